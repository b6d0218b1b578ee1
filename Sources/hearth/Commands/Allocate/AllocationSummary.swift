import District
import Plans
import Quantities

/// The machine form of an allocation.
struct AllocationSummary: Encodable {
  var maxSubsidisedKgPerHousehold: Kilograms
  var totalSubsidisedKg: Kilograms
  var capKg: Kilograms
  var unmetKg: Kilograms
  /// Of which in villages that no plant reaches.
  var unmetWithoutRoadKg: Kilograms
  var selfPaidKg: Kilograms
  var costFen: Fen
  var households: Int
  var proof: AllocationPlan.Proof
  var periods: [AllocationPlan.Period]
  var villages: [AllocationPlan.Village]
  var deliveries: [AllocationPlan.Delivery]
  var intakes: [AllocationPlan.Intake]

  init(_ allocation: AllocationPlan, in district: District) {
    maxSubsidisedKgPerHousehold = allocation.maxSubsidisedKgPerHousehold
    totalSubsidisedKg = allocation.totalKg
    capKg = allocation.capKg
    unmetKg = allocation.unmetKg
    unmetWithoutRoadKg = PelletShortage(allocation, in: district).cutOffKg
    selfPaidKg = allocation.selfPaidKg
    costFen = allocation.costFen
    households = allocation.villages.reduce(0) { $0 + $1.households }
    proof = allocation.proof
    periods = allocation.periods
    villages = allocation.villages
    deliveries = allocation.deliveries
    intakes = allocation.intakes
  }
}
