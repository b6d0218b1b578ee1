public import District
public import Quantities
public import Tables

/// A lot of pellets as a plant made it and somebody sampled it.
public struct PelletLot: Hashable, Sendable {
  /// Its number.
  public var id: String
  /// Id of the plant.
  public var supplier: String
  /// How much it was.
  public var kg: Kilograms
  /// What the sampling said.
  public var quality: StockLot.Quality
}

/// The plants' lots with their sampling results.
public enum LotList {
  /// Columns of the file.
  public static let schema = TableSchema(
    file: "pellet-lots.csv", label: Bilingual(zh: "颗粒批次", en: "Lots of pellets"),
    columns: [
      Column("lot", .identifier, aliases: ["批次", "批次号", "批号"], zh: "批次编号", en: "Lot", example: "P1-2022-11-03"),
      .supplier,
      .kilograms(1...200_000_000),
      Column(
        "quality", .choice(StockLot.Quality.allCases.map(\.rawValue)), aliases: ["质检"], zh: "质检结果",
        en: "Quality", example: "passed"
      )
      .noting("passed 合格，pending 待检，failed 不合格；只有合格批次可以发放", "passed, pending or failed; only passed lots may be handed out")
      .accepting(["合格": "passed", "待检": "pending", "不合格": "failed"]),
    ], key: ["lot"])

  /// Reads such a file.
  ///
  /// - Parameter suppliers: Ids of the district's plants.
  public static func read(
    _ bytes: [UInt8], file: String, suppliers: Set<String>, diagnostics: inout Diagnostics
  ) -> [PelletLot] {
    CSV.read(bytes, file: file, schema: schema, diagnostics: &diagnostics).compactMap { row in
      guard row.isKnownSupplier(suppliers, &diagnostics) else { return nil }
      return PelletLot(
        id: row.text("lot"), supplier: row.text("supplier"), kg: Kilograms(Int64(row.integer("kg"))),
        quality: row.choice("quality"))
    }
  }
}

extension Row {
  /// Whether the row's supplier is one of the district's; an error is reported where it is not.
  func isKnownSupplier(_ suppliers: Set<String>, _ diagnostics: inout Diagnostics) -> Bool {
    let id = text("supplier")
    if suppliers.contains(id) { return true }
    diagnostics.report(
      .error, "reference.unknown", at: place("supplier"), found: id,
      Bilingual(zh: "suppliers.csv 里没有“\(id)”。", en: "There is no “\(id)” in suppliers.csv."),
      remedy: Bilingual(zh: "请改成 suppliers.csv 里已有的编号。", en: "Use an id that stands there."))
    return false
  }
}
