public import District
public import Hazards
public import Quantities
public import RoadNetwork

/// Plays a scenario through, hour by hour, with the stock that is laid in and the trucks there are.
///
/// **Clock.** Hours for weather, outages, houses and burning; whole minutes for trucks and docks in between. What
/// happens in the same minute happens in this order: yards are lost, coal is unloaded, trucks reach a dock, trucks are
/// loaded, loaded trucks that waited depart, trucks are back at their base, drivers are rested, mobilisation ends, the
/// hour turns; then orders are given. Within a class the lower index goes first.
///
/// **Alarm.** The first hour in which any household or facility is affected. Orders are given from `mobiliseTime` after
/// the alarm on, and for a village not before the first hour in which it is itself affected: nobody foresees who
/// will lose the heat. How much a struck village will need is foreseen.
///
/// **Burning.** Fuel that is in the village when an hour begins can be burnt in it. A need's fuel is rounded so that
/// the kilograms of all its hours add up to exactly `Need.kg`; of a need whose hour is short of fuel, households are
/// served in proportion, rounded down. Fuel for an hour that has passed is needed no more.
///
/// **Shelters.** A shelter that opens in the scenario takes, from `opensAfter` after the alarm on, households of its
/// township that have no safe stove, in file order.
///
/// **Houses.** Every group is three cohorts: priority, ordinary, without stove. A cohort whose heat works is at its
/// start temperature; a cohort wholly served in an hour is at `emergencyTemperature` at its end; the unserved part of
/// any other cohort cools by `HouseModel` without heat, and has one temperature: who is served stays served, so it is
/// the temperature of those never served.
///
/// **Trucks.** Each trip loads at one site for one need the least of: payload, what the need lacks beyond what is in
/// the village and on its way, and the stock not yet promised. The site is the nearest to the village in minutes that
/// has stock, the truck the one that can be in the village first, not counting docks. A dock loads one truck
/// at a time at `loadingRate`, in order of arrival. After unloading a truck takes the next order where it stands, or
/// drives back to its base and takes orders again from there.
///
/// **Roads.** A leg takes the minutes of the road state in the hour it begins. Nothing is ordered to a village that no
/// open road reaches in that hour; a loaded truck whose way has closed waits beside the dock for an hour in which it
/// is open. A truck drives only roads that bear its full weight, loaded or not.
///
/// **Shifts.** A truck takes orders until `shift` after its first departure, ends the trip it is on, and takes orders
/// again 24 hours after that first departure. Snow chains change nothing: no policy number says what they are worth.
///
/// **Lost yards.** When a site-loss begins, ⌊stock · surviving⌋ stays; hazards on one site unite by the least. Coal on
/// trucks is not lost.
///
/// The policy is greedy: with several villages, more stock or another road can send a truck the wrong way first and
/// leave more household-hours unserved (seen in 6 of 120 random steps of stock). It is what a dispatcher without a
/// plan would do, not the best that could be done; that is for certificates to bound.
public struct Simulator: Sendable {
  let district: District
  let scenario: Scenario
  let impact: Impact
  let conditions: RoadConditions
  let network: RoadNetwork
  let stock: [Kilograms]
  let policy: DispatchPolicy

  /// A run that can be started.
  ///
  /// - Parameters:
  ///   - district: The district.
  ///   - scenario: The scenario.
  ///   - impact: Its impact on the district.
  ///   - conditions: Its road conditions.
  ///   - network: The district's roads.
  ///   - stock: Coal in each yard at the start, by site.
  ///   - policy: Who gets the next truck.
  public init(
    _ district: District, _ scenario: Scenario, impact: Impact, conditions: RoadConditions,
    network: RoadNetwork, stock: [Kilograms], policy: DispatchPolicy = .greedy
  ) {
    precondition(stock.count == district.sites.count, "stock is given by site: one entry for each")
    self.district = district
    self.scenario = scenario
    self.impact = impact
    self.conditions = conditions
    self.network = network
    self.stock = stock
    self.policy = policy
  }

  /// Plays the scenario through. The same inputs give the same run, bit for bit.
  ///
  /// - Complexity: O(trips · needs · sites · kinds of truck + horizon · groups)
  public func run() -> SimulationRun {
    var run = Run(self)
    return run.play()
  }
}
