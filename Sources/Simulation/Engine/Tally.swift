import District
import Hazards
import Quantities

/// What a play has come to so far.
struct Tally: Sendable {
  /// Coal that arrived.
  struct Delivery: Sendable {
    var minute: Int
    var truck: Int
    var site: Int
    var need: Int
    var kg: Int64
  }

  var affectedByHour: [Int] = []
  var servedByHour: [Int] = []
  var townships: [Outcome.Township]
  /// Unserved household-hours that ended below `Policy.coldTemperature`.
  var coldHouseholdHours = 0
  /// First hour that ended with an unserved household below `Policy.emergencyTemperature`.
  var firstCoolHour: Int?
  var deliveries: [Delivery] = []
  /// Minutes each loaded truck had waited for its dock.
  var waits: [Int] = []
  var trips = 0
  var breakdowns = 0
  var metres: Int64 = 0
  /// kg · m of loaded legs.
  var haulage: Int64 = 0
  var busyMinutes = 0
  /// 10⁻³ fen.
  private var distanceCost: Int64 = 0
  /// Fen per hour, times minutes.
  private var timeCost: Int64 = 0
  /// kg.
  var start: Int64 = 0
  var supplied: Int64 = 0
  var lost: Int64 = 0

  init(townships: Int) {
    self.townships = [Outcome.Township](repeating: Outcome.Township(), count: townships)
  }

  mutating func clear(hours: Int) {
    affectedByHour.assign(0, count: hours)
    servedByHour.assign(0, count: hours)
    townships.assign(Outcome.Township(), count: townships.count)
    coldHouseholdHours = 0
    firstCoolHour = nil
    deliveries.removeAll(keepingCapacity: true)
    waits.removeAll(keepingCapacity: true)
    (trips, breakdowns, metres, haulage, busyMinutes) = (0, 0, 0, 0, 0)
    (distanceCost, timeCost) = (0, 0)
    (start, supplied, lost) = (0, 0, 0)
  }

  mutating func count(_ hour: Int, _ township: Int, affected: Int, served: Int) {
    affectedByHour[hour] += affected
    servedByHour[hour] += served
    townships[township].affected += affected
    townships[township].served += served
  }

  /// Counts the unserved of a cohort at the end of an hour.
  mutating func count(
    _ hour: Int, _ township: Int, unserved: Int, at temperature: Double, _ rules: Ground.Rules
  ) {
    if townships[township].firstShortageHour == nil { townships[township].firstShortageHour = hour }
    if temperature < rules.coldTemperature { coldHouseholdHours += unserved }
    if firstCoolHour == nil, temperature < rules.emergencyTemperature { firstCoolHour = hour }
    for index in 0..<Self.thresholds.count where temperature < Self.thresholds[index] {
      var cold = townships[township].cold[index]
      cold.householdHours += unserved
      cold.milliKelvinHours += unserved * Int(((Self.thresholds[index] - temperature) * 1000).rounded())
      if cold.firstHour == nil { cold.firstHour = hour }
      townships[township].cold[index] = cold
    }
  }

  private static let thresholds = Outcome.coldThresholds

  mutating func driven(_ truck: Ground.Truck, metres: Int) {
    self.metres += Int64(metres)
    distanceCost += Int64(metres) * truck.fenPerKilometre
  }

  mutating func busy(_ truck: Ground.Truck, minutes: Int) {
    busyMinutes += minutes
    timeCost += Int64(minutes) * truck.fenPerHour
  }

  /// What kilometres and hours cost, to the nearest fen.
  var transport: Fen { Fen((distanceCost + 500) / 1000 + (timeCost + 30) / 60) }
}
