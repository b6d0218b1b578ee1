import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Shares of townships where the townships lie: a disc at each seat, darker where larger, with its number.
///
/// Seats that stand closer than discs are wide are pushed apart, each joined to its seat by a line. There is no boundary
/// on it, so it needs no map approval number.
struct TownshipMap: Sendable {
  /// A township.
  struct Place: Sendable {
    var name: String
    var location: Coordinate
    /// `nil` = nobody is exposed.
    var share: Double?
  }
  var id: String
  var title: String
  var places: [Place]
  /// What an empty disc means.
  var none: String
  /// The unit of the scale.
  var kilometres: String

  private static let width = 720.0
  private static let radius = 15.0

  /// - Complexity: O(places²)
  func draw() -> SVG {
    let project = MapProjection(
      places: places.map(\.location), width: Self.width, maxHeight: 330, padding: 46)
    let seats = places.map { project($0.location) }
    let discs = Self.spread(seats)
    let bottom = (discs.map(\.y).max() ?? 0) + Self.radius + 12
    let height = max(project.height, bottom)
    var svg = SVG(id: id, width: Self.width, height: height + 30, title: title)
    svg.rect(1, 1, Self.width - 2, height - 2, .init(fill: "#fff", stroke: Ink.rule, width: 1))
    for (seat, disc) in zip(seats, discs) where abs(seat.x - disc.x) + abs(seat.y - disc.y) > 2 {
      svg.line(seat.x, seat.y, disc.x, disc.y, .line(Ink.quiet, 1))
      svg.circle(seat.x, seat.y, radius: 2, .fill(Ink.quiet))
    }
    var labels = LabelPlacement(width: Self.width, height: height)
    for disc in discs { labels.avoid(x: disc.x, y: disc.y, radius: Self.radius + 1, weight: 4) }
    for (place, disc) in zip(places, discs) { draw(place, at: disc, in: &svg, &labels) }
    drawScale(in: &svg, project, height)
    Shades.drawLegend(in: &svg, left: 6, y: height + 12, none: none)
    return svg
  }

  private func draw(
    _ place: Place, at disc: MapProjection.Point, in svg: inout SVG, _ labels: inout LabelPlacement
  ) {
    let level = place.share.map(Shades.level) ?? 0
    svg.circle(
      disc.x, disc.y, radius: Self.radius,
      .init(fill: Shades.inks[level], stroke: Ink.quiet, width: 1.2, dashes: place.share == nil ? "3 2" : ""))
    svg.text(
      place.share.map { Figure.percent($0, 0) } ?? "—", disc.x, disc.y + 4, size: 10.5, anchor: .middle,
      colour: Shades.text(on: level), bold: true)
    let box = labels.place(
      x: disc.x, y: disc.y, radius: Self.radius, width: Ink.width(of: place.name, size: 12), height: 14)
    labels.avoid(box)
    svg.text(place.name, box.x, box.y + 11.5, size: 12, halo: true)
  }

  private func drawScale(in svg: inout SVG, _ project: MapProjection, _ height: Double) {
    let length = LineChart.niceStep(90 / project.unitsPerKilometre)
    let (left, y) = (14.0, height - 14)
    let right = left + length * project.unitsPerKilometre
    svg.line(left, y, right, y, .line(Ink.quiet, 1.4))
    for x in [left, right] { svg.line(x, y - 4, x, y + 4, .line(Ink.quiet, 1.4)) }
    svg.text("\(Figure.fixed(length, 0)) \(kilometres)", right + 6, y + 4, size: 11, colour: Ink.quiet)
  }

  /// Discs pushed apart, pair by pair, until none covers another.
  static func spread(_ seats: [MapProjection.Point]) -> [MapProjection.Point] {
    var discs = seats
    let apart = 2 * radius + 3
    for _ in 0..<200 {
      var hasMoved = false
      for i in discs.indices {
        for j in discs.indices where j > i {
          var (dx, dy) = (discs[j].x - discs[i].x, discs[j].y - discs[i].y)
          var distance = (dx * dx + dy * dy).squareRoot()
          guard distance < apart - 0.01 else { continue }
          if distance < 0.01 { (dx, dy, distance) = (1, 0, 1) }
          let push = (apart - min(distance, apart - 0.02)) / 2 / distance
          discs[i] = (discs[i].x - dx * push, discs[i].y - dy * push)
          discs[j] = (discs[j].x + dx * push, discs[j].y + dy * push)
          hasMoved = true
        }
      }
      if !hasMoved { break }
    }
    return discs.map { (min(max($0.x, radius + 4), width - radius - 4), max($0.y, radius + 4)) }
  }
}

/// Shades of a share, from none to all.
enum Shades {
  /// White to brick red, as lightness falls: the order survives a black-and-white printer.
  static let inks = ["#ffffff", "#f6e3dd", "#e6b9ac", "#cf8470", "#a1321c", "#6d1d0e"]

  /// The shade of a share, an index into ``inks``.
  static func level(_ share: Double) -> Int { [0.005, 0.05, 0.15, 0.3, 0.5].count { share >= $0 } }

  /// The ink that can be read on a shade.
  static func text(on level: Int) -> String { level >= 4 ? "#ffffff" : Ink.text }

  /// What the shades mean.
  static func drawLegend(in svg: inout SVG, left: Double, y: Double, none: String) {
    let names = ["<0.5%", "<5%", "<15%", "<30%", "<50%", "≥50%"]
    var x = left
    for (ink, name) in zip(inks, names) {
      svg.rect(x, y, 18, 12, .init(fill: ink, stroke: Ink.quiet, width: 0.8))
      svg.text(name, x + 23, y + 10, size: 11)
      x += 36 + Ink.width(of: name, size: 11)
    }
    svg.text("— " + none, x + 6, y + 10, size: 11)
  }
}
