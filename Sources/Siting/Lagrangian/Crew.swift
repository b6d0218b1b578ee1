import Dispatch
import Synchronization

/// Workers that share the scenarios of a problem between them, each with memory of its own.
///
/// What a scenario comes to depends on that scenario alone, and sums over scenarios are taken in their order: the same
/// bytes come out for any number of workers.
final class Crew: Sendable {
  private let shards: [Guarded]
  /// Scenarios are too little work to wake anybody below this many needs.
  private static let worthwhile = 2_000

  private final class Guarded: Sendable {
    let shard: Mutex<Shard>
    init(_ problem: FlatProblem, first: Int, step: Int) {
      shard = Mutex(Shard(problem, first: first, step: step))
    }
  }

  /// At most `workers` workers, one at least.
  init(_ problem: FlatProblem, workers: Int) {
    let count = problem.demand.count < Self.worthwhile ? 1 : max(1, min(workers, problem.scenarioCount))
    shards = (0..<count).map { Guarded(problem, first: $0, step: count) }
  }

  /// Runs a body on every worker's part.
  func onAll(_ body: @Sendable (inout Shard) -> Void) {
    guard shards.count > 1 else {
      shards[0].shard.withLock { body(&$0) }
      return
    }
    let shards = shards
    DispatchQueue.concurrentPerform(iterations: shards.count) { k in
      shards[k].shard.withLock { body(&$0) }
    }
  }

  /// Looks at the part that holds a scenario.
  func look<Result: Sendable>(at scenario: Int, _ body: (inout Shard) -> Result) -> Result {
    shards[scenario % shards.count].shard.withLock { body(&$0) }
  }
}

/// One worker's part: every `step`-th scenario, and the memory to work on them.
struct Shard: ~Copyable {
  let first: Int
  let step: Int
  /// Results of its scenarios, one after the other: `fillings[slot(s) · sites + i]`.
  let fillings: Buffer<Filling>
  /// Needs that are served whole, filling by filling, and where each filling's begin.
  var served: Buffer<Int32>
  let servedStart: Buffer<Int>
  /// What the demand rows lack, per need of its scenarios.
  let lack: Buffer<Double>
  /// Where each of its scenarios begins in ``lack``.
  let lackStart: [Int]
  let offers: Buffer<Offer>
  /// Offers to each site so far.
  let counts: Buffer<Int32>
  var simplex: NetworkSimplex
  /// Cost of each of its scenarios in the last exact evaluation.
  let costs: Buffer<Double>
  /// Prices of its needs there, as ``lack`` counts them.
  let prices: Buffer<Double>

  init(_ problem: FlatProblem, first: Int, step: Int) {
    self.first = first
    self.step = step
    let own = Array(stride(from: first, to: problem.scenarioCount, by: step))
    fillings = Buffer(own.count * problem.siteCount, .nothing)
    served = Buffer(problem.needCount / step, 0)
    servedStart = Buffer(own.count * problem.siteCount, 0)
    var starts: [Int] = []
    var needs = 0
    var most = 0
    for s in own {
      starts.append(needs)
      let count = problem.needStart[s + 1] - problem.needStart[s]
      needs += count
      most = max(most, count)
    }
    lackStart = starts
    lack = Buffer(needs, 0)
    offers = Buffer(problem.mostArcs, Offer(ratio: 0, need: 0))
    counts = Buffer(problem.siteCount, 0)
    simplex = NetworkSimplex(sites: problem.siteCount, needs: most)
    costs = Buffer(own.count, 0)
    prices = Buffer(needs, 0)
  }

  /// Position of one of its scenarios.
  func slot(_ scenario: Int) -> Int { (scenario - first) / step }
}
