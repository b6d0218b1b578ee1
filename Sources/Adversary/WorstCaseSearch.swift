import HeapModule
import Quantities

/// See ``RecourseProblem/worst(_:nodeLimit:enough:)``.
struct WorstCaseSearch {
  /// An attack still to be worked out: a move in a situation that is, or, without one, a choice of groups.
  private struct Open: Comparable {
    var bound: Int64
    /// Which came first decides between equals.
    var order: Int
    var parent: Situation
    var move: Move
    /// Place of the move among the parent's loads: those before it are another child's.
    var place: Int
    var loads: Loads
    var powers: Powers

    static func < (a: Self, b: Self) -> Bool { (a.bound, b.order) < (b.bound, a.order) }
    static func == (a: Self, b: Self) -> Bool { a.order == b.order }
  }

  /// The loads of a situation, shared by its children.
  private final class Loads {
    /// The heaviest first, without those banned.
    let moves: [(move: Move, load: Int64)]
    /// Moves that are other children's of the situations above.
    let banned: Set<Move>
    init(_ moves: [(move: Move, load: Int64)], banned: Set<Move>) {
      (self.moves, self.banned) = (moves, banned)
    }

    /// What the child at a place leaves to others.
    func banned(at place: Int) -> Set<Move> { banned.union(moves[...place].lazy.map(\.move)) }
  }

  private let powers: Powers
  private let possible: Double
  private var play: Play
  private var open = Heap<Open>()
  private var created = 0
  private var best: Situation
  private var upper: Int64 = 0

  init(_ problem: RecourseProblem, _ powers: Powers) throws(AdversaryError) {
    self.powers = powers
    let graph = RecourseGraph(problem)
    let groups = problem.targets.indices.filter { problem.targets[$0] > .zero }
    let struck = powers.groups.map { min($0, groups.count) }
    if let struck, binomial(groups.count, struck) > RecourseProblem.mostGroupChoices {
      throw .tooManyGroupChoices(binomial(groups.count, struck))
    }
    possible = problem.possibleAttacks(powers, points: graph.points.count)
    var play = Play(graph)
    let ways = play.ways(closed: [])
    let choices: [[Int]?] = struck.map { Self.choices(of: $0, from: groups) } ?? [nil]
    let roots = choices.map { play.situation(Attack(groups: $0), known: ways) }
    // more groups only ask for more, so each choice is as large as may be; there is always one
    best = roots.reduce(roots[0]) { $1.loss > $0.loss ? $1 : $0 }
    self.play = play
    for root in roots { branch(root, banned: [], powers) }
  }

  /// All ways to choose `count` of `values`, each ascending.
  private static func choices(of count: Int, from values: [Int]) -> [[Int]] {
    guard count > 0 else { return [[]] }
    guard values.count >= count else { return [] }
    let head = values[0]
    let tail = Array(values.dropFirst())
    return choices(of: count - 1, from: tail).map { [head] + $0 } + choices(of: count, from: tail)
  }

  var result: WorstCase {
    WorstCase(
      attack: best.attack, loss: Kilograms(best.loss), upper: Kilograms(max(best.loss, upper)),
      examined: play.examined, possible: possible)
  }

  mutating func run(nodeLimit: Int, enough: Int64) {
    while best.loss < enough, let next = open.popMax() {
      upper = next.bound
      if next.bound <= best.loss { break }
      if play.examined >= nodeLimit { return }
      let situation = play.after(next.move, in: next.parent)
      if situation.loss > best.loss { best = situation }
      branch(situation, banned: next.loads.banned(at: next.place), next.powers)
    }
    upper = best.loss < enough ? best.loss : max(best.loss, upper)
  }

  /// Opens the children of a situation that may be worse than the worst known.
  private mutating func branch(_ situation: Situation, banned: Set<Move>, _ powers: Powers) {
    guard powers.roads > 0 || powers.sites > 0 else { return }
    let loads = Loads(situation.loads(play.graph).filter { !banned.contains($0.move) }, banned: banned)
    for (place, entry) in loads.moves.enumerated() {
      var left = powers
      switch entry.move {
      case .close: left.roads -= 1
      case .lose: left.sites -= 1
      }
      guard left.roads >= 0, left.sites >= 0 else { continue }
      let bound = situation.loss + entry.load + heaviest(loads.moves[(place + 1)...], left)
      guard bound > best.loss else { continue }
      created += 1
      open.insert(
        Open(
          bound: bound, order: created, parent: situation, move: entry.move, place: place, loads: loads,
          powers: left))
    }
  }

  /// Most that moves of a list can take, the heaviest first.
  private func heaviest(_ moves: ArraySlice<(move: Move, load: Int64)>, _ powers: Powers) -> Int64 {
    var (left, sum) = (powers, Int64(0))
    for entry in moves {
      switch entry.move {
      case .close where left.roads > 0: left.roads -= 1
      case .lose where left.sites > 0: left.sites -= 1
      default: continue
      }
      sum += entry.load
      if left.roads == 0, left.sites == 0 { break }
    }
    return sum
  }
}
