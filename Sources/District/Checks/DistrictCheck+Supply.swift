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
    checkPermits(&diagnostics)
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

  /// Points may be planned before they are permitted; where none is, the column was rather filled in without a look.
  private func checkPermits(_ diagnostics: inout Diagnostics) {
    let buildable = draft.sites.entries.filter { $0.0.status != .forbidden }
    guard let first = buildable.first, buildable.allSatisfy({ !$0.0.hasPermit }) else { return }
    diagnostics.report(
      .warning, "sites.no-permit", at: first.1.place("permit"), found: "no",
      Bilingual(
        zh: "\(buildable.count) 个可用的储备点全都没有用地许可（permit = no）。规划不看这一列，照样会选它们，但没有许可的点不能建。",
        en:
          "None of the \(buildable.count) reserve points has a permit (permit = no). The plan does not look at this column and will choose among them all the same, but nothing may be built without a permit."
      ),
      remedy: Bilingual(
        zh: "请核对 permit；确定办不下许可的点请把 status 改为 forbidden，规划就不会选它。",
        en:
          "Check permit; set the status of a point that will get none to forbidden, and the plan leaves it out."
      ))
  }

  /// Lots beyond what their yard holds, lots where none may be, lots that are not there or do not count, and lots
  /// that may have been pasted twice.
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
      checkDate(lot, row, &diagnostics)
      checkFuel(lot, row, &diagnostics)
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

  private func checkDate(_ lot: StockLot, _ row: Row, _ diagnostics: inout Diagnostics) {
    guard let season = draft.settings?.season, lot.date > season.end else { return }
    diagnostics.report(
      .warning, "stock.after-season", at: row.place("date"), found: lot.date,
      Bilingual(
        zh: "入库日期晚于采暖季的最后一天 \(season.end)，这一批却仍算作现在已有的库存。",
        en: "Laid in after the season's last day, \(season.end), and still counted as standing there now."),
      remedy: Bilingual(
        zh: "请核对日期；还没有入库的批次请删去这一行。", en: "Check the date; delete the row of a lot that is not there yet."))
  }

  /// Lots that passed, but are not of the fuel held in reserve.
  private func checkFuel(_ lot: StockLot, _ row: Row, _ diagnostics: inout Diagnostics) {
    let fuels = draft.fuels.values
    guard lot.quality == .passed, let reserve = draft.settings?.policy?.reserveFuel.value,
      fuels.contains(where: { $0.id == reserve }), fuels[lot.fuel].id != reserve
    else { return }
    let isPellet = fuels[lot.fuel].kind == .pellet
    diagnostics.report(
      .warning, "stock.other-fuel", at: row.place("fuel"), found: fuels[lot.fuel].id,
      Bilingual(
        zh:
          "这一批 \(lot.mass.count) 公斤不是储备用的燃料（reserve_fuel = \(reserve)），不计入储备，规划里不会出现。",
        en:
          "These \(lot.mass.count) kg are not the fuel held in reserve (reserve_fuel = \(reserve)): they do not count and the plan does not show them."
      ),
      remedy: isPellet
        ? Bilingual(
          zh: "颗粒请登记到 pellet_lots.csv；若是燃料写错了，请改正。",
          en: "Enter pellets in pellet_lots.csv; if the fuel is wrong, correct it.")
        : Bilingual(
          zh: "请核对燃料编号；确是别的煤就不能当储备煤用。",
          en: "Check the fuel; if it is another coal, it cannot stand in for the reserve."))
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
