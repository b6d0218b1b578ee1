import District
import Quantities
import Tables

// Columns that several lists share, and what is read from them.
extension Column {
  static var householdNumber: Column {
    Column(
      "household", .identifier, aliases: ["户号", "户口簿户号", "住户编号", "户代码"], zh: "户编号", en: "Household number",
      example: "140602345"
    )
    .noting(
      "全区唯一的户号（户口簿户号）；未分户登记的子女用父母户号加 -1、-2。不要填姓名、身份证号、电话",
      "Unique in the district (the household register's); a child not registered apart takes its parents' with -1, -2. No names, identity or telephone numbers"
    )
  }

  static func answer(
    _ name: String, _ aliases: [String], zh: String, en: String, required: Bool = true
  ) -> Column {
    Column(name, .boolean, required: required, aliases: aliases, zh: zh, en: en, example: "yes")
  }

  static var day: Column {
    Column("date", .day, aliases: ["日期", "发放日期"], zh: "日期", en: "Day", example: "2022-11-15")
  }

  static var supplier: Column {
    Column(
      "supplier", .identifier, aliases: ["厂家", "供应单位"], zh: "供应单位", en: "Supplier", example: "pellet-plant-1"
    )
    .noting("见 suppliers.csv", "See suppliers.csv")
  }

  /// A weight of one delivery or lot.
  ///
  /// Decimals are refused, not rounded: 2,999.9 + 0.2 would round to 3,000 and be 3,000.1 on the scales.
  static func kilograms(_ range: ClosedRange<Int>) -> Column {
    Column(
      "kg", .integer(range), aliases: ["重量", "数量", "公斤数"], zh: "公斤", en: "Mass", unit: "kg", example: "500"
    )
    .noting(
      "整公斤；磅单有小数的由过磅单位向上取整后再填，本程序不代为取整",
      "Whole kilograms; a weighing slip with decimals is rounded up by whoever weighed, never by this program"
    )
  }

  static var payment: Column {
    Column(
      "payment", .choice(Payment.allCases.map(\.rawValue)), aliases: ["付款方式", "性质"], zh: "补贴或自费",
      en: "Payment", example: "subsidised"
    )
    .noting("subsidised 补贴，self-paid 自费", "subsidised, or self-paid")
    .accepting(Column.synonyms(Payment.self, \.label.zh))
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

  /// The handle of the household in a required column; `nil` after an error was reported.
  func household(
    _ column: String, _ key: HouseholdKey, _ diagnostics: inout Diagnostics
  ) -> HouseholdHandle? {
    handle(text(column), column, key, &diagnostics)
  }

  /// The handle of the household in a column that may be empty: `.some(nil)` where it is, `nil` after an error.
  func optionalHousehold(
    _ column: String, _ key: HouseholdKey, _ diagnostics: inout Diagnostics
  ) -> HouseholdHandle?? {
    guard let text = optionalText(column) else { return .some(nil) }
    return handle(text, column, key, &diagnostics).map { .some($0) }
  }

  private func handle(
    _ text: String, _ column: String, _ key: HouseholdKey, _ diagnostics: inout Diagnostics
  ) -> HouseholdHandle? {
    do {
      return key.handle(of: try HouseholdNumber(text))
    } catch {
      diagnostics.report(
        .error, error.code, at: place(column), error.words.message, remedy: error.words.remedy)
      return nil
    }
  }
}

extension Diagnostics {
  mutating func reportUnknownVillage(_ code: String, at place: Place) {
    report(
      .error, "reference.unknown", at: place, found: code,
      Bilingual(zh: "villages.csv 里没有“\(code)”。", en: "There is no “\(code)” in villages.csv."),
      remedy: Bilingual(zh: "请改成 villages.csv 里已有的代码。", en: "Use a code that stands there."))
  }
}
