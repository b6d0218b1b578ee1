public import District

/// When townships are dark: while one power cut strikes more than half of a township's villages, its filling station is taken
/// to have no power either.
public struct DarkTownships: Sendable {
  private var minutes: [[Range<Int>]]

  /// The dark spells that some hazards bring.
  ///
  /// - Complexity: O(hazards · (log hazards + villages))
  public init(_ hazards: [Hazard], townshipOfVillage: [Int], townshipCount: Int) {
    minutes = [[Range<Int>]](repeating: [], count: townshipCount)
    var villages = [Int](repeating: 0, count: townshipCount)
    for township in townshipOfVillage { villages[township] += 1 }
    for hazard in hazards.sorted(by: { $0.start < $1.start }) where hazard.cutsPower && hazard.duration > 0 {
      var struck = [Int](repeating: 0, count: townshipCount)
      for village in hazard.area.villages { struck[townshipOfVillage[village]] += 1 }
      let cut = hazard.start * 60..<(hazard.start + hazard.duration) * 60
      for township in villages.indices where 2 * struck[township] > villages[township] {
        darken(township, in: cut)
      }
    }
  }

  /// Cuts come by their start.
  private mutating func darken(_ township: Int, in cut: Range<Int>) {
    guard let last = minutes[township].last, cut.lowerBound <= last.upperBound else {
      minutes[township].append(cut)
      return
    }
    let end = max(last.upperBound, cut.upperBound)
    minutes[township][minutes[township].count - 1] = last.lowerBound..<end
  }

  /// Minutes from the scenario's start in which a township is dark, ascending, no two spells touching.
  public subscript(township: Int) -> [Range<Int>] { minutes[township] }
}
