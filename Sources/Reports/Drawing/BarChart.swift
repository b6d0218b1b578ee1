/// Horizontal bars, each made of parts, with the name on the left and the value in words on the right.
struct BarChart: Sendable {
  /// How a part is drawn.
  enum Style: Int, CaseIterable, Sendable {
    /// Dark: the first kind.
    case solid
    /// Striped: the second kind.
    case hatch
    /// Light: the third kind.
    case light
    /// Crossed, red: missing.
    case missing
  }
  /// A bar.
  struct Bar: Sendable {
    /// Name on the left.
    var label: String
    /// Lengths of its parts from left to right, at least 0.
    var parts: [(style: Style, value: Double)]
    /// Text on the right.
    var note: String
  }

  /// Unique within the page.
  var id: String
  /// What a screen reader says.
  var title: String
  /// The bars from top to bottom.
  var bars: [Bar]
  /// What each style means, in order; empty = no legend.
  var legend: [(style: Style, label: String)]
  /// The length that fills the whole width; `nil` = the longest bar.
  var full: Double?
  /// Width of the drawing.
  var width = 720.0
  /// Room for the names.
  var labelWidth = 190.0
  /// Room for the values.
  var noteWidth = 150.0

  private static let labelSize = 11.5

  /// Room that the names of some bars need, at most half of the usual width.
  static func room(for bars: [Bar]) -> Double {
    min(385, (bars.map { Ink.width(of: $0.label, size: labelSize) }.max() ?? 0) + 14)
  }

  /// The drawing.
  ///
  /// - Complexity: O(bars · parts)
  func draw() -> SVG {
    let pitch = 21.0
    let top = legend.isEmpty ? 6.0 : 30.0
    var svg = SVG(id: id, width: width, height: top + pitch * Double(bars.count) + 6, title: title)
    // beside the bars; further left where it is too long for that
    let legendWidth = legend.reduce(0) { $0 + 41 + Ink.width(of: $1.label, size: 11.5) }
    var x = max(4, min(labelWidth, width - legendWidth))
    for entry in legend {
      svg.rect(x, 7, 16, 11, paint(entry.style, in: &svg))
      svg.text(entry.label, x + 21, 17, size: 11.5)
      x += 21 + Ink.width(of: entry.label, size: 11.5) + 20
    }
    let longest = bars.map { $0.parts.reduce(0) { $0 + $1.value } }.max() ?? 0
    let scale = (width - labelWidth - noteWidth) / max(full ?? longest, .leastNormalMagnitude)
    svg.line(labelWidth, top - 2, labelWidth, svg.height - 4, .line(Ink.quiet, 1))
    for (i, bar) in bars.enumerated() {
      let y = top + pitch * Double(i)
      let label = Ink.fitted(bar.label, into: labelWidth - 10, size: Self.labelSize)
      svg.text(label, labelWidth - 8, y + 14.5, size: Self.labelSize, anchor: .end)
      var x = labelWidth
      for part in bar.parts where part.value > 0 {
        let length = part.value * scale
        svg.rect(x, y + 3, length, 14, paint(part.style, in: &svg))
        x += length
      }
      svg.text(bar.note, x + 7, y + 14.5, size: 11.5, colour: Ink.text)
    }
    return svg
  }

  private func paint(_ style: Style, in svg: inout SVG) -> SVG.Paint {
    switch style {
    case .solid: SVG.Paint(fill: Ink.main, stroke: Ink.main, width: 0.8)
    case .hatch: svg.paint(.hatch, stroke: Ink.main, width: 0.8)
    case .light: SVG.Paint(fill: Ink.light, stroke: Ink.main, width: 0.8)
    case .missing: svg.paint(.cross, stroke: Ink.gap, width: 0.8)
    }
  }
}
