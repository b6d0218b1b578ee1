/// The two languages every message, page and report of Hearth is complete in.
public enum Language: String, CaseIterable, Codable, Sendable {
  /// Simplified Chinese, the language of the people who use it.
  case zh
  /// English.
  case en
}

/// The same words in both languages.
public struct Bilingual: Hashable, Codable, Sendable {
  /// Simplified Chinese.
  public var zh: String
  /// English.
  public var en: String

  /// The same words in both languages.
  public init(zh: String, en: String) {
    self.zh = zh
    self.en = en
  }

  /// The words in one language.
  public subscript(language: Language) -> String {
    switch language {
    case .zh: zh
    case .en: en
    }
  }
}

extension Bilingual {
  /// What a number rests on, as the file that gives it words it: `中文 / English`, or in one language, of which the English
  /// then says that it is Chinese.
  public init(source: String) {
    func isChinese(_ text: some StringProtocol) -> Bool {
      text.unicodeScalars.contains { $0.properties.isIdeographic }
    }
    let parts = source.split(separator: " / ", maxSplits: 1)
    if parts.count == 2, isChinese(parts[0]), !isChinese(parts[1]) {
      self.init(zh: String(parts[0]), en: String(parts[1]))
    } else {
      self.init(zh: source, en: isChinese(source) ? "in Chinese: “\(source)”" : source)
    }
  }
}
