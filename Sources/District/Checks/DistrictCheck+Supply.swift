import Quantities
import Tables

extension DistrictCheck {
  /// Whether any point may open, and whether what must open can.
  func checkSites(_ diagnostics: inout Diagnostics) {
    let sites = draft.sites.values
    if !sites.isEmpty, sites.allSatisfy({ $0.status == .forbidden }) {
      diagnostics.report(
        .error, "sites.all-forbidden", at: Place(file: DistrictTables.sites.file, column: "status"),
        found: Site.Status.forbidden.rawValue,
        Bilingual(
          zh: "\(sites.count) 个储备点全部标为禁建，无处可储煤。",
          en: "All \(sites.count) reserve points are forbidden; there is nowhere to keep coal."),
        remedy: Bilingual(
          zh: "请至少把一个点改为 candidate 或 existing。", en: "Make at least one a candidate or existing."))
    }
    var mustOpen: [String: String] = [:]
    for (site, row) in draft.sites.entries {
      if site.status == .required, site.inBanZone {
        diagnostics.report(
          .warning, "site.required-in-ban-zone", at: row.place("in_ban_zone"), found: site.id,
          Bilingual(
            zh: "必建点 \(site.name.zh) 在禁煤区内，只可应急储存。",
            en:
              "\(site.name.en) must open but stands in the coal-ban zone; only emergency storage is lawful there."
          ),
          remedy: Bilingual(zh: "请确认已有批准文件，或改为区外的点。", en: "Make sure it was approved, or move it outside."))
      }
      guard site.status == .required || site.status == .existing else { continue }
      if let other = mustOpen[site.place] {
        diagnostics.report(
          .error, "site.two-sizes", at: row.place("place"), found: site.place,
          Bilingual(
            zh: "同一场地 \(site.place) 有两种规模都要启用：\(other) 和 \(site.id)。",
            en: "Two sizes of the yard \(site.place) must both be open: \(other) and \(site.id)."),
          remedy: Bilingual(
            zh: "一个场地只能启用一种规模，请改其中一个的 status。", en: "A yard opens in one size; change one status."))
      } else {
        mustOpen[site.place] = site.id
      }
    }
  }

  /// Lots beyond what their yard holds, lots where none may be, and lots that may have been pasted twice.
  func checkStock(_ diagnostics: inout Diagnostics) {
    var held = [Kilograms](repeating: .zero, count: draft.sites.values.count)
    var lines: [StockLot: Int] = [:]
    for (lot, row) in draft.stock.entries {
      let site = draft.sites.values[lot.site]
      // two truckloads of a day may weigh the same, so both count
      if let line = lines.updateValue(row.line, forKey: lot) {
        diagnostics.report(
          .warning, "stock.same-lot", at: row.place("site"), found: site.id,
          Bilingual(
            zh: "与第 \(line) 行完全相同，两行各 \(lot.mass.count) 公斤。",
            en: "The same as line \(line), \(lot.mass.count) kg each."),
          remedy: Bilingual(
            zh: "若是同一批粘贴了两次，请删去一行；确是两批则不必改。",
            en: "If one lot was pasted twice, delete a line; if there are two such lots, leave them."))
      }
      let before = held[lot.site]
      held[lot.site] += lot.mass
      if before <= site.storage, held[lot.site] > site.storage {
        diagnostics.report(
          .error, "stock.exceeds-storage", at: row.place("kg"), found: "\(lot.mass.count)",
          Bilingual(
            zh: "\(site.name.zh) 的库存到这一批为止共 \(held[lot.site].count) 公斤，超过库容 \(site.storage.count) 公斤。",
            en:
              "With this lot \(site.name.en) holds \(held[lot.site].count) kg, more than its storage of \(site.storage.count) kg."
          ),
          remedy: Bilingual(
            zh: "库存以公斤计，库容以吨计；请检查单位。", en: "Stock is in kilograms, storage in tonnes; check the units."))
      }
      if site.status == .forbidden {
        diagnostics.report(
          .warning, "stock.at-forbidden-site", at: row.place("site"), found: site.id,
          Bilingual(
            zh: "禁建点 \(site.name.zh) 有库存，不计入储备。",
            en: "There is stock at the forbidden \(site.name.en); it does not count."),
          remedy: Bilingual(zh: "请转移库存，或改正该点状态。", en: "Move it, or correct the status."))
      }
    }
  }

  /// Figures a thousand times those of their neighbours, which are kilograms written as tonnes or the reverse.
  func checkUnits(_ diagnostics: inout Diagnostics) {
    suspect(draft.stock.entries.map { (Double($0.0.mass.count), $0.1.place("kg")) }, "kg", &diagnostics)
    for tier in Site.Tier.allCases {
      let storages = draft.sites.entries.filter { $0.0.tier == tier }
      suspect(storages.map { ($0.0.storage.tonnes, $0.1.place("storage_t")) }, "t", &diagnostics)
    }
  }

  /// Reports the figures more than 100 times, or less than a hundredth of, the median of at least three.
  private func suspect(
    _ figures: [(value: Double, place: Place)], _ unit: String, _ diagnostics: inout Diagnostics
  ) {
    let positive = figures.filter { $0.value > 0 }
    guard positive.count >= 3 else { return }
    let median = positive.map(\.value).sorted()[positive.count / 2]
    for figure in positive where figure.value > median * 100 || figure.value < median / 100 {
      let found = Self.plain(figure.value)
      diagnostics.report(
        .warning, "unit.suspicious", at: figure.place, found: found,
        Bilingual(
          zh: "\(found) \(unit)，而同类多为 \(Self.plain(median)) \(unit) 左右，可能把公斤和吨弄混了。",
          en:
            "\(found) \(unit), where others are about \(Self.plain(median)) \(unit): kilograms and tonnes may be mixed up."
        ),
        remedy: Bilingual(zh: "请核对单位。", en: "Check the unit."))
    }
  }

  private static func plain(_ value: Double) -> String {
    value == value.rounded() && abs(value) < 1e15 ? "\(Int(value))" : "\(value)"
  }
}
