/// A fill that can be told from the others without colour.
enum Pattern: String, CaseIterable, Sendable {
  /// Diagonal lines: served elsewhere.
  case hatch
  /// Crossed lines: missing.
  case cross

  /// Writes the definition.
  func write(to defs: inout Markup, id: String) {
    defs.element(
      "pattern",
      [
        "id": id, "width": "6", "height": "6", "patternUnits": "userSpaceOnUse",
        "patternTransform": "rotate(45)",
      ]
    ) {
      $0.void("rect", ["width": "6", "height": "6", "fill": "#fff"])
      switch self {
      case .hatch:
        $0.void("path", ["d": "M0 0V6", "stroke": Ink.main, "stroke-width": "4"])
      case .cross:
        $0.void("path", ["d": "M0 0V6M0 0H6", "stroke": Ink.gap, "stroke-width": "2.4"])
      }
    }
  }
}
