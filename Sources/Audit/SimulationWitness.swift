import District
import Plans
import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the hour-by-hour run of a scenario can have come to at best and at worst, whatever order the trucks took.
///
/// Which truck drove where is the planner's own choice and is not played again. But no coal burns in a village before
/// the first truck can be there, shelters open and fill by rule, and a house without heat cools by its own law.
struct SimulationWitness {
  /// Degrees within which two reckonings of the same temperature may differ, K.
  private static let tolerance = 1e-9

  /// The coldest and the warmest that unserved rooms of a cohort can be, °C.
  private struct Rooms {
    private var low: Double
    private var high: Double
    private let start: Double
    /// Part of its distance to the outdoor temperature that the house keeps in an hour.
    private let kept: Double

    init(_ archetype: Archetype) {
      (low, high, start) = (
        archetype.startTemperature, archetype.startTemperature, archetype.startTemperature
      )
      kept = exp(-1 / archetype.timeConstant)
    }

    mutating func cool(to outdoor: Double) {
      low = outdoor + (low - outdoor) * kept
      high = outdoor + (high - outdoor) * kept
    }

    /// Every household of the cohort may have been kept at the emergency temperature.
    mutating func mayHaveBeenServed(at temperature: Double) {
      low = min(low, temperature)
      high = max(high, temperature)
    }

    mutating func wereServed(at temperature: Double) { (low, high) = (temperature, temperature) }

    mutating func haveHeat() { (low, high) = (start, start) }

    func canBe(below threshold: Double) -> Bool { low < threshold + SimulationWitness.tolerance }

    func mustBe(below threshold: Double) -> Bool { high < threshold - SimulationWitness.tolerance }
  }

  /// Households in one hour.
  struct Hour {
    /// Unserved whatever the trucks did.
    var leastUnserved = 0
    /// Unserved where no truck ever comes.
    var mostUnserved = 0
    /// Without a stove and without a place, and so certainly unserved; counted in both of the above.
    fileprivate var unsheltered = 0
    fileprivate var cold = Warmth()
    fileprivate var cool = Warmth()

    /// Household-hours below the cold temperature, where so many are unserved.
    func coldHouseholds(unserved: Int) -> ClosedRange<Int> { cold.range(unserved: unserved - unsheltered) }

    /// Those below the emergency temperature.
    func coolHouseholds(unserved: Int) -> ClosedRange<Int> { cool.range(unserved: unserved - unsheltered) }
  }

  /// Households by whether their rooms would be below a threshold, were they unserved.
  fileprivate struct Warmth {
    /// Unsheltered ones, which are unserved: certainly below, and perhaps.
    var certain = (least: 0, most: 0)
    /// Those that coal could not reach yet and that are certainly below.
    var unreached = 0
    /// Those with a stove that can be below.
    var possible = 0
    /// Those with a stove that can be above.
    var spared = 0

    /// - Parameter unserved: Of those with a stove.
    func range(unserved: Int) -> ClosedRange<Int> {
      let least = certain.least + max(unreached, unserved - spared)
      return least...max(least, certain.most + min(unserved, possible))
    }
  }

  private(set) var hours: [Hour]
  private let policy: Policy

  /// - Complexity: O(cohorts · hours), and one shortest-path tree per stocked site and base.
  init(
    _ district: District, _ scenario: Scenario, _ witness: NeedWitness, stock: [Int64],
    _ roads: CertificateWitness.RoadsByHour
  ) {
    policy = district.policy
    hours = [Hour](repeating: Hour(), count: scenario.horizon)
    guard let alarm = witness.alarm else { return }
    let arrivals = Self.earliestArrivals(district, stock, roads, from: Int64(alarm) * 60)
    for need in witness.needs {
      let arrival = arrivals[district.villages[need.village].junction]
      for cohort in need.cohorts {
        var rooms = Rooms(district.archetypes[cohort.archetype])
        for hour in hours.indices {
          let households = cohort.households[hour]
          guard households > 0 else {
            rooms.haveHeat()
            continue
          }
          // where it is warm enough outdoors nothing is burnt, and nobody goes without
          let isFree = need.hourly[hour] <= 0
          let isReached = isFree || arrival.map { $0 <= Int64(hour) * 60 } ?? false
          hours[hour].leastUnserved += isReached ? 0 : households
          hours[hour].mostUnserved += isFree ? 0 : households
          rooms.cool(to: NeedWitness.outdoor(district, scenario, village: need.village, hour: hour))
          count(households, rooms, isReached: isReached, in: hour)
          if isReached { rooms.mayHaveBeenServed(at: policy.emergencyTemperature.value) }
        }
      }
    }
    shelter(district, scenario, witness, from: Int64(alarm) * 60)
  }

  private mutating func count(_ households: Int, _ rooms: Rooms, isReached: Bool, in hour: Int) {
    func add(_ threshold: Double, to warmth: inout Warmth) {
      if rooms.canBe(below: threshold) { warmth.possible += households }
      if !rooms.mustBe(below: threshold) {
        warmth.spared += households
      } else if !isReached {
        warmth.unreached += households
      }
    }
    add(policy.coldTemperature.value, to: &hours[hour].cold)
    add(policy.emergencyTemperature.value, to: &hours[hour].cool)
  }

  /// Places in a township's shelters go to its groups in the order of the file: nothing is left to a dispatcher.
  private mutating func shelter(
    _ district: District, _ scenario: Scenario, _ witness: NeedWitness, from alarm: Int64
  ) {
    let usable = district.shelters.filter { NeedWitness.isUsable($0, in: scenario) }
    var rooms = witness.stoveless.map { Rooms(district.archetypes[$0.cohort.archetype]) }
    for hour in hours.indices {
      var places = [Int](repeating: 0, count: district.townships.count)
      for shelter in usable where Int64(hour) * 60 >= alarm + shelter.opensAfter.count {
        places[district.villages[shelter.village].township] += shelter.places
      }
      var left = places.map {
        Int((Double($0) / policy.personsPerHousehold.value + 1e-9).rounded(.down))
      }
      for (index, group) in witness.stoveless.enumerated() {
        let households = group.cohort.households[hour]
        guard households > 0 else {
          rooms[index].haveHeat()
          continue
        }
        let township = district.villages[group.village].township
        let served = min(left[township], households)
        left[township] -= served
        guard served < households else {
          rooms[index].wereServed(at: policy.emergencyTemperature.value)
          continue
        }
        rooms[index].cool(
          to: NeedWitness.outdoor(district, scenario, village: group.village, hour: hour))
        leaveOut(households - served, rooms[index], in: hour)
      }
    }
  }

  private mutating func leaveOut(_ households: Int, _ rooms: Rooms, in hour: Int) {
    hours[hour].leastUnserved += households
    hours[hour].mostUnserved += households
    hours[hour].unsheltered += households
    func add(_ threshold: Double, to warmth: inout Warmth) {
      if rooms.canBe(below: threshold) { warmth.certain.most += households }
      if rooms.mustBe(below: threshold) { warmth.certain.least += households }
    }
    add(policy.coldTemperature.value, to: &hours[hour].cold)
    add(policy.emergencyTemperature.value, to: &hours[hour].cool)
  }

  /// The minute by which coal can be in a village at the earliest, by its junction; `nil` = not within the horizon.
  ///
  /// Every truck is taken to be as fast as the fastest, every road to be as good as in its best hour, and a load of a
  /// kilogram to take a minute at the dock.
  private static func earliestArrivals(
    _ district: District, _ stock: [Int64], _ roads: CertificateWitness.RoadsByHour, from alarm: Int64
  ) -> [Int64?] {
    var arrivals = [Int64?](repeating: nil, count: district.junctions.count)
    let fleet = district.fleet.filter { $0.payload > .zero && $0.count > 0 }
    guard let fastest = fleet.map(\.speedFactor).max() else { return arrivals }
    var best = [Double](repeating: 0, count: district.roads.count)
    for state in Set(roads.states) {
      for (road, pace) in state.enumerated() { best[road] = max(best[road], pace) }
    }
    best = best.map { $0 * fastest }
    let approaches = Set(fleet.map(\.base)).map { roads.witness.ways(from: $0, best) }
    let setOut = alarm + district.policy.mobiliseTime.value.count
    let yards = district.sites.indices.filter {
      stock[$0] > 0 && district.sites[$0].docks > 0 && district.sites[$0].loadingRate > .zero
    }
    for junction in Set(yards.map { district.sites[$0].junction }) {
      guard let approach = approaches.compactMap({ $0[junction]?.minutes }).min() else { continue }
      let loaded = setOut + approach + 1
      for (end, way) in roads.witness.ways(from: junction, best).enumerated() {
        guard let way else { continue }
        let unloaded = loaded + way.minutes + district.policy.unloadTime.value.count
        arrivals[end] = min(arrivals[end] ?? unloaded, unloaded)
      }
    }
    return arrivals
  }
}
