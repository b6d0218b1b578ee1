import District
import Hazards
import Quantities
import RoadNetwork

extension Play {
  mutating func handle(_ happening: Happening, _ entity: Int, at minute: Int) {
    switch happening {
    case .yardLost: loseYard(entity, at: minute)
    case .supplied: supply(entity, at: minute)
    case .unloaded: unload(entity, at: minute)
    case .atDock: queueUp(entity, at: minute)
    case .loaded: leaveDock(entity, at: minute)
    case .departs: depart(entity, at: minute)
    case .back: comeBack(entity, at: minute)
    case .rested, .ordered: isUnsettled[ground.trucks[entity].region] = true
    case .mobilised: unsettle()
    }
  }

  /// Leaves only a share of the first stock. Shares unite by the least.
  private mutating func loseYard(_ site: Int, at minute: Int) {
    var share = 1.0
    for hazard in hazards where hazard.start * 60 <= minute {
      guard case .siteLoss(let surviving) = hazard.kind, hazard.area.sites.contains(site) else { continue }
      share = min(share, surviving)
    }
    guard share < yards[site].surviving else { return }
    let left = Int64((Double(yards[site].stock) * (share / yards[site].surviving)).rounded(.down))
    tally.lost += yards[site].stock - left
    yards[site].stock = left
    yards[site].surviving = share
  }

  /// Fills stocked yards in order, as far as they hold it; what none can hold is not brought.
  private mutating func supply(_ index: Int, at minute: Int) {
    let supply = ground.supplies[index]
    for hazard in hazards where hazard.isActive(at: minute / 60) {
      if case .supplyCut = hazard.kind, hazard.area.suppliers.contains(supply.supplier) { return }
    }
    var left = supply.daily
    for yard in supply.yards where yards[yard].surviving > 0 {
      let kg = min(left, max(0, ground.yards[yard].storage - yards[yard].stock))
      yards[yard].stock += kg
      left -= kg
      if kg > 0 {
        desk.forgetNearest(in: ground.yards[yard].region)
        forgetWaiting(in: ground.yards[yard].region)
      }
      isUnsettled[ground.yards[yard].region] = true
    }
    tally.supplied += supply.daily - left
  }

  private mutating func queueUp(_ truck: Int, at minute: Int) {
    let site = trucks[truck].yard
    trucks[truck].atDockSince = minute
    trucks[truck].nextInLine = -1
    if yards[site].lastInLine >= 0 {
      trucks[yards[site].lastInLine].nextInLine = truck
    } else {
      yards[site].firstInLine = truck
    }
    yards[site].lastInLine = truck
    serveDocks(of: site, at: minute)
  }

  /// Loads whoever is next while there is a dock. Who finds nothing left is free again.
  private mutating func serveDocks(of site: Int, at minute: Int) {
    while yards[site].freeDocks > 0, yards[site].firstInLine >= 0 {
      let truck = yards[site].firstInLine
      yards[site].firstInLine = trucks[truck].nextInLine
      if yards[site].firstInLine < 0 { yards[site].lastInLine = -1 }
      let promised = trucks[truck].promised
      let kg = min(promised, yards[site].stock)
      yards[site].promised -= promised
      yards[site].stock -= kg
      trucks[truck].load = kg
      if kg < promised {
        fallShort(truck, by: promised - kg)
        isUnsettled[ground.yards[site].region] = true
      }
      if kg > 0 {
        yards[site].freeDocks -= 1
        tally.waits.append(minute - trucks[truck].atDockSince)
        agenda.add(.loaded, truck, at: minute + loadingMinutes(kg, site, truck))
      } else {
        trucks[truck].yard = -1
      }
    }
  }

  /// Takes what a yard did not have off a truck's drops, the last first: it is lacking again.
  private mutating func fallShort(_ truck: Int, by missing: Int64) {
    var missing = missing
    for c in trucks[truck].later.reversed() {
      let less = min(missing, cargo[c].kg)
      cargo[c].kg -= less
      isLacking(cargo[c].need, less)
      missing -= less
    }
    trucks[truck].drop.kg -= missing
    isLacking(trucks[truck].drop.need, missing)
  }

  private mutating func isLacking(_ need: Int, _ kg: Int64) {
    requests[need].underWay -= kg
    requests[need].lacking += kg
    rankAnew(need)
  }

  /// Whole minutes that a load keeps a dock.
  private func loadingMinutes(_ kg: Int64, _ site: Int, _ truck: Int) -> Int {
    let rate = ground.yards[site].loadingRate
    let nominal = ground.rules.setUp + Int((kg * 60 + rate - 1) / rate)
    return fortune?.loading(ground.trucks[truck], leg: trucks[truck].legs, nominal: nominal) ?? nominal
  }

  private mutating func leaveDock(_ truck: Int, at minute: Int) {
    let site = trucks[truck].yard
    yards[site].freeDocks += 1
    depart(truck, at: minute)
    serveDocks(of: site, at: minute)
  }

  /// Sends a loaded truck off, or lets it wait for the next hour where its way is closed.
  private mutating func depart(_ truck: Int, at minute: Int) {
    let hour = minute / 60
    turnRoads(to: hour)
    let drop = trucks[truck].drop
    let junction = needs[drop.need].junction
    let way = times.way(
      .out, root: trucks[truck].junction, junction: junction, kind: ground.trucks[truck].kind)
    guard let way else {
      agenda.add(.departs, truck, at: (hour + 1) * 60)
      return
    }
    if !trucks[truck].isLaden { tally.trips += 1 }
    trucks[truck].isLaden = true
    tally.haulage += trucks[truck].load * Int64(way.metres)
    let minutes = drive(truck, to: junction, way)
    agenda.add(.unloaded, truck, at: minute + minutes + unloadingMinutes(drop))
  }

  /// Whole minutes to unload a drop.
  private func unloadingMinutes(_ drop: Cargo) -> Int {
    let (all, doorsteps) = (needs[drop.need].total, Int64(needs[drop.need].doorsteps))
    return ground.rules.unloading + (all > 0 ? Int((drop.kg * doorsteps + all - 1) / all) : 0)
  }

  private mutating func unload(_ truck: Int, at minute: Int) {
    let (need, kg) = (trucks[truck].drop.need, trucks[truck].drop.kg)
    requests[need].underWay -= kg
    needs[need].inVillage += kg
    if minute <= needs[need].due { needs[need].onTime += kg }
    tally.deliveries.append(
      Tally.Delivery(minute: minute, truck: truck, site: trucks[truck].yard, need: need, kg: kg))
    trucks[truck].load -= kg
    while let next = trucks[truck].later.first {
      trucks[truck].later.removeFirst()
      guard cargo[next].kg > 0 else { continue }
      trucks[truck].drop = cargo[next]
      return depart(truck, at: minute)
    }
    trucks[truck].yard = -1
    isUnsettled[ground.trucks[truck].region] = true
  }

  private mutating func comeBack(_ truck: Int, at minute: Int) {
    trucks[truck].isReturning = false
    tally.busy(ground.trucks[truck], minutes: minute - trucks[truck].outSince)
    trucks[truck].outSince = -1
    isUnsettled[ground.trucks[truck].region] = true
  }

  /// Turns to the roads of an hour.
  mutating func turnRoads(to hour: Int) {
    let state = roadStateByHour[min(hour, roadStateByHour.count - 1)]
    guard state != roadState else { return }
    roadState = state
    times.turn(to: roadStates[state])
    desk.forgetNearest()
    forgetWaiting()
  }

  /// Moves a truck along a way, and tells how many minutes that takes.
  mutating func drive(_ truck: Int, to junction: Int, _ way: (minutes: Int, metres: Int)) -> Int {
    trucks[truck].junction = junction
    trucks[truck].legs += 1
    trucks[truck].driven += way.metres
    tally.driven(ground.trucks[truck], metres: way.metres)
    guard let fortune else { return way.minutes }
    let delay = fortune.breakdown(ground.trucks[truck], leg: trucks[truck].legs, metres: way.metres)
    if delay > 0 { tally.breakdowns += 1 }
    return way.minutes + delay
  }
}
