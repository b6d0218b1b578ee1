import District
import Quantities
public import Tables

/// A delivery and where it was read.
public struct DeliveryRow: Sendable {
  /// The delivery.
  public var delivery: Delivery
  /// The village the list names, to compare with the household's; `nil` where it names none.
  public var village: String?
  /// Where.
  public var place: Place
}

/// Deliveries as drivers' slips are typed in: a row is one weight handed to one household.
public enum DeliveryList {
  /// Columns of the file.
  public static let schema: TableSchema = {
    var schema = TableSchema(
      file: "deliveries.csv", label: Bilingual(zh: "发放记录", en: "Deliveries"),
      columns: [
        Column(
          "id", .identifier, aliases: ["单号", "发放单号", "磅单号"], zh: "发放单编号", en: "Slip", example: "F-2022-000123"
        ).noting("全区唯一；同一张单只记一次", "Unique in the district; one slip counts once"),
        .day, .householdNumber,
        optional(.village("of the household; compared with its listing", "该户")),
        .supplier,
        Column(
          "lot", .identifier, aliases: ["批次", "批次号", "批号"], zh: "批次编号", en: "Lot", example: "lot-2022-10-01"
        )
        .noting("见 pellet_lots.csv", "See pellet_lots.csv"),
        .kilograms(1...100_000), .payment,
      ], key: ["id"])
    schema.isPrivate = true
    return schema
  }()

  /// Reads such a file.
  ///
  /// - Parameter suppliers: Ids of the district's plants.
  public static func read(
    _ bytes: [UInt8], file: String, suppliers: Set<String>, key: HouseholdKey,
    diagnostics: inout Diagnostics
  ) -> [DeliveryRow] {
    CSV.read(bytes, file: file, schema: schema, diagnostics: &diagnostics).compactMap { row in
      let household = row.household("household", key, &diagnostics)
      guard row.isKnownSupplier(suppliers, &diagnostics), let household else { return nil }
      return DeliveryRow(
        delivery: Delivery(
          id: row.text("id"), day: row.text("date"), household: household, supplier: row.text("supplier"),
          lot: row.text("lot"), kg: Kilograms(Int64(row.integer("kg"))), payment: row.choice("payment")),
        village: row.optionalText("village"), place: row.place())
    }
  }

  private static func optional(_ column: Column) -> Column {
    var column = column
    column.isRequired = false
    return column
  }
}
