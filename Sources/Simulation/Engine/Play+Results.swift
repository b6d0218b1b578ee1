import District
import Hazards
import Quantities

extension Play {
  /// Counts trucks that are still out.
  mutating func finish() {
    for (t, truck) in trucks.enumerated() where truck.outSince >= 0 {
      tally.busy(ground.trucks[t], minutes: horizon * 60 - truck.outSince)
    }
  }

  /// What the play came to.
  func outcome() -> Outcome {
    var outcome = Outcome(hours: horizon, townships: 0)
    outcome.affectedByHour = tally.affectedByHour
    outcome.servedByHour = tally.servedByHour
    outcome.townships = tally.townships
    outcome.householdsByUnservedHours = clocks.histogram(hours: horizon)
    outcome.leadTimes = Self.spells(
      tally.deliveries.map { ($0.minute - needs[$0.need].release, Int($0.kg)) })
    outcome.undelivered = Kilograms(
      needs.reduce(0) { $0 + max(0, $1.total - $1.inVillage - $1.burnt) })
    for need in needs where need.due <= horizon * 60 {
      outcome.due += Kilograms(need.total)
      outcome.onTime += Kilograms(min(need.total, need.onTime))
    }
    outcome.dockWaits = Self.spells(tally.waits.map { ($0, 1) })
    outcome.trips = tally.trips
    outcome.breakdowns = tally.breakdowns
    outcome.refusedOrders = book.refused
    outcome.truckDistance = Metres(tally.metres)
    outcome.haulage = tally.haulage
    outcome.truckBusy = Minutes(Int64(tally.busyMinutes))
    outcome.truckAvailable = Minutes(Int64(availableMinutes))
    outcome.transport = tally.transport
    outcome.start = Kilograms(tally.start)
    outcome.supplied = Kilograms(tally.supplied)
    outcome.inYards = Kilograms(yards.reduce(0) { $0 + $1.stock })
    outcome.onTrucks = Kilograms(trucks.reduce(0) { $0 + $1.load })
    outcome.inVillages = Kilograms(needs.reduce(0) { $0 + $1.inVillage })
    outcome.burnt = Kilograms(needs.reduce(0) { $0 + $1.burnt })
    outcome.lost = Kilograms(tally.lost)
    return outcome
  }

  /// Minutes of all trucks within one shift a day from the end of mobilisation on.
  private var availableMinutes: Int {
    let left = horizon * 60 - mobilised
    guard mobilised != .max, left > 0 else { return 0 }
    let (days, rest) = left.quotientAndRemainder(dividingBy: Self.day)
    return ground.trucks.reduce(0) { $0 + days * $1.shift + min($1.shift, rest) }
  }

  /// Adds up counts of equal minutes.
  private static func spells(_ parts: [(minutes: Int, count: Int)]) -> [Outcome.Spell] {
    var spells: [Outcome.Spell] = []
    for (minutes, count) in parts.sorted(by: { $0.minutes < $1.minutes }) {
      if let last = spells.last, last.minutes == minutes {
        spells[spells.count - 1].count += count
      } else {
        spells.append(Outcome.Spell(minutes: minutes, count: count))
      }
    }
    return spells
  }

  /// What the play came to, delivery by delivery.
  func record() -> SimulationRun {
    var run = SimulationRun(
      affectedByHour: tally.affectedByHour,
      unservedByHour: zip(tally.affectedByHour, tally.servedByHour).map { $0 - $1 },
      townships: tally.townships.map { SimulationRun.Service(affected: $0.affected, served: $0.served) },
      startKg: Kilograms(tally.start), yards: yards.map { Kilograms($0.stock) })
    run.shelteredHouseholdHours = tally.townships.reduce(0) { $0 + $1.sheltered }
    run.coldHouseholdHours = tally.coldHouseholdHours
    run.firstShortageHour = tally.firstCoolHour
    run.onTrucksKg = Kilograms(trucks.reduce(0) { $0 + $1.load })
    run.inVillagesKg = Kilograms(needs.reduce(0) { $0 + $1.inVillage })
    run.burntKg = Kilograms(needs.reduce(0) { $0 + $1.burnt })
    run.lostKg = Kilograms(tally.lost)
    run.trips = tally.trips
    run.truckDistance = Metres(tally.metres)
    run.deliveries = tally.deliveries.map { delivery in
      SimulationRun.Delivery(
        minute: Minutes(Int64(delivery.minute)), truck: delivery.truck, site: delivery.site,
        village: needs[delivery.need].village,
        urgency: needs[delivery.need].isPriority ? .priority : .ordinary, kg: Kilograms(delivery.kg))
    }
    return run
  }
}
