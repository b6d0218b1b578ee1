import District
import Haulage
import Hazards
import Quantities
import RoadNetwork
import Simulation

/// Cold household-hours of a schedule against the nearest village first, both played by the simulation with equal trucks, stock,
/// doorsteps and luck.
///
/// Trips are driven as they are scheduled, with all their villages; one that luck has delayed begins as soon as its truck is
/// free. Nobody in the simulation rests at the wheel: the schedule's times have the rests in them, and nearest first does
/// without.
public struct SimulatedMargin: Sendable, Codable {
  /// Replications.
  public var replications: Int
  /// Temperature below which an hour counts as cold, °C.
  public var coldTemperature: Double
  /// Cold household-hours in the usual course: nearest first, and the schedule.
  public var usual: [Int]
  /// Means over the replications: nearest first, and the schedule.
  public var means: [Double]
  /// Mean of nearest first less the schedule, replication by replication; above 0 the schedule is better.
  public var margin: Double
  /// Standard error of ``margin``.
  public var standardError: Double
  /// Replications in which the schedule was worse.
  public var worse: Int
  /// Orders that the simulation could not carry out in the usual course.
  public var refusedOrders: Int
}

extension Dispatcher {
  /// Plays the schedule that ``schedule()`` makes and its rival on common random numbers.
  ///
  /// - Complexity: O(replications · a play of the scenario)
  public func margin(replications: Int) async -> SimulatedMargin {
    let network = RoadNetwork(district)
    let dispatch = DispatchCase.of(district, scenario, network: network, stock: stock)
    let solution = dispatch.problem.solve(inWaves: true, iterations: rounds, seed: seed)
    return await margin(of: solution, dispatch, network, replications: replications)
  }

  /// Plays a schedule and its rival on common random numbers.
  func margin(
    of solution: ShiftSolution, _ dispatch: DispatchCase, _ network: RoadNetwork, replications: Int
  ) async -> SimulatedMargin {
    let planned = DispatchPolicy.planned(orders(dispatch, solution))
    let laboratories = [DispatchPolicy.distanceFirst, planned].map {
      Laboratory(district, network: network, stock: stock, policy: $0, work: .ofSchedules)
    }
    let usual = laboratories.map { $0.record(scenario, luck: nil).coldHouseholdHours }
    let (course, luckSeed) = (scenario, seed)
    let played = await inOrder(Array(0..<replications)) { r in
      laboratories.map { laboratory in
        laboratory.record(course, luck: Luck(seed: luckSeed, replication: UInt32(r))).coldHouseholdHours
      }
    }
    let differences = played.map { Double($0[0] - $0[1]) }
    let mean = differences.reduce(0, +) / Double(max(1, replications))
    let variance =
      differences.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(max(1, replications - 1))
    return SimulatedMargin(
      replications: replications, coldTemperature: district.policy.coldTemperature.value, usual: usual,
      means: [0, 1].map { p in Double(played.reduce(0) { $0 + $1[p] }) / Double(max(1, replications)) },
      margin: mean, standardError: (variance / Double(max(1, replications))).squareRoot(),
      worse: differences.count { $0 < 0 },
      refusedOrders: laboratories[1].play(scenario, luck: nil).refusedOrders)
  }

  /// The trips of a solution as orders of the simulation, which numbers trucks through the rows of the fleet.
  func orders(_ dispatch: DispatchCase, _ solution: ShiftSolution) -> [DispatchOrder] {
    var firstOfType: [Int] = []
    var count = 0
    for type in district.fleet {
      firstOfType.append(count)
      if type.payload > .zero { count += type.count }
    }
    return solution.shifts.flatMap { shift in
      let truck = dispatch.trucks[shift.truck]
      return shift.trips.map { trip in
        DispatchOrder(
          minute: trip.load.depart, truck: firstOfType[truck.type] + truck.number - 1,
          site: dispatch.sites[trip.yard],
          drops: zip(trip.needs, trip.stops).map { need, stop in
            DispatchOrder.Drop(
              village: dispatch.needs[need].village, urgency: dispatch.needs[need].urgency,
              kg: Kilograms(Int64(stop.kg)))
          })
      }
    }
  }
}
