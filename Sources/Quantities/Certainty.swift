/// How far a figure can be trusted. Shown wherever the figure is shown.
public enum Certainty: String, CaseIterable, Codable, Sendable {
  /// Stated by the district's published plan.
  case plan
  /// Found in a public source that is named.
  case `public`
  /// General professional knowledge, not checked against a document.
  case general
  /// Chosen so that the work can go on; must stay editable.
  case assumed
  /// Rebuilt so that it adds up to published totals; the detail itself was never published.
  case reconstructed
  /// Entered by the office that uses this copy.
  case surveyed

  /// Whether the figure rests on no document at all.
  public var isGuess: Bool { self == .assumed || self == .reconstructed }

  /// The word for it.
  public var label: Bilingual {
    switch self {
    case .plan: Bilingual(zh: "方案原文", en: "plan")
    case .public: Bilingual(zh: "公开资料", en: "public source")
    case .general: Bilingual(zh: "常识", en: "general knowledge")
    case .assumed: Bilingual(zh: "假定", en: "assumed")
    case .reconstructed: Bilingual(zh: "推算", en: "reconstructed")
    case .surveyed: Bilingual(zh: "核实", en: "surveyed")
    }
  }
}
