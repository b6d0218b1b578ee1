import Quantities

/// The sign a number carries when it was not read from a document. All three signs are in GB 2312, so every
/// office font has them.
enum Mark: CaseIterable, Sendable {
  /// Rebuilt so that it adds up to published totals.
  case reconstructed
  /// Chosen so that the work can go on.
  case assumed
  /// Stands at a position put by rule.
  case estimatedPosition

  /// The sign.
  var sign: String {
    switch self {
    case .reconstructed: "◇"
    case .assumed: "△"
    case .estimatedPosition: "○"
    }
  }

  /// Its name.
  var label: Bilingual {
    switch self {
    case .reconstructed: Bilingual(zh: "推算", en: "reconstructed")
    case .assumed: Bilingual(zh: "假定", en: "assumed")
    case .estimatedPosition: Bilingual(zh: "估计位置", en: "estimated position")
    }
  }

  /// What it means, for the legend.
  var meaning: Bilingual {
    switch self {
    case .reconstructed:
      Bilingual(
        zh: "按公布的总数倒推到村，明细未曾公布",
        en: "rebuilt so that it adds up to the published totals; the detail was never published")
    case .assumed:
      Bilingual(
        zh: "为测算先取的值，须由主管部门核定", en: "chosen so that the work can go on; for the office in charge to settle")
    case .estimatedPosition:
      Bilingual(
        zh: "按规则放在乡镇驻地附近，可能偏差数公里", en: "put near the township seat by rule; may be kilometres off")
    }
  }

  /// The mark a certainty calls for; `nil` for figures with a document behind them.
  init?(_ certainty: Certainty) {
    switch certainty {
    case .reconstructed: self = .reconstructed
    case .assumed: self = .assumed
    case .plan, .public, .general, .surveyed: return nil
    }
  }
}
