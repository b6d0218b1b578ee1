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
