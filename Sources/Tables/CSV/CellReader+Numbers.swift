import Quantities

extension CellReader {
  /// A cleaned text as the column's kind of number.
  func number(_ text: String, _ log: inout FindingLog) -> Row.Value? {
    let reading: NumberText.Reading
    do {
      reading = try NumberText.read(text)
    } catch {
      refuse(error, text, &log)
      return nil
    }
    guard let value = value(of: reading.plain, found: text, &log) else { return nil }
    for repair in reading.repairs { report(repair, text, reading.plain, &log) }
    return checked(value, &log)
  }

  /// A number in plain ASCII as the column's kind of number; `nil` after an error was reported.
  private func value(of plain: String, found: String, _ log: inout FindingLog) -> Row.Value? {
    guard let number = Double(plain), number.isFinite else {
      return notFinite(found, &log)
    }
    let mantissa = plain.prefix { $0 != "e" && $0 != "E" }
    if number.magnitude < Double.leastNormalMagnitude, mantissa.contains(where: { ("1"..."9").contains($0) })
    {
      error(
        "cell.too-small", found, zh: "“\(column.label.zh)”的数小得没有意义：\(found)。",
        en: "The number in “\(column.label.en)” is too small to mean anything: \(found).",
        Bilingual(zh: "请填 0 或真实的数。", en: "Enter 0 or the real number."), &log)
      return nil
    }
    if number == 0, plain.hasPrefix("-") {
      repaired(
        "cell.negative-zero", found, zh: "“\(column.label.zh)”的 −0 已改为 0。",
        en: "The −0 in “\(column.label.en)” was made 0.", &log)
    }
    guard case .integer = column.kind else { return .decimal(number == 0 ? 0 : number) }
    if let whole = Int(plain) { return .integer(whole) }
    guard mantissa.count < plain.count || plain.contains(".") else {
      // More digits than 64 bits hold; no column's range reaches that far.
      outOfRange(found, number, &log)
      return nil
    }
    let rounded = number.rounded()
    let offer = rounded.magnitude < 1e15 ? String(Int(rounded)) : nil
    if mantissa.count < plain.count {
      error(
        "cell.scientific", found, zh: "“\(column.label.zh)”应是整数，却写成了科学计数法：\(found)。",
        en: "“\(column.label.en)” must be a whole number but is in scientific form: \(found).",
        suggest(offer), &log)
      return nil
    }
    guard let offer, rounded == number else {
      error(
        "cell.not-whole", found, zh: "“\(column.label.zh)”应是整数，现在是 \(found)。",
        en: "“\(column.label.en)” must be a whole number; it is \(found).",
        Bilingual(zh: "请填整数。", en: "Enter a whole number."), &log)
      return nil
    }
    if plain.contains(".") {
      repaired(
        "cell.trailing-decimals", found, zh: "“\(column.label.zh)”的 \(found) 已读作 \(offer)。",
        en: "\(found) in “\(column.label.en)” was read as \(offer).", &log)
    }
    return .integer(Int(rounded))
  }

  /// The value if it lies in the column's range; `nil` after an error was reported.
  func checked(_ value: Row.Value, _ log: inout FindingLog) -> Row.Value? {
    switch (value, column.kind) {
    case (.integer(let number), .integer(let range)):
      if range.contains(number) { return value }
      outOfRange(String(number), Double(number), &log)
      return nil
    case (.decimal(let number), .decimal(let range)):
      if range.contains(number) { return value }
      outOfRange(String(number), number, &log)
      return nil
    default: return value
    }
  }

  private func outOfRange(_ found: String, _ number: Double, _ log: inout FindingLog) {
    let low: Double
    let high: Double
    switch column.kind {
    case .integer(let range): (low, high) = (Double(range.lowerBound), Double(range.upperBound))
    case .decimal(let range): (low, high) = (range.lowerBound, range.upperBound)
    default: return
    }
    let unit = column.unit.map { " " + $0 } ?? ""
    // A unit in Chinese, such as 户, says nothing to an English reader; the column's name has it already.
    let unitEn = unit.utf8.allSatisfy { $0 < 0x80 } || column.unit == "°C" ? unit : ""
    let span: Bilingual =
      if high >= 9e15 {
        Bilingual(
          zh: "不小于 \(Format.plain(low, places: 6))", en: "at least \(Format.plain(low, places: 6))")
      } else {
        Bilingual(
          zh: "在 \(Format.plain(low, places: 6)) 到 \(Format.plain(high, places: 6)) 之间",
          en: "from \(Format.plain(low, places: 6)) to \(Format.plain(high, places: 6))")
      }
    var remedy = Bilingual(zh: "请改正数值，注意单位。", en: "Correct the value; mind the unit.")
    if column.unit == "t", number > high, number / 1000 <= high, number / 1000 >= low {
      let tonnes = Format.plain(number / 1000, places: 3)
      remedy = Bilingual(
        zh: "单位是吨。如果填的是公斤，请改为 \(tonnes)。", en: "The unit is tonnes. If this is kilograms, enter \(tonnes).")
    }
    error(
      "cell.out-of-range", found, zh: "“\(column.label.zh)”是 \(found)\(unit)，应\(span.zh)。",
      en: "“\(column.label.en)” is \(found)\(unitEn); it must be \(span.en).", remedy, &log)
  }

  // MARK: Findings

  private func report(
    _ repair: NumberText.Repair, _ found: String, _ plain: String, _ log: inout FindingLog
  ) {
    switch repair {
    case .fullWidth:
      repaired(
        "cell.full-width", found, zh: "“\(column.label.zh)”的全角数字已改为 \(plain)。",
        en: "Full-width digits in “\(column.label.en)” were made \(plain).", &log)
    case .apostrophe:
      repaired(
        "cell.apostrophe", found, zh: "“\(column.label.zh)”开头的单引号已去掉。",
        en: "The apostrophe before “\(column.label.en)” was removed.", &log)
    case .thousands:
      repaired(
        "cell.thousands", found, zh: "“\(column.label.zh)”的千位分隔已去掉，读作 \(plain)。",
        en: "Thousands separators in “\(column.label.en)” were removed; it was read as \(plain).", &log)
    }
  }

  private func notFinite(_ found: String, _ log: inout FindingLog) -> Row.Value? {
    error(
      "cell.not-finite", found, zh: "“\(column.label.zh)”不是有限的数：\(found)。",
      en: "“\(column.label.en)” is not a finite number: \(found).",
      Bilingual(zh: "请填真实的数。", en: "Enter the real number."), &log)
    return nil
  }

  private func refuse(_ refusal: NumberText.Refusal, _ found: String, _ log: inout FindingLog) {
    let (code, zh, en): (String, String, String) =
      switch refusal {
      case .notFinite: ("cell.not-finite", "不是有限的数", "is not a finite number")
      case .chineseNumeral: ("cell.chinese-numeral", "用了汉字数字", "is written in Chinese numerals")
      case .percent: ("cell.percent", "带百分号", "has a percent sign")
      case .approximate: ("cell.approximate", "是个约数", "is only approximate")
      case .twoNumbers: ("cell.two-numbers", "有不止一个数", "holds more than one number")
      case .unitInNumber: ("cell.unit-in-number", "数字里夹了文字", "has words in the number")
      case .decimalComma:
        ("cell.decimal-comma", "用逗号作小数点，意思不明", "uses a comma for decimals, which is ambiguous")
      case .placeholder: ("cell.placeholder", "填了占位符号，不是数", "holds a placeholder, not a number")
      case .notANumber: ("cell.not-a-number", "不是数", "is not a number")
      case .notWritten: ("cell.not-a-number", "是公式或编码，不是写出来的数", "holds a formula or a code, not a number")
      }
    var remedy = suggest(refusal.offer)
    if refusal == .notWritten {
      remedy = Bilingual(zh: "请填它算出来的数。", en: "Enter the number it comes to.")
    }
    if refusal == .placeholder, !column.isRequired {
      remedy = Bilingual(zh: "没有就留空。", en: "Leave it empty if there is none.")
    }
    error(
      code, found, zh: "“\(column.label.zh)”\(zh)：\(found)。", en: "“\(column.label.en)” \(en): \(found).",
      remedy, &log)
  }

  func suggest(_ offer: String?) -> Bilingual {
    guard let offer else {
      return Bilingual(zh: "请填一个数，如 \(column.example)。", en: "Enter a number, e.g. \(column.example).")
    }
    return Bilingual(zh: "如果意思是 \(offer)，请就填 \(offer)。", en: "If \(offer) is meant, enter \(offer).")
  }
}
