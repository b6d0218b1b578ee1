/// Values over the hours of an emergency, or over shares of something, one line per series, told apart by dashes as well
/// as by colour.
struct LineChart: Sendable {
  /// How a line looks.
  struct Look: Sendable {
    /// Its colour.
    var colour: String
    /// Its dashes; empty = solid.
    var dashes: String
    /// Its width.
    var width: Double
  }
  /// A line.
  struct Series: Sendable {
    /// Its name in the legend; empty = it is another part of the one before.
    var label: String
    /// Its corners from left to right, none below 0.
    var points: [(x: Double, y: Double)]
    /// How it looks; `nil` = as its place among the series has it.
    var look: Look?
    /// Whether each corner gets a dot.
    var isDotted = false

    /// One value per hour.
    init(label: String, values: [Int]) {
      self.label = label
      points = values.enumerated().map { (Double($0.offset), Double($0.element)) }
    }
    /// A line through few points.
    init(label: String, points: [(x: Double, y: Double)], look: Look, isDotted: Bool = false) {
      self.label = label
      self.points = points
      self.look = look
      self.isDotted = isDotted
    }
  }
  /// What the horizontal axis counts.
  enum Horizontal: Sendable {
    /// Hours from 0 on.
    case hours
    /// Shares, 1 = 100%.
    case shares
  }

  /// Unique within the page.
  var id: String
  /// What a screen reader says.
  var title: String
  /// What the horizontal axis counts.
  var horizontal = Horizontal.hours
  /// Name of the horizontal axis.
  var xAxis: String
  /// Name of the vertical axis.
  var yAxis: String
  /// The lines; more than four repeat the dashes.
  var series: [Series]
  /// Distance of the horizontal lines; `nil` = a round one.
  var step: Double?
  /// Width of the drawing.
  var width = 720.0
  /// Height of the plot without its legend.
  var plotHeight = 220.0

  private static let looks = [
    Look(colour: Ink.gap, dashes: "", width: 2.4), Look(colour: Ink.main, dashes: "7 3", width: 2.0),
    Look(colour: "#55606c", dashes: "2 3", width: 2.2),
    Look(colour: Ink.text, dashes: "10 3 2 3", width: 1.6),
  ]

  private func look(_ index: Int) -> Look { series[index].look ?? Self.looks[index % Self.looks.count] }

  /// The drawing.
  ///
  /// - Complexity: O(points)
  func draw() -> SVG {
    let left = 66.0
    let top = 26.0
    let right = width - 16
    let bottom = top + plotHeight
    var svg = SVG(
      id: id, width: width, height: bottom + 44 + 20 * Double(series.count { !$0.label.isEmpty }),
      title: title)
    let (ends, spacing) = horizontalScale
    let peak = max(1, series.flatMap { $0.points.map(\.y) }.max() ?? 1)
    let step = self.step ?? Self.niceStep(peak / 4)
    let ceiling = (peak / step).rounded(.up) * step
    func x(_ value: Double) -> Double {
      left + (right - left) * (value - ends.lowerBound) / (ends.upperBound - ends.lowerBound)
    }
    func y(_ value: Double) -> Double { bottom - plotHeight * value / ceiling }

    var tick = 0.0
    while tick <= ceiling + step / 2 {
      svg.line(left, y(tick), right, y(tick), .line(tick == 0 ? Ink.quiet : Ink.rule, 0.8))
      svg.text(Figure.fixed(tick, 0), left - 7, y(tick) + 4, size: 11, anchor: .end, colour: Ink.quiet)
      tick += step
    }
    let ticks = Int(((ends.upperBound - ends.lowerBound) / spacing + 1e-9).rounded(.down))
    for tick in 0...ticks {
      let value = ends.lowerBound + Double(tick) * spacing
      svg.line(x(value), bottom, x(value), bottom + 4, .line(Ink.quiet, 0.8))
      let label =
        switch horizontal {
        case .hours: Figure.fixed(value, 0)
        case .shares: Figure.percent(value, spacing < 0.01 ? 1 : 0)
        }
      svg.text(label, x(value), bottom + 16, size: 11, anchor: .middle, colour: Ink.quiet)
    }
    svg.text(yAxis, 4, 14, size: 11.5, colour: Ink.quiet)
    svg.text(xAxis, right, bottom + 31, size: 11.5, anchor: .end, colour: Ink.quiet)

    for (i, line) in series.enumerated().reversed() {
      let corners = line.points.filter { ends.contains($0.x) }.map { (x($0.x), y($0.y)) }
      svg.path(corners, closed: false, .line(look(i).colour, look(i).width, dashes: look(i).dashes))
      if line.isDotted { for (x, y) in corners { svg.circle(x, y, radius: 3.2, .fill(look(i).colour)) } }
    }
    for (row, (i, line)) in series.enumerated().filter({ !$0.element.label.isEmpty }).enumerated() {
      let y = bottom + 46 + 20 * Double(row)
      svg.line(left, y, left + 42, y, .line(look(i).colour, look(i).width, dashes: look(i).dashes))
      svg.text(line.label, left + 50, y + 4, size: 12)
    }
    return svg
  }

  /// The ends of the horizontal axis, and how far apart its ticks stand.
  private var horizontalScale: (ends: ClosedRange<Double>, spacing: Double) {
    switch horizontal {
    case .hours:
      // nothing happens after the last hour in which anybody waits
      let last = series.compactMap { $0.points.last { $0.y > 0 }?.x }.max() ?? 0
      let end = series.compactMap { $0.points.last?.x }.max() ?? 0
      let hours = max(1, Int(min(end, last + 6)))
      let spacing = [1, 2, 3, 6, 12, 24, 48, 72, 168].first { hours / $0 <= 12 } ?? 336
      return (0...Double(hours), Double(spacing))
    case .shares:
      let values = series.flatMap { $0.points.map(\.x) }
      let least = values.min() ?? 0
      // in thousandths, so that the steps are round percentages
      let spacing = Self.niceStep(((values.max() ?? 1) - least) * 1000 / 8) / 1000
      let start = (least / spacing + 1e-9).rounded(.down)
      let end = max(start + 1, ((values.max() ?? 1) / spacing - 1e-9).rounded(.up))
      return (start * spacing...end * spacing, spacing)
    }
  }

  /// The least of 1, 2, 5 times a power of ten, at least 1, that is no smaller than `raw`.
  static func niceStep(_ raw: Double) -> Double {
    var power = 1.0
    while power * 10 <= raw { power *= 10 }
    for factor in [1.0, 2, 5, 10] where factor * power >= raw { return factor * power }
    return 10 * power
  }
}
