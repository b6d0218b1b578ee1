/// Numbers written in Chinese characters, ordinary (一百二十) or financial (壹佰贰拾).
///
/// They are never accepted, only offered back: 一百二 is 120 to one reader and 102 to another.
enum ChineseNumeral {
  /// The value of a text that consists of Chinese numerals alone; `nil` for any other text or one too
  /// large.
  ///
  /// - Complexity: O(n)
  static func value(of text: String) -> Int? {
    guard !text.isEmpty, text.unicodeScalars.count <= 24 else { return nil }
    var total = 0
    var section = 0
    var digit: Int?
    var digitsAlone = 0
    var hasUnit = false
    for scalar in text.unicodeScalars {
      if let value = digits[scalar] {
        if digit != nil { digitsAlone = digitsAlone * 10 + (digit ?? 0) }
        digit = value
      } else if let unit = units[scalar] {
        hasUnit = true
        if unit >= 10_000 {
          let (product, overflow) = (section + (digit ?? 0)).multipliedReportingOverflow(by: unit)
          guard !overflow, product < 1 << 50 else { return nil }
          total += product
          section = 0
        } else {
          // 十 alone is ten.
          section += (digit ?? 1) * unit
        }
        digit = nil
      } else {
        return nil
      }
      guard total < 1 << 52, digitsAlone < 1 << 52 else { return nil }
    }
    // 二〇二二: digits without units are read one by one.
    if !hasUnit { return digitsAlone * 10 + (digit ?? 0) }
    return digitsAlone == 0 ? total + section + (digit ?? 0) : nil
  }

  /// `1.2万` as a number: the digits found in it times the unit behind them.
  static func scaled(_ text: String, _ number: String) -> String? {
    guard let value = Double(number), let unit = text.unicodeScalars.lazy.compactMap({ units[$0] }).first
    else { return nil }
    let product = value * Double(unit)
    guard product.magnitude < 1e15 else { return nil }
    return product == product.rounded() ? String(Int(product)) : String(product)
  }

  private static let digits: [Unicode.Scalar: Int] = [
    "零": 0, "〇": 0, "一": 1, "二": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9, "两": 2, "壹": 1,
    "贰": 2, "叁": 3, "肆": 4, "伍": 5, "陆": 6, "柒": 7, "捌": 8, "玖": 9,
  ]

  private static let units: [Unicode.Scalar: Int] = [
    "十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000, "万": 10_000, "萬": 10_000, "亿": 100_000_000,
  ]
}
