import Quantities
import Tables

extension DistrictCheck {
  /// The published plan caps subsidised pellets at 3 t per household and year.
  private static let publishedPelletCap = Kilograms(3_000)

  /// Settings against each other and against the tables.
  func checkPolicy(_ diagnostics: inout Diagnostics) {
    guard let settings = draft.settings, let policy = settings.policy else { return }
    checkFuel(policy.reserveFuel.value, .cleanCoal, settings.place(policy: "reserve_fuel"), &diagnostics)
    checkFuel(policy.pelletFuel.value, .pellet, settings.place(policy: "pellet_fuel"), &diagnostics)
    checkPelletCap(policy.pelletCap.value, settings.place(policy: "pellet_cap_kg"), &diagnostics)
    checkPowerCut(policy.lostInPowerCut.value, settings.place(policy: "lost_in_power_cut"), &diagnostics)
    if policy.responsePriority.value > policy.responseAll.value {
      diagnostics.report(
        .error, "policy.response-order", at: settings.place(policy: "response_priority_min"),
        found: "\(policy.responsePriority.value.count)",
        Bilingual(
          zh: "重点户的响应时限比其他户还长。", en: "Vulnerable households would wait longer than everybody else."),
        remedy: Bilingual(
          zh: "response_priority_min 不能大于 response_all_min。",
          en: "response_priority_min must not exceed response_all_min."))
    }
    if policy.coldTemperature.value > policy.emergencyTemperature.value {
      diagnostics.report(
        .error, "policy.temperature-order", at: settings.place(policy: "cold_temperature_c"),
        found: "\(policy.coldTemperature.value)",
        Bilingual(
          zh: "受冻温度高于应急保暖温度，保暖了也算受冻。",
          en: "The cold threshold is above the temperature the emergency room is kept at."),
        remedy: Bilingual(
          zh: "cold_temperature_c 不能大于 emergency_temperature_c。",
          en: "cold_temperature_c must not exceed emergency_temperature_c."))
    }
    if policy.haulage.sharedLeast.value > policy.haulage.sharedMost.value {
      diagnostics.report(
        .error, "policy.shared-drop-order", at: settings.place(policy: "haulage_shared_least_permille"),
        found: "\(policy.haulage.sharedLeast.value)",
        Bilingual(
          zh:
            "拼车一份的最小量 \(policy.haulage.sharedLeast.value)‰ 比最大量 \(policy.haulage.sharedMost.value)‰ 还大，没有一份能拼车。",
          en:
            "A drop that shares a truck must be at least \(policy.haulage.sharedLeast.value) ‰ and at most \(policy.haulage.sharedMost.value) ‰ of the payload: none can."
        ),
        remedy: Bilingual(
          zh: "haulage_shared_least_permille 不能大于 haulage_shared_most_permille。",
          en: "haulage_shared_least_permille must not exceed haulage_shared_most_permille."))
    }
  }

  private func checkFuel(_ id: String, _ kind: Fuel.Kind, _ place: Place, _ diagnostics: inout Diagnostics) {
    // Where the whole table was refused, that is the finding.
    guard !draft.fuels.values.isEmpty else { return }
    guard let fuel = draft.fuels.values.first(where: { $0.id == id }) else {
      // It may be that of a row that was refused.
      guard !draft.incomplete.contains(DistrictTables.fuels.file) else { return }
      let known = draft.fuels.values.filter { $0.kind == kind }.map(\.id)
      diagnostics.report(
        .error, "policy.unknown-fuel", at: place, found: id,
        Bilingual(zh: "fuels.csv 里没有燃料“\(id)”。", en: "There is no fuel “\(id)” in fuels.csv."),
        remedy: known.isEmpty
          ? Bilingual(
            zh: "请在 fuels.csv 补上一种 kind = \(kind.rawValue) 的燃料，再填它的编号。",
            en: "Add a fuel whose kind is \(kind.rawValue) to fuels.csv and name it.")
          : Bilingual(
            zh: "可填：\(listed(known, language: .zh))。", en: "Use one of: \(listed(known, language: .en))."))
      return
    }
    guard fuel.kind != kind else { return }
    diagnostics.report(
      .error, "policy.fuel-kind", at: place, found: id,
      Bilingual(
        zh: kind == .cleanCoal ? "应急储备要用洁净煤，“\(id)”不是。" : "补贴燃料要用生物质颗粒，“\(id)”不是。",
        en: kind == .cleanCoal
          ? "The reserve must be a clean coal; “\(id)” is not."
          : "The contracted fuel must be a pellet; “\(id)” is not."),
      remedy: Bilingual(
        zh: "请填 fuels.csv 中 kind = \(kind.rawValue) 的燃料。", en: "Name a fuel whose kind is \(kind.rawValue)."))
  }

  /// Ways of heating left out are taken not to notice a power cut. That is true of a coal stove only.
  private func checkPowerCut(_ lost: [Pathway: Double], _ place: Place, _ diagnostics: inout Diagnostics) {
    let used = Set(draft.households.values.filter { $0.count > 0 }.map(\.pathway))
      .union(draft.facilities.values.map(\.pathway))
    let missing = Pathway.allCases.filter { $0 != .coal && used.contains($0) && lost[$0] == nil }
    guard let first = missing.first else { return }
    diagnostics.report(
      .warning, "policy.power-cut-left-out", at: place, found: first.rawValue,
      Bilingual(
        zh:
          "没有写停电时的损失比例：\(listed(missing.map { "\($0.rawValue)（\($0.label.zh)）" }, language: .zh))。没写的按 0 算，也就是停电也不会断暖。",
        en:
          "No share is given for: \(listed(missing.map { "\($0.rawValue) (\($0.label.en))" }, language: .en)). What is left out counts as 0: it would go on heating in a power cut."
      ),
      remedy: Bilingual(
        zh: "请逐项补上 0 到 1 的比例；停电全断的写 1.0，确实不受影响的写 0.0。",
        en:
          "Add a share between 0 and 1 for each: 1.0 where all lose their heat, 0.0 where truly nobody does.")
    )
  }

  private func checkPelletCap(_ cap: Kilograms, _ place: Place, _ diagnostics: inout Diagnostics) {
    if cap.count < 100 {
      diagnostics.report(
        .warning, "policy.pellet-cap-unit", at: place, found: "\(cap.count)",
        Bilingual(
          zh: "每户每年 \(cap.count) 公斤颗粒，像是把吨当成了公斤。",
          en: "\(cap.count) kg of pellets per household and year looks like tonnes written as kilograms."),
        remedy: Bilingual(zh: "3 吨请写 3000。", en: "For 3 t write 3000."))
    } else if cap > Self.publishedPelletCap {
      diagnostics.report(
        .warning, "policy.pellet-cap-above-plan", at: place, found: "\(cap.count)",
        Bilingual(
          zh: "补贴上限 \(cap.count) 公斤，高于方案规定的每户每年 3000 公斤。",
          en: "The cap of \(cap.count) kg is above the plan's 3,000 kg per household and year."),
        remedy: Bilingual(zh: "除非方案已改，否则请写 3000。", en: "Write 3000 unless the plan has changed."))
    }
  }

  /// Every zone must know the months of the season, and each month must make sense.
  func checkClimate(_ diagnostics: inout Diagnostics) {
    for row in draft.climateRows where row.decimal("mean_minimum_c") > row.decimal("mean_c") {
      diagnostics.report(
        .error, "climate.minimum-above-mean", at: row.place("mean_minimum_c"),
        found: "\(row.decimal("mean_minimum_c"))",
        Bilingual(zh: "平均最低气温高于平均气温。", en: "The mean minimum is above the mean."),
        remedy: Bilingual(zh: "请核对两列是不是填反了。", en: "Check whether both columns are swapped."))
    }
    checkMinusSigns(&diagnostics)
    guard let season = draft.settings?.season else { return }
    let wanted = months(of: season)
    for zone in draft.climate {
      let missing = wanted.filter { month in !zone.months.contains { $0.month == month } }
      guard !missing.isEmpty else { continue }
      let row = draft.climateRows.first { $0.text("zone") == zone.id }
      let list = missing.map(String.init)
      diagnostics.report(
        .error, "climate.missing-months", at: row?.place("month") ?? Place(file: DistrictTables.climate.file),
        found: zone.id,
        Bilingual(
          zh: "气候区 \(zone.id) 缺采暖季的月份：\(listed(list, language: .zh))。",
          en: "Zone \(zone.id) lacks months of the season: \(listed(list, language: .en))."),
        remedy: Bilingual(zh: "请补上这些月份的行。", en: "Add a row for each."))
    }
  }

  /// A month above freezing between two below: a winter has no such month, but a minus sign is easily forgotten.
  private func checkMinusSigns(_ diagnostics: inout Diagnostics) {
    for row in draft.climateRows {
      let months = draft.climate.first { $0.id == row.text("zone") }?.months ?? []
      let (month, mean) = (row.integer("month"), row.decimal("mean_c"))
      let neighbours = [month == 1 ? 12 : month - 1, month == 12 ? 1 : month + 1].compactMap { other in
        months.first { $0.month == other }?.mean
      }
      guard mean > 0, neighbours.count == 2, neighbours.allSatisfy({ $0 < 0 }) else { continue }
      diagnostics.report(
        .warning, "climate.warm-between-cold", at: row.place("mean_c"), found: "\(mean)",
        Bilingual(
          zh: "\(month) 月平均气温 \(mean) ℃，前后两个月却是 \(neighbours[0]) ℃ 和 \(neighbours[1]) ℃。",
          en:
            "A mean of \(mean) °C in month \(month), between months of \(neighbours[0]) and \(neighbours[1]) °C."
        ),
        remedy: Bilingual(zh: "请核对是不是漏了负号。", en: "Check whether the minus sign was forgotten."))
    }
  }

  /// Months that a season touches, from its first.
  private func months(of season: Season) -> [Int] {
    func parts(_ day: String) -> (year: Int, month: Int)? {
      let numbers = day.split(separator: "-").compactMap { Int($0) }
      return numbers.count == 3 ? (numbers[0], numbers[1]) : nil
    }
    guard let start = parts(season.start), let end = parts(season.end) else { return [] }
    let count = (end.year - start.year) * 12 + end.month - start.month + 1
    return (0..<max(0, min(12, count))).map { (start.month - 1 + $0) % 12 + 1 }
  }
}
