import District
import Philox
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// One event being drawn: where it is worst, and what each of its hazards comes to.
///
/// The footprint is one correlated normal per township for the whole event (a Gaussian copula): a hazard that
/// strikes each township with probability p strikes those whose normal lies in its upper p, so hazards of one
/// event strike the same places first. An event strikes somewhere: where chance leaves every township out,
/// the highest is struck.
struct Event {
  let district: District
  let set: ScenarioSet
  let draws: Draws
  /// Rank of each township in its own distribution, 0 to 1; the highest are struck first.
  private let rank: [Double]

  init(_ district: District, _ set: ScenarioSet, _ draws: Draws) {
    self.district = district
    self.draws = draws
    self.set = set
    rank = Self.field(.footprint, 0, district, set.correlation, draws).map(Normal.cumulative)
  }

  /// A standard normal for every township, correlated.
  private static func field(
    _ purpose: RandomAddress.Purpose, _ step: UInt16, _ district: District, _ correlation: Correlation,
    _ draws: Draws
  ) -> [Double] {
    let normals = district.townships.map { draws.normal(purpose, entity: $0.code, step: step) }
    return correlation.factor.map { row in zip(row, normals).reduce(0) { $0 + $1.0 * $1.1 } }
  }

  /// A standard normal for every township, correlated.
  func field(_ purpose: RandomAddress.Purpose, _ step: UInt16) -> [Double] {
    Self.field(purpose, step, district, set.correlation, draws)
  }

  /// What a law comes to, as none, one or several hazards.
  func hazards(_ law: HazardLaw, step: UInt16) -> [Hazard] {
    if let chance = law.chance, !draws[.chance, step: step].happens(chance.value) { return [] }
    let isStruck: [Bool]? = law.struck.map { struck in
      let p = struck.value.value(draws[.struck, step: step])
      let worst = rank.max()
      return rank.map { $0 > 1 - p || $0 == worst }
    }
    let start = hours(law.start.value.value(draws[.start, step: step]))
    let common = law.duration.value.value(draws[.duration, step: step])
    func hazard(_ kind: Hazard.Kind, _ area: Area, lasting duration: Double) -> [Hazard] {
      let duration = hours(duration)
      guard duration > 0 else { return [] }
      return [
        Hazard(
          kind: kind, start: start, duration: duration,
          restoration: restoration(law, duration, step), area: area)
      ]
    }
    let area = isStruck.map { law.area.restricted(to: $0, of: district) } ?? law.area
    switch law.kind {
    case .shaking(let shaking): return shaken(law, shaking, step: step)
    case .powerOutage(let share), .gasOutage(let share), .heatNetworkOutage(let share),
      .earthquake(_, let share), .houseDamage(let share):
      guard let isStruck else {
        return hazard(outage(law, step, draw(share, "", step)), area, lasting: common)
      }
      let durations = durations(law, step, common, isStruck)
      return district.townships.indices.flatMap { k -> [Hazard] in
        guard isStruck[k] else { return [] }
        let own = law.area.restricted(to: isStruck.indices.map { $0 == k }, of: district)
        guard !own.villages.isEmpty else { return [] }
        let share = draw(share, district.townships[k].code, step)
        return hazard(outage(law, step, share), own, lasting: durations[k])
      }
    case .blizzard(let levels):
      let level = levels[draws[.level, step: step].index(weights: levels.map(\.weight.value))]
      return hazard(
        .blizzard(level: level.level, snowfall: draw(level.snowfall, "", step)), area, lasting: common)
    case .coldWave(let drop): return hazard(.coldWave(drop: draw(drop, "", step)), area, lasting: common)
    case .roadClosure(let each):
      let p = each.value.value(draws[.probability, step: step])
      let hit = area.roads.filter {
        draws[.isHit, entity: district.roads[$0].id, step: step].happens(p)
      }
      return hit.isEmpty ? [] : hazard(.roadClosure, Area(roads: hit), lasting: common)
    case .siteLoss(let each, let surviving):
      let p = each.value.value(draws[.probability, step: step])
      let hit = places(of: area.sites).filter {
        draws[.isHit, entity: $0.place, step: step].happens(p)
      }
      return hit.flatMap { place, sites in
        hazard(
          .siteLoss(surviving: draw(surviving, place, step)), Area(sites: sites), lasting: common)
      }
    case .supplyCut:
      return area.suppliers.isEmpty
        ? [] : hazard(.supplyCut, Area(suppliers: area.suppliers), lasting: common)
    }
  }

  func draw(_ quantity: Setting<RandomQuantity>, _ entity: String, _ step: UInt16) -> Double {
    quantity.value.value(draws[.size, entity: entity, step: step])
  }

  private func outage(_ law: HazardLaw, _ step: UInt16, _ share: Double) -> Hazard.Kind {
    switch law.kind {
    case .gasOutage: .gasOutage(share: share)
    case .houseDamage: .houseDamage(share: share)
    case .heatNetworkOutage: .heatNetworkOutage(share: share)
    case .earthquake(let magnitude, _):
      .earthquake(magnitude: magnitude.value.value(draws[.magnitude, step: step]), share: share)
    default: .powerOutage(share: share)
    }
  }

  /// Hours an outage lasts in each township: lognormal ones vary through the copula, others are the event's
  /// own.
  func durations(_ law: HazardLaw, _ step: UInt16, _ common: Double, _ isStruck: [Bool]) -> [Double] {
    guard case .lognormal(let median, let sigma) = law.duration.value.form else {
      return isStruck.map { _ in common }
    }
    let share = Double(isStruck.count { $0 }) / Double(max(1, isStruck.count))
    let spread = sigma * (1 + (law.spreadGrowth?.value ?? 0) * share)
    return field(.duration, step).map {
      law.duration.value.limited(median * exp(spread * $0))
    }
  }

  func restoration(_ law: HazardLaw, _ duration: Int, _ step: UInt16) -> Restoration {
    guard let first = law.firstReturn else { return .step }
    // the first household is back before the last
    let hour = min(duration - 1, hours(first.value.value(draws[.firstReturn, step: step])))
    guard let progress = law.progress?.value else { return .linear(firstHours: hour) }
    return .beta(firstHours: hour, a: progress.a, b: progress.b)
  }

  /// Places, each with its sites: sizes of one yard stand and fall together.
  func places(of sites: [Int]) -> [(place: String, sites: [Int])] {
    Dictionary(grouping: sites) { district.sites[$0].place }
      .map { ($0.key, $0.value) }
      .sorted { $0.sites[0] < $1.sites[0] }
  }

  func hours(_ value: Double) -> Int { Int(value.rounded()) }
}

extension Area {
  /// The part of an area that lies in some townships; of a road, one end is enough.
  func restricted(to isStruck: [Bool], of district: District) -> Area {
    func holds(_ junction: Int) -> Bool { isStruck[district.junctions[junction].township] }
    return Area(
      villages: villages.filter { isStruck[district.villages[$0].township] },
      roads: roads.filter { holds(district.roads[$0].from) || holds(district.roads[$0].to) },
      sites: sites.filter { isStruck[district.sites[$0].township] },
      suppliers: suppliers.filter { holds(district.suppliers[$0].junction) })
  }
}
