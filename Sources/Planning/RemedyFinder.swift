import Certificates
import District
import Hazards
import Plans
import Quantities
import RoadNetwork

/// What would close a gap, cheapest first, in words a township can act on.
struct RemedyFinder: Sendable {
  let district: District
  let roads: RoadNetwork
  let model: ReserveModel
  let stock: [Kilograms]
  let open: [Bool]

  /// Remedies for a scenario that is short, and the roads that keep other stock away, by id.
  func remedies(for check: ReserveCheck) throws -> (words: [Bilingual], roads: [String]) {
    guard check.verdict == .short else { return ([], []) }
    var words: [Bilingual] = []
    var blocked: [Int] = []
    if check.short > .zero {
      words += roomWords(check)
      let additions = try check.network.remedy(rooms: rooms(in: check.study))
      words += stockWords(additions)
      if additions.stillShort > .zero {
        blocked = roadsInTheWay(of: check)
        words.append(unreachedWords(check, additions, blocked))
      }
    }
    if check.stranded > 0 { words.append(contentsOf: shelterWords(check)) }
    return (words, blocked.map { district.roads[$0].id })
  }

  /// Spare storage of the sites that may hold more. Closed sizes of a yard that is open in another size, forbidden sites and
  /// sites the scenario destroys offer none; a site still closed costs its opening too, spread over what it holds.
  private func rooms(in study: ScenarioStudy) -> [ReserveRoom] {
    let openPlaces = Set(district.sites.indices.filter { open[$0] }.map { district.sites[$0].place })
    return district.sites.indices.map { index in
      let site = district.sites[index]
      let usable =
        open[index] || (site.status != .forbidden && !openPlaces.contains(site.place))
      guard usable, study.impact.surviving[index] >= 1 else {
        return ReserveRoom(spare: .zero, fenPerTonne: .zero)
      }
      let spare = site.storage - (open[index] ? stock[index] : .zero)
      let opening =
        open[index] || spare == .zero ? 0 : roundingUp(site.openingCost.count * 1000, over: spare.count)
      return ReserveRoom(
        spare: spare, fenPerTonne: Fen(model.purchasePrice[index] + site.holdingCost.count + opening))
    }
  }

  /// Households whose coal is missing and whom a shelter of their own village could take in: the plan counts on their
  /// stoves, so nobody else speaks of the beds that are free. It costs nothing, and so comes first.
  private func roomWords(_ check: ReserveCheck) -> [Bilingual] {
    let taken = roomAtHome(check)
    guard !taken.isEmpty else { return [] }
    func list(_ language: Language) -> String {
      taken.prefix(Self.villagesNamed).map { entry in
        let (name, households, free) = (
          district.villages[entry.village].name, Format.integer(Int64(entry.households)),
          Format.integer(Int64(entry.free))
        )
        return Bilingual(
          zh: "\(name.zh) \(households) 户（空位够 \(free) 户）",
          en: "\(name.en) \(households) (room for \(free))")[language]
      }.joined(separator: Bilingual(zh: "、", en: ", ")[language])
    }
    let all = Format.integer(Int64(taken.reduce(0) { $0 + $1.households }))
    let more = taken.count > Self.villagesNamed
    return [
      Bilingual(
        zh:
          "不花钱的先做：村里取暖点安置完无炉具的户还有空位，只要供得上暖，就可收下缺煤的 \(all) 户：\(list(.zh))\(more ? "等 \(taken.count) 个村" : "")。",
        en:
          "First what costs nothing: once those without stoves have their places, village shelters still have room for \(all) of the households whose coal is missing, as long as they have heat: \(list(.en))\(more ? " … (\(taken.count) villages)" : "")."
      )
    ]
  }

  /// Villages with households whose coal is missing and with free places in open shelters of their own.
  ///
  /// Places are a township's: those without a stove anywhere in it come first, their own village's before all others.
  private func roomAtHome(_ check: ReserveCheck) -> [(village: Int, households: Int, free: Int)] {
    let impact = check.study.impact
    var missing = [Int](repeating: 0, count: district.villages.count)
    for (need, covered) in zip(impact.needs, check.coveredHouseholds) {
      missing[need.village] += need.households - covered
    }
    var places = [Int](repeating: 0, count: district.villages.count)
    for (shelter, isOpen) in zip(district.shelters, impact.shelters.isOpen) where isOpen {
      places[shelter.village] += shelter.places
    }
    var left = zip(impact.shelters.capacity, impact.sheltered).map { $0 - $1 }
    return district.villages.indices.compactMap { village in
      let township = district.villages[village].township
      let own = ShelterImpact.households(
        places: places[village], each: district.policy.personsPerHousehold.value)
      let free = min(own - impact.withoutStove[village], left[township])
      let households = min(missing[village], free)
      guard households > 0 else { return nil }
      left[township] -= households
      return (village, households, free)
    }
  }

  /// Villages named in a sentence before the rest is only counted.
  private static let villagesNamed = 5

  private func stockWords(_ remedy: ReserveRemedy) -> [Bilingual] {
    remedy.additions.map { addition in
      let site = district.sites[addition.site]
      let tonnes = Self.amount(addition.amount)
      return open[addition.site]
        ? Bilingual(
          zh: "在\(site.name.zh)增存 \(tonnes.zh)。", en: "Stand \(tonnes.en) more at \(site.name.en).")
        : Bilingual(
          zh: "增设\(site.name.zh)，存 \(tonnes.zh)。", en: "Open \(site.name.en) with \(tonnes.en).")
    }
  }

  /// A mass to act on, exact to the kilogram: whoever stands this much more must not find a rest missing.
  private static func amount(_ mass: Kilograms) -> Bilingual {
    if mass.count < 1000 { return Format.kilograms(mass) }
    return Format.tonnes(mass, places: mass.count.isMultiple(of: 100) ? 1 : 3)
  }

  private func unreachedWords(_ check: ReserveCheck, _ remedy: ReserveRemedy, _ roads: [Int]) -> Bilingual {
    let short = Self.amount(remedy.stillShort)
    let cut = remedy.isolatedNeeds.map { check.study.impact.needs[$0].village }
    let villages = Set(cut).sorted()
    let namesZh = villages.prefix(5).map { district.villages[$0].name.zh }.joined(separator: "、")
    let namesEn = villages.prefix(5).map { district.villages[$0].name.en }.joined(separator: ", ")
    let names = roads.prefix(5).map { district.roads[$0].name }
    let roadsZh =
      roads.isEmpty
      ? "" : "先抢通\(names.map(\.zh).joined(separator: "、"))\(roads.count > 5 ? "等 \(roads.count) 条路" : "")，或"
    let roadsEn =
      roads.isEmpty
      ? ""
      : "clear \(names.map(\.en).joined(separator: ", "))\(roads.count > 5 ? " (\(roads.count) roads in all)" : "") first, or "
    guard !villages.isEmpty else {
      return Bilingual(
        zh: "现有和候选储备点的场地都已存满，仍缺 \(short.zh)：\(roadsZh)另找场地。",
        en:
          "Every existing and candidate yard in reach is full and \(short.en) are still missing: \(roadsEn)find another yard."
      )
    }
    return Bilingual(
      zh: "\(namesZh)等 \(villages.count) 个村在时限内没有任何储备点能送到，还缺 \(short.zh)：\(roadsZh)入冬前在村内设储备点。",
      en:
        "No point reaches \(villages.count) villages (\(namesEn)\(villages.count > 5 ? " …" : "")) in time and \(short.en) are still missing: \(roadsEn)set up points in the villages before winter."
    )
  }

  /// Closed roads on the way to the short villages from the nearest site that still has stock, were every road open.
  private func roadsInTheWay(of check: ReserveCheck) -> [Int] {
    guard let cut = check.certificate.cut else { return [] }
    let left = zip(check.network.stock, district.sites.indices).map { surviving, site in
      surviving - check.certificate.flows.total { $0.site == site ? $0.amount : .zero }
    }
    let stocked = district.sites.indices.filter { left[$0] > .zero }
    // where all stock is spoken for, the open points are where more would come from
    let full = stocked.isEmpty ? district.sites.indices.filter { open[$0] } : stocked
    guard !full.isEmpty else { return [] }
    let all = RoadState(speedFactor: district.roads.map { _ in 1 })
    let table = roads.travel(from: full.map { district.sites[$0].junction }, under: all)
    var blocked = Set<Int>()
    for need in cut.needs {
      let item = check.study.impact.needs[need]
      let target = district.villages[item.village].junction
      let nearest = full.indices.min { a, b in
        (table.minutes(a, to: target) ?? .max, a) < (table.minutes(b, to: target) ?? .max, b)
      }
      guard let nearest,
        let way = roads.path(from: district.sites[full[nearest]].junction, to: target, under: all)
      else { continue }
      let state = check.study.conditions.state(at: item.onset)
      blocked.formUnion(way.filter { state.speedFactor[$0] == 0 })
    }
    return blocked.sorted()
  }

  private func shelterWords(_ check: ReserveCheck) -> [Bilingual] {
    var missing = [Int](repeating: 0, count: district.townships.count)
    for (village, count) in check.study.impact.withoutStove.enumerated() {
      missing[district.villages[village].township] += count
    }
    for (township, held) in check.study.impact.sheltered.enumerated() { missing[township] -= held }
    return missing.indices.filter { missing[$0] > 0 }.map { township in
      let households = missing[township]
      let places = Int(
        (Double(households) * district.policy.personsPerHousehold.value).rounded(.up))
      let name = district.townships[township].name
      return Bilingual(
        zh:
          "\(name.zh)有 \(Format.integer(Int64(households))) 户没有可用炉具和报警器，煤送到也不能安全使用：增加 \(Format.integer(Int64(places))) 个取暖点床位，或入冬前配齐 \(Format.integer(Int64(households))) 套应急炉具和报警器。",
        en:
          "\(Format.integer(Int64(households))) households in \(name.en) have no safe stove, so coal is no use to them: add \(Format.integer(Int64(places))) shelter places, or fit \(Format.integer(Int64(households))) emergency stoves with alarms before winter."
      )
    }
  }
}
