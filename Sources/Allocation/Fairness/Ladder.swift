/// The order in which scarce pellets are handed out: every household's floor before anyone's extra, and on both steps
/// the vulnerable before the others.
struct Ladder {
  /// One step: up to what each class is to have before the next step begins.
  struct Step {
    /// The target of each class; what the class had before where the step is not its own.
    var target: [Int64]
  }

  let steps: [Step]

  /// The four steps for classes that claim `totals`, with a floor of `perMille` thousandths of each claim.
  init(totals: [Int64], isVulnerable: [Bool], floorPerMille perMille: Int) {
    let floors = totals.map { $0 * Int64(perMille) / 1000 }
    var reached = totals.map { _ in Int64(0) }
    var steps: [Step] = []
    for goal in [floors, totals] {
      for first in [true, false] {
        for k in totals.indices where isVulnerable[k] == first { reached[k] = goal[k] }
        steps.append(Step(target: reached))
      }
    }
    self.steps = steps
  }
}

extension FairShares {
  /// Whole amounts for each claimant along a ladder, and how far up each stands: step number plus exact level.
  ///
  /// A claimant that could not be brought what a step promised stays where it is on all later ones.
  func climb(_ ladder: Ladder) -> (heights: [Double], amounts: [Int64]) {
    var amounts = arcs.map { _ in Int64(0) }
    var heights = arcs.map { _ in Double(ladder.steps.count) }
    var isStuck = arcs.map { _ in false }
    var before = amounts
    for (number, step) in ladder.steps.enumerated() {
      let wanted = arcs.indices.map { isStuck[$0] ? 0 : step.target[$0] - before[$0] }
      before = step.target
      guard wanted.contains(where: { $0 > 0 }) else { continue }
      let (levels, more) = share(granted: amounts, wanted: wanted)
      for k in arcs.indices where wanted[k] > 0 {
        amounts[k] += more[k]
        if levels[k] < .one {
          isStuck[k] = true
          heights[k] = Double(number) + levels[k].double
        }
      }
    }
    return (heights, amounts)
  }
}
