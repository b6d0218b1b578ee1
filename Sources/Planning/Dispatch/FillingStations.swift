import District
import Plans
import Haulage
import Hazards
import Quantities

/// Where the trucks of a district can be filled in a scenario: each at its base, unless the base's township is dark. Whose
/// station is never shut has no tank to mind: it is filled wherever it has to be.
struct FillingStations {
  private let range: Metres
  private let townshipOfJunction: [Int]
  /// `nil` = stations need no grid.
  private let dark: DarkTownships?

  init(_ district: District, _ scenario: Scenario) {
    let emergency = district.policy.emergency
    range = emergency.truckRange.value
    townshipOfJunction = district.junctions.map(\.township)
    dark =
      emergency.failsWithPower.value.contains(.truckFuel)
      ? DarkTownships(
        scenario.hazards, townshipOfVillage: district.villages.map(\.township),
        townshipCount: district.townships.count) : nil
  }

  /// The full tank of a truck whose base is at a junction.
  func tank(at base: Int) -> ShiftProblem.Truck.Tank? {
    guard let shut = dark?[townshipOfJunction[base]], !shut.isEmpty else { return nil }
    return ShiftProblem.Truck.Tank(range: Int(range.count), shut: shut)
  }
}

extension ShiftProblem.Truck.Tank {
  /// Whether it can be filled in some minute of a spell that a truck stands at its base.
  func isFilled(from first: Int, through last: Int) -> Bool {
    !shut.contains { $0.contains(first) && $0.contains(last) }
  }

  /// Metres driven since it was filled, before and after each of a truck's shifts. It began full, and was filled whenever the
  /// station worked in a minute from which a shift could begin until it did.
  ///
  /// - Parameters:
  ///   - shifts: When each began and was over, and the metres driven in it; in order.
  ///   - cycle: Minutes from the start of one shift to that of the next.
  func used(in shifts: [(start: Int, end: Int, metres: Int)], cycle: Int) -> [(before: Int, after: Int)] {
    var used = 0
    var open: Int?
    return shifts.map { shift in
      if let open, isFilled(from: open, through: shift.start) { used = 0 }
      let before = used
      // a schedule that somebody changed by hand may say anything
      used = min(Self.most, used + max(0, min(Self.most, shift.metres)))
      open = max(shift.start + cycle, shift.end)
      return (before, used)
    }
  }

  /// More metres than any truck drives between two fillings.
  private static let most = 1_000_000_000
}
