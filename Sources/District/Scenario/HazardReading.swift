import Quantities
import Tables

/// Reads one `[[hazard]]`.
struct HazardReading {
  /// The words of `kind`.
  enum Word: String, CaseIterable {
    case blizzard, earthquake
    case coldWave = "cold-wave"
    case powerOutage = "power-outage"
    case gasOutage = "gas-outage"
    case heatNetworkOutage = "heat-network-outage"
    case roadClosure = "road-closure"
    case siteLoss = "site-loss"
    case supplyCut = "supply-cut"
    case houseDamage = "house-damage"
  }

  let toml: TOMLTable
  let district: District
  let references: ScenarioReferences

  /// The hazard, or `nil` where something in it is wrong; findings are remembered by the table.
  func hazard(_ horizon: Int) -> Hazard? {
    let word: Word? = toml.word("kind")
    let kind = word.flatMap(kind)
    let start = start(horizon)
    let duration = duration()
    let area = AreaReading(toml: toml, district: district, references: references).area()
    let restoration = word.map { isOutage($0) } == true ? restoration(duration?.hours) : .step
    guard let word, let kind, let start, let duration, let restoration, let area else { return nil }
    checkEffect(word, kind, area)
    if isOutage(word) { checkEnd(start, duration.hours, horizon) }
    return Hazard(
      kind: kind, start: start, duration: duration.hours, durationSigma: duration.sigma,
      restoration: restoration,
      area: area)
  }

  private func isOutage(_ word: Word) -> Bool {
    switch word {
    case .powerOutage, .gasOutage, .heatNetworkOutage, .earthquake, .houseDamage: true
    default: false
    }
  }

  private func kind(_ word: Word) -> Hazard.Kind? {
    switch word {
    case .blizzard:
      let level: WarningLevel? = toml.word("level")
      let snowfall = toml.double("snowfall_cm_per_h", in: 0...30)
      guard let level, let snowfall else { return nil }
      return .blizzard(level: level, snowfall: snowfall)
    case .coldWave: return toml.double("drop_c", in: 0...40).map { .coldWave(drop: $0) }
    case .powerOutage: return share().map { .powerOutage(share: $0) }
    case .gasOutage: return share().map { .gasOutage(share: $0) }
    case .heatNetworkOutage: return share().map { .heatNetworkOutage(share: $0) }
    case .earthquake:
      let magnitude = toml.double("magnitude", in: 3...9.5)
      let share = share()
      guard let magnitude, let share else { return nil }
      return .earthquake(magnitude: magnitude, share: share)
    case .houseDamage: return share().map { .houseDamage(share: $0) }
    case .roadClosure: return .roadClosure
    case .siteLoss:
      guard toml.contains("surviving") else {
        _ = toml.optionalDouble("surviving", in: 0...1)
        return .siteLoss(surviving: 0)
      }
      return toml.double("surviving", in: 0...1).map { .siteLoss(surviving: $0) }
    case .supplyCut: return .supplyCut
    }
  }

  private func share() -> Double? {
    guard toml.contains("share") else {
      _ = toml.optionalDouble("share", in: 0...1)
      return 1
    }
    guard let share = toml.double("share", in: 0...1) else { return nil }
    if share == 0 {
      toml.report(
        .warning, "hazard.share-zero", at: "share", found: "0",
        Bilingual(zh: "受影响比例为 0，等于没有发生。", en: "A share of 0 means that nothing happens."),
        remedy: Bilingual(zh: "请填 0 到 1 之间的比例，全部受影响填 1。", en: "Give a share up to 1; 1 is everybody."))
    }
    return share
  }

  private func start(_ horizon: Int) -> Int? {
    guard let start = toml.integer("start_h", in: 0...ScenarioReading.longest) else { return nil }
    if start >= horizon {
      toml.report(
        .warning, "hazard.after-horizon", at: "start_h", found: "\(start)",
        Bilingual(
          zh: "灾害在第 \(start) 小时才开始，而场景只有 \(horizon) 小时。",
          en: "It starts at hour \(start), but the scenario has only \(horizon)."),
        remedy: Bilingual(zh: "请核对 start_h 和 horizon_h。", en: "Check start_h and horizon_h."))
    }
    return start
  }

  /// Warns where people are still without heat when the scenario ends: what they need after that nobody counts.
  private func checkEnd(_ start: Int, _ duration: Int, _ horizon: Int) {
    let end = start + duration
    guard start < horizon, end > horizon else { return }
    toml.report(
      .warning, "hazard.beyond-horizon", at: toml.contains("duration_h") ? "duration_h" : "duration",
      found: "\(duration)",
      Bilingual(
        zh: "灾害到第 \(end) 小时才结束，而场景只有 \(horizon) 小时：最后 \(end - horizon) 小时的用煤没有算进去，储备会偏少。",
        en:
          "It ends at hour \(end), but the scenario has only \(horizon): the fuel of the last \(end - horizon) h is left out and the reserve comes out too small."
      ),
      remedy: Bilingual(
        zh: "请把 horizon_h 改为至少 \(end)；确实只看前 \(horizon) 小时的，不用改。",
        en: "Set horizon_h to at least \(end); if only the first \(horizon) h are meant, leave it."))
  }

  private func duration() -> (hours: Int, sigma: Double?)? {
    let isFixed = toml.contains("duration_h")
    let fixed = toml.optionalInteger("duration_h", in: 0...ScenarioReading.longest)
    let isDrawn = toml.contains("duration")
    let drawn = toml.optionalTable("duration")
    let median = drawn?.double("lognormal_median_h", in: 0.5...Double(ScenarioReading.longest))
    let sigma = drawn?.double("sigma", in: 0...3)
    guard isFixed != isDrawn else {
      toml.report(
        .error, "hazard.duration", at: isFixed ? "duration" : "duration_h",
        Bilingual(
          zh: "duration_h 和 duration 要写且只写一个。", en: "Give duration_h or duration, and only one of them."),
        remedy: Bilingual(
          zh: "例如 duration_h = 36，或 duration = { lognormal_median_h = 18, sigma = 0.9 }。",
          en: "For example duration_h = 36, or duration = { lognormal_median_h = 18, sigma = 0.9 }."))
      return nil
    }
    if isFixed {
      if fixed == 0 {
        toml.report(
          .warning, "hazard.duration-zero", at: "duration_h", found: "0",
          Bilingual(zh: "持续 0 小时，等于没有发生。", en: "Lasting 0 hours, it does not happen."),
          remedy: Bilingual(zh: "请填写持续的小时数。", en: "Give the hours it lasts."))
      }
      return fixed.map { ($0, nil) }
    }
    guard let median, let sigma else { return nil }
    return (Int(median.rounded()), sigma)
  }

  /// How an outage ends: `{ first_h = 6, progress = "linear" }`, or in the words of the model of Ahmad & Dobson
  /// 2026 `{ first = "gamma", first_median_h = 6, progress = "beta", a = 2, b = 3 }`. Their uniform case, taken where
  /// the shape is left out, is the linear one.
  private func restoration(_ duration: Int?) -> Restoration? {
    guard toml.contains("restoration") else {
      _ = toml.optionalTable("restoration")
      return .step
    }
    guard let table = toml.table("restoration") else { return nil }
    let progress: Progress? = table.word("progress")
    let shape = progress.flatMap { self.shape(table, $0) }
    let longest = ScenarioReading.longest
    let first: Int?
    if table.contains("first") {
      let distribution: FirstReturn? = table.word("first")
      let median = table.optionalDouble("first_median_h", in: 0...Double(longest))
      if distribution != nil, !table.contains("first_median_h"), let duration {
        // A third of the whole, said aloud, until somebody knows better.
        table.report(
          .warning, "hazard.first-assumed", at: "first",
          Bilingual(
            zh: "没有写第一户恢复的时间，按总时长的三分之一（\(duration / 3) 小时）处理。",
            en:
              "When the first household is back is not given; a third of the duration (\(duration / 3) h) is taken."
          ),
          remedy: Bilingual(zh: "请补上 first_median_h。", en: "Add first_median_h."))
        first = duration / 3
      } else {
        first = distribution == nil ? nil : median.map { Int($0.rounded()) }
      }
    } else {
      first = table.integer("first_h", in: 0...longest)
    }
    guard let shape, let first, let duration else { return nil }
    guard first < duration || duration == 0 else {
      table.report(
        .error, "hazard.restoration-order", at: table.contains("first") ? "first_median_h" : "first_h",
        found: "\(first)",
        Bilingual(
          zh: "第一户在第 \(first) 小时恢复，最后一户却在第 \(duration) 小时，顺序反了。",
          en: "The first household is back after \(first) h, the last after \(duration) h."),
        remedy: Bilingual(
          zh: "第一户恢复的时间要早于 duration_h。", en: "The first must be back before duration_h is over."))
      return nil
    }
    guard duration > 0 else { return .step }
    return shape.a == 1 && shape.b == 1
      ? .linear(firstHours: first) : .beta(firstHours: first, a: shape.a, b: shape.b)
  }

  private func shape(_ table: TOMLTable, _ progress: Progress) -> (a: Double, b: Double)? {
    guard progress == .beta, table.contains("a") || table.contains("b") else { return (1, 1) }
    let (a, b) = (table.double("a", in: Self.shapes), table.double("b", in: Self.shapes))
    guard let a, let b else { return nil }
    return (a, b)
  }

  /// Shapes a Beta distribution may have here.
  static let shapes = 0.1...1000.0

  private enum Progress: String, CaseIterable { case linear, beta }
  private enum FirstReturn: String, CaseIterable { case gamma }

  /// Warns where the hazard touches nothing it could harm: coverage would then be "no exposure", never 100 %.
  private func checkEffect(_ word: Word, _ kind: Hazard.Kind, _ area: Area) {
    let villages = Set(area.villages)
    switch word {
    case .gasOutage: checkExposure(.gas, villages)
    case .heatNetworkOutage: checkExposure(.chp, villages)
    case .roadClosure where area.roads.isEmpty: strikesNothing(Bilingual(zh: "道路", en: "road"))
    case .siteLoss where area.sites.isEmpty: strikesNothing(Bilingual(zh: "储备点", en: "reserve point"))
    case .supplyCut where area.suppliers.isEmpty: strikesNothing(Bilingual(zh: "供应单位", en: "supplier"))
    case .powerOutage, .earthquake, .houseDamage, .coldWave:
      if area.villages.isEmpty { strikesNothing(Bilingual(zh: "村", en: "village")) }
    case .blizzard:
      if area.villages.isEmpty, area.roads.isEmpty {
        strikesNothing(Bilingual(zh: "村和道路", en: "village or road"))
      }
    default: break
    }
  }

  private func checkExposure(_ pathway: Pathway, _ villages: Set<Int>) {
    let isExposed =
      district.households.contains {
        $0.pathway == pathway && $0.count > 0 && villages.contains($0.village)
      } || district.facilities.contains { $0.pathway == pathway && villages.contains($0.village) }
    guard !isExposed else { return }
    toml.report(
      .warning, "hazard.no-exposure", at: "kind", found: pathway.rawValue,
      Bilingual(
        zh: "数据里这一范围没有“\(pathway.label.zh)”的户和重点保障场所，这一灾害不影响任何人；这不等于有保障。",
        en:
          "The data holds no household or facility on \(pathway.label.en) in the area: nobody is exposed, which is not the same as covered."
      ),
      remedy: Bilingual(
        zh: "若实际有，请补进 households.csv 或 facilities.csv。",
        en: "If there are any, add them to households.csv or facilities.csv."))
  }

  private func strikesNothing(_ what: Bilingual) {
    toml.report(
      .warning, "hazard.strikes-nothing", at: "kind", found: toml.optionalString("kind"),
      Bilingual(zh: "范围里没有\(what.zh)，这一灾害不起作用。", en: "There is no \(what.en) in its area; it has no effect."),
      remedy: Bilingual(
        zh: "请核对 district、townships、villages、roads、sites 或 suppliers。",
        en: "Check district, townships, villages, roads, sites or suppliers."))
  }
}
