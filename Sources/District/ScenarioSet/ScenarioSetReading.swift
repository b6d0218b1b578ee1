import Quantities
import Tables

/// Reads one scenario set.
struct ScenarioSetReading {
  let toml: TOMLTable
  let file: String
  let district: District

  /// The set, or `nil` where something in it is wrong; findings are remembered by the table.
  func set() -> ScenarioSet? {
    // Everything is asked for before anything is given up, so that one run reports all.
    let name = toml.scenarioName()
    let title = toml.words("title", isRequired: true)
    let note = toml.words("note", isRequired: true)
    let basis: ScenarioSet.Basis? =
      toml.bool("conditional").map { $0 ? .conditional : .perWinter }
    let seed = toml.integer("seed", in: 0 ... .max)
    let horizon = toml.integer("horizon_h", in: 1...ScenarioReading.longest)
    let outdoor = toml.table("outdoor").flatMap(outdoor)
    let correlation = toml.table("correlation").flatMap(correlation)
    let shortage = toml.table("shortage")?.sourced("cost_cny_per_t") {
      $0.double("value", in: 0...1e8).map { Fen.yuan($0) }
    }
    let ground: GroundMotion?? = toml.optional("ground_motion") {
      toml.table("ground_motion").flatMap { GroundMotion($0) }
    }
    let fragilities = fragilities()
    let knowsGround = toml.contains("ground_motion") && toml.contains("fragility")
    let classes = basis.flatMap { self.classes($0, knowsGround: knowsGround) }
    guard let name, let title, let note, let basis, let seed, let horizon, let outdoor, let correlation,
      let shortage, let ground, let fragilities, let classes
    else { return nil }
    return ScenarioSet(
      name: name, title: title, note: note, basis: basis, seed: UInt64(seed), horizon: horizon,
      classes: classes, outdoor: outdoor, correlation: correlation, shortageCost: shortage,
      ground: ground, fragilities: fragilities, file: file)
  }

  private func classes(_ basis: ScenarioSet.Basis, knowsGround: Bool) -> [HazardClass]? {
    guard let tables = toml.tables("class") else { return nil }
    let references = ScenarioReferences(district)
    var names: Set<String> = []
    let classes = tables.map { table -> HazardClass? in
      let name = table.scenarioName()
      let title = table.words("title", isRequired: true)
      let weight: Setting<Double>? =
        switch basis {
        case .perWinter: table.setting("frequency_per_winter", in: 0...100)
        case .conditional: table.setting("weight", in: 0...1e6)
        }
      let laws = table.tables("hazard")?.map {
        HazardLawReading(
          toml: $0, district: district, references: references, knowsGround: knowsGround
        ).law()
      }
      if let name, !names.insert(name).inserted {
        table.report(
          .error, "set.class-repeated", at: "name", found: name,
          Bilingual(zh: "类别“\(name)”写了两次。", en: "The class “\(name)” is given twice."),
          remedy: Bilingual(zh: "请换一个名字。", en: "Choose another name."))
        return nil
      }
      guard let name, let title, let weight, let laws else { return nil }
      let sound = laws.compactMap { $0 }
      guard sound.count == laws.count else { return nil }
      return HazardClass(name: name, title: title, weight: weight, hazards: sound)
    }
    let sound = classes.compactMap { $0 }
    guard sound.count == classes.count else { return nil }
    guard sound.contains(where: { $0.weight.value > 0 }) else {
      toml.report(
        .error, "set.weights", at: "class",
        Bilingual(zh: "各类别的权重不能都是 0。", en: "Some class must have a weight above 0."),
        remedy: Bilingual(
          zh: "请填写 frequency_per_winter 或 weight。", en: "Give it a frequency_per_winter or a weight."))
      return nil
    }
    return sound
  }

  private func fragilities() -> [Fragility]? {
    guard toml.contains("fragility") else {
      _ = toml.optionalTables("fragility")
      return []
    }
    guard let tables = toml.tables("fragility") else { return nil }
    let curves = tables.compactMap { Fragility($0) }
    guard curves.count == tables.count else { return nil }
    for asset in Fragility.Asset.allCases where curves.count(where: { $0.asset == asset }) > 1 {
      toml.report(
        .error, "set.fragility-repeated", at: "fragility", found: asset.rawValue,
        Bilingual(zh: "“\(asset.rawValue)”写了两条易损性曲线。", en: "“\(asset.rawValue)” has two curves."),
        remedy: Bilingual(zh: "请只留一条。", en: "Keep one."))
      return nil
    }
    return curves
  }

  private func outdoor(_ table: TOMLTable) -> OutdoorLaw? {
    let months = months(table)
    let spread = table.setting("spread_factor", in: 0...5)
    let swing = table.setting("swing_factor", in: 0...5)
    let coldest = table.setting("coldest_hour", in: 0...24)
    guard let months, let spread, let swing, let coldest else { return nil }
    return OutdoorLaw(months: months, spreadFactor: spread, swingFactor: swing, coldestHour: coldest)
  }

  private func months(_ table: TOMLTable) -> [Int]? {
    guard let given = table.doubles("months", in: 1...12) else { return nil }
    let months = given.map { Int($0) }
    let unknown = months.first { month in
      district.climate.contains { zone in !zone.months.contains { $0.month == month } }
    }
    guard !months.isEmpty, Set(months).count == months.count,
      zip(given, months).allSatisfy({ $0 == Double($1) }),
      unknown == nil
    else {
      table.report(
        .error, "set.months", at: "months", found: unknown.map { "\($0)" } ?? "\(given)",
        Bilingual(
          zh: "月份至少一个，取整数、不重复，且 climate.csv 里每个气候区都要有这个月。",
          en:
            "There must be a month; months are whole, each once, and climate.csv must hold each for every zone."
        ),
        remedy: Bilingual(zh: "例如 months = [12, 1, 2]。", en: "For example months = [12, 1, 2]."))
      return nil
    }
    return months
  }

  private func correlation(_ table: TOMLTable) -> Correlation? {
    let range = table.setting("range_km", in: 0.001...1e5)
    let townships = References(
      file: DistrictTables.townships.file, keys: district.townships.map(\.code),
      names: district.townships.map { [$0.name.zh, $0.shortName] })
    let tables = table.contains("pair") ? table.tables("pair") : (table.optionalTables("pair") ?? [])
    let pairs = tables?.map { pair($0, townships) }
    guard let range, let pairs else { return nil }
    let sound = pairs.compactMap { $0 }
    guard sound.count == pairs.count else { return nil }
    do {
      return try Correlation(seats: district.townships.map(\.location), range: range, pairs: sound)
    } catch {
      let township = district.townships[error.township]
      table.report(
        .error, "set.correlation", at: "pair", found: township.code,
        Bilingual(
          zh: "\(township.name.zh)的相关系数与前面各单位之间的互相矛盾（矩阵不是半正定），没有这样的随机数。",
          en:
            "The correlations of \(township.name.en) contradict those among the units before it (the matrix is not positive semidefinite): no random numbers have them."
        ),
        remedy: Bilingual(
          zh: "请把 pair 里的 rho 改得接近距离给出的值，或成组地写全。",
          en: "Bring the rho of its pairs closer to what distance gives, or give all pairs of the group."))
      return nil
    }
  }

  private func pair(_ table: TOMLTable, _ townships: References) -> Correlation.Pair? {
    let rho = table.sourced("rho") { $0.double("value", in: -1...1) }
    guard let codes = table.strings("townships"), let rho else { return nil }
    var findings = Diagnostics()
    let found = codes.compactMap {
      townships.position(of: $0, at: table.place("townships"), &findings)
    }
    for finding in findings.all {
      table.report(
        finding.severity, finding.code, at: "townships", found: finding.found, finding.message,
        remedy: finding.remedy)
    }
    guard findings.all.isEmpty else { return nil }
    guard found.count == 2, found[0] != found[1] else {
      table.report(
        .error, "set.pair", at: "townships", found: codes.joined(separator: ", "),
        Bilingual(zh: "要写两个不同的单位。", en: "Name two different units."),
        remedy: Bilingual(
          zh: "例如 townships = [\"140602100\", \"140602202\"]。",
          en: "For example townships = [\"140602100\", \"140602202\"]."))
      return nil
    }
    return Correlation.Pair(first: found[0], second: found[1], rho: rho.value, certainty: rho.certainty)
  }
}
