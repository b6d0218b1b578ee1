/// The palette: dark blue, brick red and greys whose lightness differs enough to survive a black-and-white
/// printer. No meaning rests on hue alone.
enum Ink {
  /// Text.
  static let text = "#1c1f24"
  /// Lesser text.
  static let quiet = "#5b6470"
  /// Grid lines and frames.
  static let rule = "#c4cad1"
  /// What is there: stock, coverage.
  static let main = "#274b72"
  /// The lighter part of what is there.
  static let light = "#c3d0de"
  /// What is missing.
  static let gap = "#a1321c"
  /// Sans-serif fonts of Windows, Kylin, UOS, macOS and Debian.
  static let fonts =
    "Arial, 'Liberation Sans', 'Microsoft YaHei', 'PingFang SC', 'Noto Sans CJK SC', SimHei, sans-serif"

  /// The text, cut short with an ellipsis where it is wider than the room there is.
  static func fitted(_ text: String, into room: Double, size: Double) -> String {
    guard width(of: text, size: size) > room else { return text }
    var kept = ""
    for character in text {
      if width(of: kept + String(character) + "…", size: size) > room { break }
      kept.append(character)
    }
    return kept + "…"
  }

  /// How wide a text will be at most, in units of `size`: a Chinese character is one em, a Latin letter little
  /// more than half.
  static func width(of text: String, size: Double) -> Double {
    text.unicodeScalars.reduce(0) { $0 + ($1.value >= 0x2E80 ? 1.0 : 0.56) } * size
  }
}
