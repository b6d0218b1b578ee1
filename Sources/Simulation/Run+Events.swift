import District
import Quantities
import RoadNetwork

extension Run {
  mutating func handle(_ event: Event) {
    let minute = event.minute
    switch event.kind {
    case .unloaded, .back, .rested, .mobilised, .hour: isUnsettled = true
    case .yardLost, .atDock, .loaded, .departs: break
    }
    switch event.kind {
    case .yardLost: loseYard(event.entity, at: minute)
    case .unloaded: unload(event.entity, at: minute)
    case .atDock:
      guard let order = trucks[event.entity].order else { return }
      yards[order.site].queueUp(event.entity)
      serveDocks(of: order.site, at: minute)
    case .loaded:
      guard let order = trucks[event.entity].order else { return }
      yards[order.site].releaseDock()
      depart(event.entity, at: minute)
      serveDocks(of: order.site, at: minute)
    case .departs: depart(event.entity, at: minute)
    case .back: trucks[event.entity].isReturning = false
    case .rested, .mobilised: break  // orders are given at the end of the minute
    case .hour: turnHour(event.entity)
    }
  }

  private mutating func loseYard(_ site: Int, at minute: Int) {
    var share = 1.0
    for hazard in simulator.scenario.hazards where hazard.start * 60 <= minute {
      guard case .siteLoss(let surviving) = hazard.kind, hazard.area.sites.contains(site) else { continue }
      share = min(share, surviving)
    }
    result.lostKg += Kilograms(yards[site].lose(to: share))
  }

  /// Loads whoever is next while there is a dock. Who finds nothing left is free again.
  private mutating func serveDocks(of site: Int, at minute: Int) {
    while let truck = yards[site].callNext() {
      guard let order = trucks[truck].order else { continue }
      let kg = yards[site].load(promise: order.kg)
      ledgers[order.need].underWay -= order.kg - kg
      trucks[truck].load = kg
      if kg < order.kg { isUnsettled = true }
      if kg > 0 {
        queue.add(.loaded, truck, at: minute + yards[site].loadingMinutes(kg))
      } else {
        trucks[truck].order = nil
      }
    }
  }

  /// Sends a loaded truck off, or lets it wait for the next hour where its way is closed.
  private mutating func depart(_ truck: Int, at minute: Int) {
    guard let order = trucks[truck].order else { return }
    let hour = minute / 60
    routes.turn(to: hour)
    guard let drive = drive(truck, to: district.villages[ledgers[order.need].village].junction) else {
      queue.add(.departs, truck, at: (hour + 1) * 60)
      return
    }
    result.trips += 1
    queue.add(.unloaded, truck, at: minute + drive + Int(district.policy.unloadTime.value.count))
  }

  private mutating func unload(_ truck: Int, at minute: Int) {
    guard let order = trucks[truck].order else { return }
    let kg = trucks[truck].load
    ledgers[order.need].unload(kg)
    trucks[truck].load = 0
    trucks[truck].order = nil
    result.deliveries.append(
      SimulationRun.Delivery(
        minute: Minutes(Int64(minute)), truck: truck, site: order.site, village: ledgers[order.need].village,
        urgency: ledgers[order.need].urgency, kg: Kilograms(kg)))
  }

  /// Moves a truck to a junction and tells how many minutes that takes; `nil` leaves it where no open way leads.
  mutating func drive(_ truck: Int, to junction: Int) -> Int? {
    let table = routes.table(trucks[truck].kind, from: trucks[truck].junction)
    guard let minutes = table.minutes(0, to: junction), let metres = table.metres(0, to: junction) else {
      return nil
    }
    trucks[truck].junction = junction
    result.truckDistance += Metres(metres)
    return Int(minutes)
  }
}
