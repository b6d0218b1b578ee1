import Quantities
import Tables

/// Reads one `[[class.hazard]]`.
struct HazardLawReading {
  let toml: TOMLTable
  let district: District
  let references: ScenarioReferences
  /// Whether the set says how the ground moves.
  let knowsGround: Bool

  private static let hours = 0...Double(ScenarioReading.longest)

  /// The law, or `nil` where something in it is wrong; findings are remembered by the table.
  func law() -> HazardLaw? {
    // Everything is asked for before anything is given up, so that one run reports all.
    let word: HazardReading.Word? = toml.word("kind")
    let kind = word.flatMap(kind)
    let chance = toml.optionalSetting("chance", in: 0...1)
    let start = toml.random("start_h", in: Self.hours)
    let duration = toml.random("duration_h", in: Self.hours)
    let growth = toml.optionalSetting("spread_growth", in: 0...5)
    let firstReturn = toml.optionalRandom("first_return_h", in: Self.hours)
    let progress = self.progress()
    // what shaking strikes follows from where it shakes
    let struck = toml.contains("epicentre") ? .some(nil) : toml.optionalRandom("struck", in: 0...1)
    let area = AreaReading(toml: toml, district: district, references: references).area()
    guard let kind, let chance, let start, let duration, let growth, let firstReturn, let progress,
      let struck,
      let area
    else { return nil }
    return HazardLaw(
      kind: kind, chance: chance, start: start, duration: duration, spreadGrowth: growth,
      firstReturn: firstReturn, progress: progress, struck: struck, area: area)
  }

  private func kind(_ word: HazardReading.Word) -> HazardLaw.Kind? {
    let shares = 0.0...1
    switch word {
    case .blizzard: return levels().map { .blizzard($0) }
    case .coldWave: return toml.random("drop_c", in: 0...40).map { .coldWave(drop: $0) }
    case .powerOutage: return toml.random("share", in: shares).map { .powerOutage(share: $0) }
    case .gasOutage: return toml.random("share", in: shares).map { .gasOutage(share: $0) }
    case .heatNetworkOutage: return toml.random("share", in: shares).map { .heatNetworkOutage(share: $0) }
    case .earthquake:
      let (magnitude, share) = (toml.random("magnitude", in: 3...9.5), toml.random("share", in: shares))
      let isShaking = toml.contains("epicentre")
      let epicentre = isShaking ? self.epicentre() : nil
      let depth = isShaking ? toml.random("depth_km", in: 0...700) : nil
      guard let magnitude, let share else { return nil }
      guard isShaking else { return .earthquake(magnitude: magnitude, share: share) }
      guard let epicentre, let depth, isGroundKnown() else { return nil }
      return .shaking(
        HazardLaw.Shaking(magnitude: magnitude, depth: depth, epicentre: epicentre, share: share))
    case .houseDamage: return toml.random("share", in: shares).map { .houseDamage(share: $0) }
    case .roadClosure: return toml.random("each", in: shares).map { .roadClosure(each: $0) }
    case .siteLoss:
      let (each, surviving) = (toml.random("each", in: shares), toml.random("surviving", in: shares))
      guard let each, let surviving else { return nil }
      return .siteLoss(each: each, surviving: surviving)
    case .supplyCut: return .supplyCut
    }
  }

  /// The shape of the way back, where it is not even: `progress = { a = 2, b = 3, source = "…" }`.
  private func progress() -> Setting<HazardLaw.Progress>?? {
    toml.optional("progress") {
      toml.sourced("progress") { table in
        let a = table.double("a", in: HazardReading.shapes)
        let b = table.double("b", in: HazardReading.shapes)
        guard let a, let b else { return nil }
        return HazardLaw.Progress(a: a, b: b)
      }
    }
  }

  private func epicentre() -> Setting<HazardLaw.Epicentre>? {
    toml.sourced("epicentre") { table in
      let longitude = table.double("longitude", in: -180...180)
      let latitude = table.double("latitude", in: -85...85)
      let radius = table.double("within_km", in: 0...500)
      guard let longitude, let latitude, let radius else { return nil }
      return HazardLaw.Epicentre(
        centre: Coordinate(longitude: longitude, latitude: latitude), radius: radius)
    }
  }

  private func isGroundKnown() -> Bool {
    if !knowsGround {
      toml.report(
        .error, "set.ground-motion", at: "epicentre",
        Bilingual(
          zh: "写了震中，却没有写地震动怎样衰减、各类设施有多易损。",
          en: "It has an epicentre, but the set does not say how shaking falls off and what it breaks."),
        remedy: Bilingual(
          zh: "请写 [ground_motion] 和 [[fragility]]，或删去 epicentre、depth_km，直接给 share。",
          en: "Add [ground_motion] and [[fragility]], or leave out epicentre and depth_km and give the share."
        ))
    }
    return knowsGround
  }

  private func levels() -> [HazardLaw.SnowLevel]? {
    guard let tables = toml.tables("level") else { return nil }
    let levels = tables.map { table -> HazardLaw.SnowLevel? in
      let level: WarningLevel? = table.word("name")
      let weight = table.setting("weight", in: 0...1e6)
      let snowfall = table.random("snowfall_cm_per_h", in: 0...30)
      guard let level, let weight, let snowfall else { return nil }
      return HazardLaw.SnowLevel(level: level, weight: weight, snowfall: snowfall)
    }
    let sound = levels.compactMap { $0 }
    guard sound.count == levels.count else { return nil }
    guard sound.contains(where: { $0.weight.value > 0 }) else {
      toml.report(
        .error, "set.weights", at: "level",
        Bilingual(zh: "各级的权重不能都是 0。", en: "Some level must have a weight above 0."),
        remedy: Bilingual(zh: "请填写 weight。", en: "Give it a weight."))
      return nil
    }
    return sound
  }
}
