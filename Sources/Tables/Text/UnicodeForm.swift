import Foundation

/// Unicode normal form C, so that the same name is the same bytes.
enum UnicodeForm {
  /// The text in normal form C.
  ///
  /// - Complexity: O(n)
  static func composed(_ text: String) -> String {
    for scalar in text.unicodeScalars where mayCompose(scalar.value) {
      return text.precomposedStringWithCanonicalMapping
    }
    return text
  }

  /// Whether a scalar can change, or can change its neighbours, under normal form C. Spares the common
  /// case: ASCII, Latin-1, Chinese characters outside the compatibility block, and full-width forms.
  private static func mayCompose(_ scalar: UInt32) -> Bool {
    switch scalar {
    case 0..<0x300, 0x3000..<0x3099, 0x309B..<0xA000, 0xE000..<0xF900, 0xFF00..<0xFFF0: false
    case 0x20000..<0x2F800: false
    default: true
    }
  }
}
