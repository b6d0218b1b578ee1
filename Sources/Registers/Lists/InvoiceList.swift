import District
public import Quantities
public import Tables

/// One line of a plant's invoice.
public struct InvoiceLine: Hashable, Sendable {
  /// Number of the invoice.
  public var invoice: String
  /// Id of the plant.
  public var supplier: String
  /// Twelve-digit code of the village; `nil` where the plant bills a month as one.
  public var village: String?
  /// `YYYY-MM`.
  public var month: String
  /// Who is billed: the subsidy, or the households.
  public var payment: Payment
  /// How much.
  public var kg: Kilograms

  /// A line.
  public init(
    invoice: String, supplier: String, village: String?, month: String, payment: Payment, kg: Kilograms
  ) {
    self.invoice = invoice
    self.supplier = supplier
    self.village = village
    self.month = month
    self.payment = payment
    self.kg = kg
  }
}

/// What plants bill.
public enum InvoiceList {
  /// Columns of the file.
  public static let schema = TableSchema(
    file: "invoices.csv", label: Bilingual(zh: "厂家发票", en: "Invoices of the plants"),
    columns: [
      Column(
        "invoice", .identifier, aliases: ["发票号", "发票号码"], zh: "发票编号", en: "Invoice", example: "INV-2022-11-07"
      ),
      .supplier,
      Column(
        "village", .code(digits: 12), required: false, aliases: ["村", "村庄代码"], zh: "村代码", en: "Village",
        example: "140602101201"
      ).noting("空表示全月合开，不分村", "Empty where a month is billed as one"),
      Column("month_of", .day, aliases: ["所属月份", "开票日期"], zh: "所属月", en: "Month", example: "2022-11-01")
        .noting("该月中的任一天", "Any day of the month billed"),
      .payment,
      .kilograms(1...200_000_000),
    ], key: ["invoice", "village", "payment"])

  /// Reads such a file.
  static func read(
    _ bytes: [UInt8], file: String, suppliers: Set<String>, villages: Set<String>,
    diagnostics: inout Diagnostics
  ) -> [(line: InvoiceLine, place: Place)] {
    CSV.read(bytes, file: file, schema: schema, diagnostics: &diagnostics).compactMap { row in
      let village = row.optionalText("village")
      if let village, !villages.contains(village) {
        diagnostics.reportUnknownVillage(village, at: row.place("village"))
        return nil
      }
      guard row.isKnownSupplier(suppliers, &diagnostics) else { return nil }
      let line = InvoiceLine(
        invoice: row.text("invoice"), supplier: row.text("supplier"), village: village,
        month: String(row.text("month_of").prefix(7)), payment: row.choice("payment"),
        kg: Kilograms(Int64(row.integer("kg"))))
      return (line, row.place())
    }
  }
}
