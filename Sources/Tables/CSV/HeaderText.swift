import Quantities

/// What a header cell says: a name to compare, and the unit in parentheses behind it.
struct HeaderText: Hashable {
  /// The name without blanks, parentheses, marks and case, in simplified characters.
  var name: String
  /// What stood in parentheses, e.g. `吨` of 储量（吨）.
  var unit: String?

  /// - Complexity: O(n)
  init(_ text: String) {
    var name = String.UnicodeScalarView()
    var unit = String.UnicodeScalarView()
    var depth = 0
    for scalar in CellText.halfWidth(text).unicodeScalars {
      switch scalar {
      case "(", "[", "【", "〔": depth += 1
      case ")", "]", "】", "〕": depth = max(0, depth - 1)
      case "*", ":", "'", "\"", "※": continue
      case _ where scalar.value == 0x20 || scalar.properties.isWhitespace: continue
      case _ where scalar.properties.generalCategory == .format: continue
      case _ where depth > 0: unit.append(scalar)
      default: name.append(Self.simplified[scalar] ?? scalar)
      }
    }
    self.name = UnicodeForm.composed(String(name)).lowercased()
    self.unit = unit.isEmpty ? nil : String(unit)
  }

  /// All headers by which a column is known, as names to compare.
  static func names(of column: Column) -> Set<String> {
    Set(([column.name, column.label.zh, column.label.en] + column.aliases).map { HeaderText($0).name })
  }

  /// Headers of columns that name people; they are dropped, and said to be.
  static func isPersonal(_ name: String) -> Bool {
    ["姓名", "户主", "身份证", "证件号", "电话", "手机", "联系方式", "联系人", "银行卡", "phone", "idcard", "id_card"]
      .contains { name.contains($0) }
  }

  /// Traditional characters that occur in headers of such tables.
  private static let simplified: [Unicode.Scalar: Unicode.Scalar] = [
    "戶": "户", "數": "数", "鄉": "乡", "鎮": "镇", "村": "村", "編": "编", "號": "号", "碼": "码", "稱": "称", "經": "经",
    "緯": "纬", "長": "长", "點": "点", "庫": "库", "儲": "储", "煤": "煤", "價": "价", "類": "类", "級": "级", "狀": "状",
    "態": "态", "車": "车", "輛": "辆", "載": "载", "區": "区", "縣": "县", "積": "积", "溫": "温", "電": "电", "氣": "气",
  ]
}

/// The units people write behind headers, so that 公斤 is not taken for 吨.
enum UnitText {
  /// The unit under one name, e.g. `t` for 吨; `nil` where it is not known.
  static func canonical(_ text: String) -> String? {
    let parts = CellText.halfWidth(text).lowercased().filter { !$0.isWhitespace }
      .split(separator: "/", omittingEmptySubsequences: false).map(String.init)
    let known = parts.map { words[$0] }
    guard !known.contains(nil) else { return nil }
    return known.compactMap { $0 }.joined(separator: "/")
  }

  /// Whether two units are both known and differ.
  static func conflict(_ a: String, _ b: String) -> Bool {
    guard let a = canonical(a), let b = canonical(b) else { return false }
    return a != b
  }

  private static let words: [String: String] = [
    "吨": "t", "t": "t", "ton": "t", "tons": "t", "tonne": "t", "tonnes": "t", "公斤": "kg", "千克": "kg",
    "kg": "kg", "斤": "jin", "克": "g", "g": "g", "米": "m", "m": "m", "公里": "km", "千米": "km", "km": "km",
    "平方米": "m2", "㎡": "m2", "m2": "m2", "m²": "m2", "亩": "mu", "小时": "h", "时": "h", "h": "h",
    "分钟": "min", "min": "min", "天": "d", "日": "d", "d": "d", "元": "cny", "cny": "cny", "yuan": "cny",
    "万元": "10000cny", "户": "household", "households": "household", "household": "household", "辆": "truck",
    "个": "piece", "季": "season", "season": "season", "mj": "mj", "kj": "kj", "kcal": "kcal", "大卡": "kcal",
    "兆焦": "mj", "w": "w", "kw": "kw", "k": "k", "cm": "cm", "厘米": "cm", "mm": "mm", "毫米": "mm",
  ]
}
