public import District
public import Plans
public import Quantities

/// How a season's allocation changes when something goes otherwise than planned.
public struct SeasonComparison: Sendable {
  /// A village that gets another amount.
  public struct Change: Codable, Hashable, Sendable {
    /// Its code.
    public var village: String
    /// What its households got.
    public var beforeKg: Kilograms
    /// What they get now.
    public var afterKg: Kilograms
  }

  /// The villages that get another amount, the greatest loss first.
  public let changes: [Change]
  /// What happened, and what follows from it, a sentence each.
  public let sentences: [Bilingual]

  /// Compares what was planned with what `shock` leaves of it.
  ///
  /// - Complexity: O(groups · periods + deliveries)
  public init(_ before: AllocationPlan, _ after: AllocationPlan, _ shock: SeasonShock, in district: District)
  {
    let earlier = Dictionary(
      before.villages.map { ($0.code, $0.householdKg.total { $0 }) }, uniquingKeysWith: { first, _ in first })
    changes = after.villages.compactMap { village -> Change? in
      let (old, new) = (earlier[village.code] ?? .zero, village.householdKg.total { $0 })
      return old == new ? nil : Change(village: village.code, beforeKg: old, afterKg: new)
    }.sorted { ($0.afterKg - $0.beforeKg, $0.village) < ($1.afterKg - $1.beforeKg, $1.village) }
    let wording = Wording(before: before, after: after, district: district)
    sentences =
      wording.causes(shock) + [wording.totals] + wording.shortage + wording.villages(changes) + wording.months
      + wording.plants + wording.stocks(shock) + [wording.cost]
  }
}

/// The sentences of a comparison.
private struct Wording {
  let before: AllocationPlan
  let after: AllocationPlan
  let district: District

  func causes(_ shock: SeasonShock) -> [Bilingual] {
    func plant(_ id: String) -> Bilingual {
      district.suppliers.first { $0.id == id }?.name ?? Bilingual(zh: id, en: id)
    }
    var causes = shock.failures.map { failure in
      Bilingual(
        zh: "假设：\(plant(failure.supplier).zh)\(failure.month.map { "在 \($0) " } ?? "整个采暖季")停产。",
        en: "What if \(plant(failure.supplier).en) makes nothing in \(failure.month ?? "the whole season").")
    }
    causes += shock.cutOffs.map { cut in
      let village = name(cut.village)
      return Bilingual(
        zh: "假设：\(village.zh)从 \(cut.from.iso) 起 \(cut.days) 天大雪封路，车进不去。",
        en: "What if snow keeps trucks from \(village.en) for \(cut.days) days from \(cut.from.iso).")
    }
    causes += shock.priceRises.map { rise in
      let who = rise.supplier.map(plant) ?? Bilingual(zh: "全部颗粒厂", en: "all plants")
      return Bilingual(
        zh: "假设：\(who.zh)出厂价变动 \(signed(Int64(rise.percent)))%。",
        en: "What if the price of \(who.en) changes by \(signed(Int64(rise.percent))) %.")
    }
    if let cap = shock.cap {
      causes.append(
        Bilingual(
          zh: "假设：补贴上限由每户 \(before.capKg.count) 公斤改为 \(cap.count) 公斤。",
          en: "What if the cap is \(cap.count) kg a household instead of \(before.capKg.count) kg."))
    }
    return causes
  }

  var totals: Bilingual {
    let (old, new) = (before.totalKg, after.totalKg)
    guard old != new else {
      return Bilingual(
        zh: "补贴颗粒总量不变，仍为 \(tonnes(new)) 吨，每户最多 \(after.maxSubsidisedKgPerHousehold.count) 公斤。",
        en:
          "The subsidised total stays \(tonnes(new)) t, at most \(after.maxSubsidisedKgPerHousehold.count) kg a household."
      )
    }
    return Bilingual(
      zh:
        "补贴颗粒由 \(tonnes(old)) 吨变为 \(tonnes(new)) 吨（\(signedTonnes(new - old)) 吨），每户最多 \(after.maxSubsidisedKgPerHousehold.count) 公斤；户自购由 \(tonnes(before.selfPaidKg)) 吨变为 \(tonnes(after.selfPaidKg)) 吨。",
      en:
        "Subsidised pellets change from \(tonnes(old)) t to \(tonnes(new)) t (\(signedTonnes(new - old)) t), at most \(after.maxSubsidisedKgPerHousehold.count) kg a household; self-paid from \(tonnes(before.selfPaidKg)) t to \(tonnes(after.selfPaidKg)) t."
    )
  }

  var shortage: [Bilingual] {
    guard after.unmetKg != before.unmetKg || after.unmetKg > .zero else {
      return [
        Bilingual(
          zh: "每户应补的量都能按时送到，没有缺口。",
          en: "Everybody's whole claim is still brought in time; nothing is missing.")
      ]
    }
    let groups = after.villages.flatMap(\.groups)
    func least(_ isVulnerable: Bool) -> Double? {
      groups.filter { $0.vulnerable == isVulnerable }.compactMap { group in
        let claim = group.entitledKg.total { $0 } * group.households
        return claim > .zero ? Double(group.receivedKg.total { $0 }.count) / Double(claim.count) : nil
      }.min()
    }
    let coldest = groups.flatMap(\.degreesLost).max() ?? 0
    let usual = before.villages.flatMap(\.groups).flatMap(\.degreesLost).max() ?? 0
    return [
      Bilingual(
        zh:
          "应补而供不上 \(tonnes(after.unmetKg)) 吨（原 \(tonnes(before.unmetKg)) 吨）；拿得最少的一般户得到应补量的 \(percent(least(false)))，弱势户 \(percent(least(true)))。不自购时，最冷的月份室温比基准低 \(Format.decimal(coldest, places: 1)) 度（原 \(Format.decimal(usual, places: 1)) 度）。",
        en:
          "\(tonnes(after.unmetKg)) t of the claims cannot be met (\(tonnes(before.unmetKg)) t before); the poorest ordinary household gets \(percent(least(false))) of its claim, the poorest vulnerable one \(percent(least(true))). If nothing is bought, rooms are \(Format.decimal(coldest, places: 1)) K below the base temperature in the worst month (\(Format.decimal(usual, places: 1)) K before)."
      )
    ]
  }

  func villages(_ changes: [SeasonComparison.Change]) -> [Bilingual] {
    let losers = changes.filter { $0.afterKg < $0.beforeKg }
    let winners = changes.count - losers.count
    guard !changes.isEmpty else {
      return [Bilingual(zh: "没有一个村的全季总量改变。", en: "No village's total for the season changes.")]
    }
    let worst = losers.prefix(3).map { (name($0.village), signedTonnes($0.afterKg - $0.beforeKg)) }
    return [
      Bilingual(
        zh: "\(losers.count) 个村减少，\(winners) 个村增加"
          + (worst.isEmpty
            ? "。" : "；减得最多的是" + worst.map { "\($0.0.zh)（\($0.1) 吨）" }.joined(separator: "、") + "。"),
        en: "\(losers.count) villages get less, \(winners) more"
          + (worst.isEmpty
            ? "."
            : "; most is lost by " + worst.map { "\($0.0.en) (\($0.1) t)" }.joined(separator: ", ") + "."))
    ]
  }

  /// Months in which at least half a per cent more or less is brought than planned.
  var months: [Bilingual] {
    let (old, new) = (byMonth(before), byMonth(after))
    let moved = Set(old.keys).union(new.keys).sorted().compactMap { month -> (String, Kilograms)? in
      let change = (new[month] ?? .zero) - (old[month] ?? .zero)
      return abs(change.count) * 200 >= max(before.totalKg.count / 7, 1) ? (month, change) : nil
    }
    guard !moved.isEmpty else { return [] }
    return [
      Bilingual(
        zh: "各月送货的变化：" + moved.map { "\($0.0) \(signedTonnes($0.1)) 吨" }.joined(separator: "，") + "。",
        en: "Deliveries by month: " + moved.map { "\($0.0) \(signedTonnes($0.1)) t" }.joined(separator: ", ")
          + ".")
    ]
  }

  var plants: [Bilingual] {
    func bySupplier(_ plan: AllocationPlan) -> [String: Kilograms] {
      let parts = plan.deliveries.map { ($0.supplier, $0.kg) } + plan.intakes.map { ($0.supplier, $0.kg) }
      return Dictionary(parts, uniquingKeysWith: +)
    }
    let (old, new) = (bySupplier(before), bySupplier(after))
    let moved = district.suppliers.compactMap { plant -> (Bilingual, Kilograms)? in
      let change = (new[plant.id] ?? .zero) - (old[plant.id] ?? .zero)
      return abs(change.count) >= 1000 ? (plant.name, change) : nil
    }
    guard !moved.isEmpty else { return [] }
    return [
      Bilingual(
        zh: "厂家供货变化：" + moved.map { "\($0.0.zh) \(signedTonnes($0.1)) 吨" }.joined(separator: "，") + "。",
        en: "Plants hand out: " + moved.map { "\($0.0.en) \(signedTonnes($0.1)) t" }.joined(separator: ", ")
          + ".")
    ]
  }

  /// What has to lie in a village when it is cut off.
  func stocks(_ shock: SeasonShock) -> [Bilingual] {
    shock.cutOffs.compactMap { cut in
      guard let village = after.villages.first(where: { $0.code == cut.village }),
        let first = after.periods.firstIndex(where: { $0.start == cut.from.iso })
      else { return nil }
      let brought = after.deliveries.filter { $0.village == cut.village && $0.period < cut.from.iso }.total(
        \.kg)
      let burnt = village.groups.total { $0.burntKg[..<first].total { $0 } }
      let needed = village.groups.total { group in
        after.periods.indices.filter {
          after.periods[$0].start >= cut.from.iso && after.periods[$0].start < cut.until.iso
        }
        .total { group.burntKg[$0] }
      }
      return Bilingual(
        zh:
          "\(village.name.zh)须在 \(cut.from.iso) 前备足：封路时村里和各户共存 \(tonnes(brought - burnt)) 吨，封路期间烧 \(tonnes(needed)) 吨。",
        en:
          "\(village.name.en) has to be stocked before \(cut.from.iso): \(tonnes(brought - burnt)) t lie in its store and homes then, \(tonnes(needed)) t are burnt while it is cut off."
      )
    }
  }

  var cost: Bilingual {
    let change = after.costFen - before.costFen
    let loads = after.deliveries.reduce(0) { $0 + $1.loads } - before.deliveries.reduce(0) { $0 + $1.loads }
    let fairness = Format.money(after.proof.priceOfFairnessFen, places: 0)
    return Bilingual(
      zh:
        "总费用 \(Format.money(after.costFen, places: 0).zh)（\(signedMoney(change).zh)），车次 \(signed(Int64(loads)))；其中因公平多花 \(fairness.zh)。离最省的差距不超过 \(Format.percent(after.proof.gap, places: 3))。",
      en:
        "The cost is \(Format.money(after.costFen, places: 0).en) (\(signedMoney(change).en)), truck-loads \(signed(Int64(loads))); fairness costs \(fairness.en) of it. It is within \(Format.percent(after.proof.gap, places: 3)) of the least possible."
    )
  }

  private func byMonth(_ plan: AllocationPlan) -> [String: Kilograms] {
    Dictionary(plan.deliveries.map { (String($0.period.prefix(7)), $0.kg) }, uniquingKeysWith: +)
  }
  private func name(_ code: String) -> Bilingual {
    district.villages.first { $0.code == code }?.name ?? Bilingual(zh: code, en: code)
  }
  private func tonnes(_ mass: Kilograms) -> String { Format.decimal(mass.tonnes, places: 1) }
  private func signedTonnes(_ mass: Kilograms) -> String { (mass > .zero ? "+" : "") + tonnes(mass) }
  private func signed(_ count: Int64) -> String { (count > 0 ? "+" : "") + Format.integer(count) }
  private func percent(_ share: Double?) -> String { share.map { Format.percent($0) } ?? "—" }
  private func signedMoney(_ amount: Fen) -> Bilingual {
    let money = Format.money(amount, places: 0)
    let sign = amount > .zero ? "+" : ""
    return Bilingual(zh: sign + money.zh, en: sign + money.en)
  }
}
