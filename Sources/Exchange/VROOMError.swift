public import Quantities
public import Tables

/// Why a VROOM file was refused. `path` is the place within the file, as in `vehicles[2].time_window`.
public enum VROOMError: Error, Hashable, Sendable {
  /// The file is no JSON.
  case unreadable
  /// A key that VROOM's API does not have and that does not begin with `x_`.
  case unknownKey(path: String)
  /// A key of VROOM's API that Hearth does not follow.
  case unsupported(path: String)
  /// A key that is needed is not there.
  case missing(path: String)
  /// A value of the wrong kind or out of range; what is wanted instead.
  case badValue(path: String, wanted: Bilingual)

  /// What to tell people.
  public func diagnostic(file: String) -> Diagnostic {
    func report(_ code: String, _ path: String?, _ zh: String, _ en: String, _ remedy: Bilingual)
      -> Diagnostic
    {
      Diagnostic(
        .error, "vroom.\(code)", at: Place(file: file, column: path), found: path, Bilingual(zh: zh, en: en),
        remedy: remedy)
    }
    return switch self {
    case .unreadable:
      report(
        "unreadable", nil, "不是 JSON，或读不了。", "It is no JSON, or cannot be read.",
        Bilingual(zh: "请核对文件。", en: "Check the file."))
    case .unknownKey(let path):
      report(
        "unknown-key", path, "VROOM 没有这个键。", "VROOM has no such key.",
        Bilingual(zh: "改正拼写，或删去；自己加的键请以 x_ 开头。", en: "Correct or remove it; keys of your own begin with x_."))
    case .unsupported(let path):
      report(
        "unsupported", path, "本程序不会照这一项做，所以不收。", "Hearth would not follow it, so the file is refused.",
        Bilingual(zh: "删去这一项，或用 VROOM 求解。", en: "Remove it, or solve the file with VROOM."))
    case .missing(let path):
      report(
        "missing-key", path, "缺这一项。", "It is missing.", Bilingual(zh: "请补上。", en: "Add it."))
    case .badValue(let path, let wanted):
      report(
        "bad-value", path, "值不对，应为\(wanted.zh)。", "The value is wrong; wanted: \(wanted.en).",
        Bilingual(zh: "请改正。", en: "Correct it."))
    }
  }
}
