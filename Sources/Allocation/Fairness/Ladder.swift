import Quantities

/// The order in which scarce pellets are handed out: every household's floor before anyone's extra, and on both steps
/// the vulnerable before the others.
struct Ladder {
  private let isVulnerable: [Bool]
  private let floors: [Int64]
  private let totals: [Int64]

  /// The ladder of classes that claim `totals`, with a floor of `perMille` thousandths of each claim.
  init(totals: [Int64], isVulnerable: [Bool], floorPerMille perMille: Int) {
    self.totals = totals
    self.isVulnerable = isVulnerable
    floors = totals.map { $0 * Int64(perMille) / 1000 }
  }

  /// The four steps in order: for each class up to what it is to have before the next step begins.
  var steps: [[Int64]] {
    var reached = totals.map { _ in Int64(0) }
    var steps: [[Int64]] = []
    for goal in [floors, totals] {
      for first in [true, false] {
        for k in totals.indices where isVulnerable[k] == first { reached[k] = goal[k] }
        steps.append(reached)
      }
    }
    return steps
  }

  /// How far up a class stands that has `amount`: the steps below it, and the share of its own that it has climbed; 4 with the
  /// whole claim. Who has just his floor stands at its end.
  func height(of k: Int, having amount: Int64) -> Double {
    guard amount < totals[k] else { return 4 }
    let first = isVulnerable[k] ? 0.0 : 1.0
    if amount <= floors[k] { return first + (floors[k] > 0 ? Double(amount) / Double(floors[k]) : 0) }
    return first + 2 + Double(amount - floors[k]) / Double(totals[k] - floors[k])
  }
}

extension FairShares {
  /// Whole amounts for each claimant along a ladder. Whoever could not be brought what a step promised stays where he is on
  /// all later ones.
  func climb(_ ladder: Ladder) -> [Int64] {
    var flow = MaximumFlow(graph, from: source, to: sink)
    var amounts = arcs.map { _ in Int64(0) }
    var isStuck = arcs.map { _ in false }
    var before = amounts
    for step in ladder.steps {
      let wanted = arcs.indices.map { isStuck[$0] ? 0 : step[$0] - before[$0] }
      before = step
      guard wanted.contains(where: { $0 > 0 }) else { continue }
      let (levels, more) = share(granted: amounts, wanted: wanted, over: &flow)
      for k in arcs.indices where wanted[k] > 0 {
        amounts[k] += more[k]
        isStuck[k] = levels[k] < .one
      }
    }
    return amounts
  }
}
