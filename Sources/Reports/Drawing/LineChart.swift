/// Values over the hours of an emergency, one line per series, told apart by dashes as well as by colour.
struct LineChart: Sendable {
  /// A line.
  struct Series: Sendable {
    /// Its name in the legend.
    var label: String
    /// One value per hour, at least 0.
    var values: [Int]
  }

  /// Unique within the page.
  var id: String
  /// What a screen reader says.
  var title: String
  /// Name of the horizontal axis.
  var xAxis: String
  /// Name of the vertical axis.
  var yAxis: String
  /// The lines; more than four repeat the dashes.
  var series: [Series]
  /// Width of the drawing.
  var width = 720.0
  /// Height of the plot without its legend.
  var plotHeight = 220.0

  private static let styles: [(colour: String, dashes: String, width: Double)] = [
    (Ink.gap, "", 2.4), (Ink.main, "7 3", 2.0), ("#55606c", "2 3", 2.2), (Ink.text, "10 3 2 3", 1.6),
  ]

  /// The drawing.
  ///
  /// - Complexity: O(series · hours)
  func draw() -> SVG {
    let left = 66.0
    let top = 26.0
    let right = width - 16
    let bottom = top + plotHeight
    var svg = SVG(
      id: id, width: width, height: bottom + 44 + 20 * Double(series.count), title: title)
    // nothing happens after the last hour in which anybody waits
    let last = series.compactMap { $0.values.lastIndex { $0 > 0 } }.max() ?? 0
    let hours = max(1, min((series.map(\.values.count).max() ?? 1) - 1, last + 6))
    let peak = max(1, series.flatMap(\.values).max() ?? 1)
    let step = Self.niceStep(Double(peak) / 4)
    let ceiling = (Double(peak) / step).rounded(.up) * step
    func x(_ hour: Int) -> Double { left + (right - left) * Double(hour) / Double(hours) }
    func y(_ value: Double) -> Double { bottom - plotHeight * value / ceiling }

    var tick = 0.0
    while tick <= ceiling + step / 2 {
      svg.line(left, y(tick), right, y(tick), .line(tick == 0 ? Ink.quiet : Ink.rule, 0.8))
      svg.text(Figure.fixed(tick, 0), left - 7, y(tick) + 4, size: 11, anchor: .end, colour: Ink.quiet)
      tick += step
    }
    let hourStep = [1, 2, 3, 6, 12, 24, 48, 72, 168].first { hours / $0 <= 12 } ?? 336
    for hour in stride(from: 0, through: hours, by: hourStep) {
      svg.line(x(hour), bottom, x(hour), bottom + 4, .line(Ink.quiet, 0.8))
      svg.text(
        Figure.count(hour), x(hour), bottom + 16, size: 11, anchor: .middle, colour: Ink.quiet)
    }
    svg.text(yAxis, 4, 14, size: 11.5, colour: Ink.quiet)
    svg.text(xAxis, right, bottom + 31, size: 11.5, anchor: .end, colour: Ink.quiet)

    for (i, line) in series.enumerated().reversed() {
      let style = Self.styles[i % Self.styles.count]
      svg.path(
        line.values.prefix(hours + 1).enumerated().map { (x($0.offset), y(Double($0.element))) },
        closed: false,
        .line(style.colour, style.width, dashes: style.dashes))
    }
    for (i, line) in series.enumerated() {
      let style = Self.styles[i % Self.styles.count]
      let y = bottom + 46 + 20 * Double(i)
      svg.line(left, y, left + 42, y, .line(style.colour, style.width, dashes: style.dashes))
      svg.text(line.label, left + 50, y + 4, size: 12)
    }
    return svg
  }

  /// The least of 1, 2, 5 times a power of ten, at least 1, that is no smaller than `raw`.
  static func niceStep(_ raw: Double) -> Double {
    var power = 1.0
    while power * 10 <= raw { power *= 10 }
    for factor in [1.0, 2, 5, 10] where factor * power >= raw { return factor * power }
    return 10 * power
  }
}
