/// Fills drawn line by line: writers of PDF turn a pattern into a picture of its own for every shape it fills, which makes a
/// board of a few hundred bars a file of many megabytes.
extension SVG {
  /// A rectangle of slanting lines, `spacing` apart across.
  mutating func hatched(
    _ x: Double, _ y: Double, _ width: Double, _ height: Double, spacing: Double = 4, line: Double = 1.1
  ) {
    guard width > 0, height > 0 else { return }
    rect(x, y, width, height, Paint(fill: "#fff", stroke: Ink.text, width: 0.6))
    var d = ""
    // each goes up by one where it goes right by one; `foot` is where it would leave the bottom edge
    for foot in stride(from: spacing / 2 - height, to: width, by: spacing) {
      let (from, until) = (max(0, -foot), min(height, width - foot))
      guard until > from else { continue }
      func point(_ t: Double) -> String {
        "\(Figure.coordinate(x + foot + t)) \(Figure.coordinate(y + height - t))"
      }
      d += "M\(point(from))L\(point(until))"
    }
    outline(d, .line(Ink.text, line))
  }

  /// A rectangle of dots, `spacing` apart.
  mutating func dotted(_ x: Double, _ y: Double, _ width: Double, _ height: Double, spacing: Double = 4) {
    guard width > 0, height > 0 else { return }
    rect(x, y, width, height, Paint(fill: "#fff", stroke: Ink.text, width: 0.6))
    let dot = 1.3
    var d = ""
    for (row, down) in stride(from: spacing / 2, to: height, by: spacing).enumerated() {
      let first = row % 2 == 0 ? spacing / 2 : spacing
      for right in stride(from: first, through: width - dot, by: spacing) {
        d += "M\(Figure.coordinate(x + right)) \(Figure.coordinate(y + down))h\(Figure.coordinate(dot))"
      }
    }
    outline(d, .line(Ink.text, dot))
  }
}
