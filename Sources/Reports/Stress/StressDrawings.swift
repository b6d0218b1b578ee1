import Statistics

/// Quality of service over the hours, what is lost of it filled.
struct TriangleDrawing: Sendable {
  var id: String
  var title: String
  var xAxis: String
  var yAxis: String
  var lossLabel: String
  /// By hour, 0 to 1.
  var quality: [Double]
  /// Name of the line.
  var line: String
  /// Another line, without its area.
  var other: (label: String, quality: [Double])?

  /// - Complexity: O(hours)
  func draw() -> SVG {
    let frame = Frame(left: 52, top: 26, right: 704, bottom: 206)
    var svg = SVG(id: id, width: 720, height: frame.bottom + (other == nil ? 66 : 86), title: title)
    // nothing happens after the last hour that loses anything in either
    let all = [quality] + (other.map { [$0.quality] } ?? [])
    let last = all.compactMap { $0.lastIndex { $0 < 0.999 } }.max() ?? 0
    let hours = max(6, min(quality.count - 1, last + 6))
    func x(_ hour: Int) -> Double { frame.x(Double(hour), of: 0...Double(hours)) }
    func y(_ share: Double) -> Double { frame.y(share, of: 0...1) }
    for percent in stride(from: 0, through: 100, by: 25) {
      let height = y(Double(percent) / 100)
      svg.line(frame.left, height, frame.right, height, .line(percent == 0 ? Ink.quiet : Ink.rule, 0.8))
      svg.text("\(percent)", frame.left - 7, height + 4, size: 11, anchor: .end, colour: Ink.quiet)
    }
    let spacing = [1, 2, 3, 6, 12, 24, 48].first { hours / $0 <= 12 } ?? 72
    for hour in stride(from: 0, through: hours, by: spacing) {
      svg.line(x(hour), frame.bottom, x(hour), frame.bottom + 4, .line(Ink.quiet, 0.8))
      svg.text("\(hour)", x(hour), frame.bottom + 16, size: 11, anchor: .middle, colour: Ink.quiet)
    }
    svg.text(yAxis, 4, 14, size: 11.5, colour: Ink.quiet)
    svg.text(xAxis, frame.right, frame.bottom + 31, size: 11.5, anchor: .end, colour: Ink.quiet)
    let shown = quality.prefix(hours + 1).enumerated().map { (x: x($0), y: y($1)) }
    let lost = svg.paint(.cross)
    svg.path(shown + [(x: x(shown.count - 1), y: y(1)), (x: x(0), y: y(1))], closed: true, lost)
    svg.path(shown, closed: false, .line(Ink.main, 2.4))
    if let other {
      let line = other.quality.prefix(hours + 1).enumerated().map { (x: x($0), y: y($1)) }
      svg.path(line, closed: false, .line(Ink.text, 1.8, dashes: "7 3"))
    }
    let row = frame.bottom + 50
    svg.line(frame.left, row - 4, frame.left + 42, row - 4, .line(Ink.main, 2.4))
    svg.text(line, frame.left + 50, row, size: 12)
    let next = frame.left + 70 + Ink.width(of: line, size: 12)
    svg.rect(next, row - 11, 26, 12, svg.paint(.cross, stroke: Ink.gap, width: 0.8))
    svg.text(lossLabel, next + 34, row, size: 12)
    if let other {
      svg.line(frame.left, row + 16, frame.left + 42, row + 16, .line(Ink.text, 1.8, dashes: "7 3"))
      svg.text(other.label, frame.left + 50, row + 20, size: 12)
    }
    return svg
  }
}

/// Where a plot stands within a drawing.
struct Frame: Sendable {
  var left: Double
  var top: Double
  var right: Double
  var bottom: Double

  /// Where a value stands from left to right.
  func x(_ value: Double, of range: ClosedRange<Double>) -> Double {
    left + (right - left) * (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }
  /// Where a value stands from bottom to top.
  func y(_ value: Double, of range: ClosedRange<Double>) -> Double {
    bottom - (bottom - top) * (value - range.lowerBound) / (range.upperBound - range.lowerBound)
  }
}

/// Shares in a grid, darker where larger, each with its number.
struct HeatMap: Sendable {
  /// A cell.
  struct Cell: Sendable {
    var share: Double
    var error: Double?
  }
  var id: String
  var title: String
  var rows: [String]
  var columns: [String]
  /// By row and column; `nil` = nobody is exposed.
  var cells: [[Cell?]]
  /// What stands in an empty cell's legend.
  var none: String

  /// - Complexity: O(cells)
  func draw() -> SVG {
    let labels = min(200, (rows.map { Ink.width(of: $0, size: 11.5) }.max() ?? 0) + 14)
    let pitch = 23.0
    let width = (720 - labels) / Double(max(1, columns.count))
    let heads = columns.map { Self.lines($0, into: width - 6) }
    let top = 8 + 14 * Double(heads.map(\.count).max() ?? 1)
    var svg = SVG(id: id, width: 720, height: top + pitch * Double(rows.count) + 34, title: title)
    for (column, head) in heads.enumerated() {
      let middle = labels + width * (Double(column) + 0.5)
      for (line, text) in head.enumerated() {
        let y = top - 6 - 14 * Double(head.count - 1 - line)
        svg.text(text, middle, y, size: 11, anchor: .middle, colour: Ink.text)
      }
    }
    for (row, name) in rows.enumerated() {
      let y = top + pitch * Double(row)
      svg.text(Ink.fitted(name, into: labels - 10, size: 11.5), labels - 8, y + 16, size: 11.5, anchor: .end)
      for (column, cell) in cells[row].enumerated() {
        let x = labels + width * Double(column)
        let level = cell.map { Shades.level($0.share) } ?? 0
        svg.rect(x, y, width, pitch, .init(fill: Shades.inks[level], stroke: Ink.rule, width: 0.8))
        svg.text(
          cell.map(Self.text) ?? "—", x + width / 2, y + 15.5, size: 11, anchor: .middle,
          colour: Shades.text(on: level))
      }
    }
    Shades.drawLegend(in: &svg, left: labels, y: top + pitch * Double(rows.count) + 12, none: none)
    return svg
  }

  private static func text(_ cell: Cell) -> String {
    Figure.percent(cell.share, 1) + (cell.error.map { " ± " + Figure.fixed(100 * $0, 1) } ?? "")
  }

  /// A head in at most three lines.
  private static func lines(_ text: String, into room: Double) -> [String] {
    // Chinese breaks anywhere, English between words
    let pieces =
      text.contains(" ") ? text.split(separator: " ").map { String($0) + " " } : text.map(String.init)
    var lines = [""]
    for piece in pieces {
      if !lines[lines.count - 1].isEmpty, Ink.width(of: lines[lines.count - 1] + piece, size: 11) > room {
        lines.append("")
      }
      lines[lines.count - 1] += piece
    }
    guard lines.count > 3 else { return lines }
    return Array(lines[..<2]) + [Ink.fitted(lines[2...].joined(), into: room, size: 11)]
  }
}

/// Differences with their intervals, one below the other, around zero.
struct ForestChart: Sendable {
  /// A difference.
  struct Row: Sendable {
    var label: String
    var figure: SampledFigure
  }
  var id: String
  var title: String
  var rows: [Row]

  /// - Complexity: O(rows)
  func draw() -> SVG {
    let labels = min(260, (rows.map { Ink.width(of: $0.label, size: 11.5) }.max() ?? 0) + 16)
    let pitch = 24.0
    let frame = Frame(left: labels, top: 8, right: 700, bottom: 8 + pitch * Double(rows.count))
    var svg = SVG(id: id, width: 720, height: frame.bottom + 26, title: title)
    let ends: [Double] = rows.reduce(into: [0]) { ends, row in
      ends += row.figure.interval.map { [$0.lower, $0.upper] } ?? [row.figure.value]
    }
    let (low, high) = (ends.min() ?? 0, ends.max() ?? 0)
    let step = LineChart.niceStep(max(1, high - low) / 6)
    let start = (low / step).rounded(.down) * step
    let range = start...max((high / step).rounded(.up) * step, start + step)
    var tick = range.lowerBound
    while tick <= range.upperBound + step / 2 {
      let x = frame.x(tick, of: range)
      svg.line(x, frame.top, x, frame.bottom, .line(tick == 0 ? Ink.text : Ink.rule, tick == 0 ? 1.4 : 0.8))
      svg.text(Figure.fixed(tick, 0), x, frame.bottom + 16, size: 11, anchor: .middle, colour: Ink.quiet)
      tick += step
    }
    for (index, row) in rows.enumerated() {
      let y = frame.top + pitch * (Double(index) + 0.5)
      svg.text(
        Ink.fitted(row.label, into: labels - 12, size: 11.5), labels - 8, y + 4, size: 11.5, anchor: .end)
      if let interval = row.figure.interval {
        let (a, b) = (frame.x(interval.lower, of: range), frame.x(interval.upper, of: range))
        svg.line(a, y, b, y, .line(Ink.main, 2))
        for x in [a, b] { svg.line(x, y - 5, x, y + 5, .line(Ink.main, 2)) }
      }
      svg.circle(frame.x(row.figure.value, of: range), y, radius: 4, .fill(Ink.main))
    }
    return svg
  }
}

/// Spending against loss, with intervals, and the line of what nothing betters.
struct FrontierDrawing: Sendable {
  /// A stock.
  struct Point: Sendable {
    var label: String
    var x: Double
    var figure: SampledFigure
    var isOn: Bool
    var isKnee: Bool
  }
  var id: String
  var title: String
  var xAxis: String
  var yAxis: String
  var points: [Point]
  var onLabel: String
  var offLabel: String
  var kneeLabel: String

  /// - Complexity: O(points)
  func draw() -> SVG {
    let frame = Frame(left: 66, top: 26, right: 700, bottom: 246)
    var svg = SVG(id: id, width: 720, height: frame.bottom + 64, title: title)
    let tops = points.map { $0.figure.interval?.upper ?? $0.figure.value }
    let stepY = LineChart.niceStep(max(1, tops.max() ?? 1) / 4)
    let rangeY = 0...(((tops.max() ?? 1) / stepY).rounded(.up) * stepY)
    let stepX = LineChart.niceStep(max(1, points.map(\.x).max() ?? 1) / 8)
    let rangeX = 0...max(stepX, (((points.map(\.x).max() ?? 1) / stepX).rounded(.up) * stepX))
    for tick in stride(from: 0, through: rangeY.upperBound + stepY / 2, by: stepY) {
      let y = frame.y(tick, of: rangeY)
      svg.line(frame.left, y, frame.right, y, .line(tick == 0 ? Ink.quiet : Ink.rule, 0.8))
      svg.text(Figure.fixed(tick, 0), frame.left - 7, y + 4, size: 11, anchor: .end, colour: Ink.quiet)
    }
    for tick in stride(from: 0, through: rangeX.upperBound + stepX / 2, by: stepX) {
      let x = frame.x(tick, of: rangeX)
      svg.line(x, frame.bottom, x, frame.bottom + 4, .line(Ink.quiet, 0.8))
      svg.text(Figure.fixed(tick, 0), x, frame.bottom + 16, size: 11, anchor: .middle, colour: Ink.quiet)
    }
    svg.text(yAxis, 4, 14, size: 11.5, colour: Ink.quiet)
    svg.text(xAxis, frame.right, frame.bottom + 31, size: 11.5, anchor: .end, colour: Ink.quiet)
    func place(_ point: Point) -> (x: Double, y: Double) {
      (frame.x(point.x, of: rangeX), frame.y(point.figure.value, of: rangeY))
    }
    svg.path(points.filter(\.isOn).map(place), closed: false, .line(Ink.main, 1.8))
    for (index, point) in points.enumerated() {
      let (x, y) = place(point)
      if let interval = point.figure.interval {
        let (low, high) = (frame.y(max(0, interval.lower), of: rangeY), frame.y(interval.upper, of: rangeY))
        svg.line(x, low, x, high, .line(Ink.quiet, 1.4))
        for end in [low, high] { svg.line(x - 4, end, x + 4, end, .line(Ink.quiet, 1.4)) }
      }
      if point.isKnee { svg.circle(x, y, radius: 9, .line(Ink.gap, 1.6)) }
      mark(point.isOn, x, y, &svg)
      // neighbours may stand close: labels above and below in turn
      svg.text(
        point.label, x + 10, index.isMultiple(of: 2) ? y - 7 : y + 16, size: 11.5, bold: true, halo: true)
    }
    drawLegend(&svg, frame)
    return svg
  }

  private func mark(_ isOn: Bool, _ x: Double, _ y: Double, _ svg: inout SVG) {
    svg.circle(
      x, y, radius: 4.4, isOn ? .fill(Ink.main) : .init(fill: "#ffffff", stroke: Ink.quiet, width: 1.6))
  }

  private func drawLegend(_ svg: inout SVG, _ frame: Frame) {
    let y = frame.bottom + 52
    var x = frame.left + 6
    for (isOn, label) in [(true, onLabel), (false, offLabel)] {
      mark(isOn, x, y - 4, &svg)
      svg.text(label, x + 12, y, size: 11.5)
      x += 30 + Ink.width(of: label, size: 11.5)
    }
    svg.circle(x, y - 4, radius: 7, .line(Ink.gap, 1.6))
    svg.text(kneeLabel, x + 14, y, size: 11.5)
  }
}
