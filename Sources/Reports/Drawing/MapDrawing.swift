import District
import Plans
import Quantities

/// The schematic map: roads, villages, township names and the points the plan opens, drawn from their
/// coordinates alone. It shows no boundary, so it needs no map approval number, and says that it is
/// schematic.
///
/// Shape tells the level of a point, area its stock, a hollow dashed outline that its position is estimated.
struct MapDrawing: Sendable {
  /// How a village fares in the scenario shown.
  enum VillageState: Sendable {
    /// Nobody there needs coal.
    case noNeed
    /// Its need is met.
    case met
    /// It stands on the short side of the cut.
    case short
  }

  let dossier: Dossier
  let language: Language
  /// The scenario whose villages are shown.
  let scenario: ScenarioResult?
  /// Unique within the page.
  var id = "map"
  /// Width of the map itself; the legend stands to the right of it.
  var width = 650.0
  /// Room for the legend.
  var legendWidth = 208.0
  /// The map is never taller than this.
  var maxHeight = 390.0

  /// The drawing.
  ///
  /// - Complexity: O(roads + villages + (townships + points)²)
  func draw() -> SVG {
    let district = dossier.district
    // not the junctions: trunk roads run far beyond the district's edge, where the frame cuts them off
    let places =
      district.townships.map(\.location) + district.villages.map(\.location)
      + district.sites.map(\.location)
    let project = MapProjection(places: places, width: width, maxHeight: maxHeight, padding: 22)
    var svg = SVG(id: id, width: width + legendWidth, height: project.height, title: title)
    svg.rect(1, 1, width - 2, project.height - 2, SVG.Paint(fill: "#fff", stroke: Ink.rule, width: 1))
    drawRoads(in: &svg, project)
    drawVillages(in: &svg, project)
    var labels = LabelPlacement(width: width, height: project.height)
    reserveRoom(in: &labels, project)
    let corner = drawScale(in: &svg, project)
    labels.avoid(corner)
    drawPoints(in: &svg, project)
    drawTownships(in: &svg, project, &labels)
    MapLegend(map: self).draw(in: &svg)
    return svg
  }

  /// What the map shows, in words.
  var title: String {
    Bilingual(zh: "储备点与村庄示意图", en: "Schematic map of reserve points and villages")[language]
  }

  // MARK: Roads

  /// How a class of road is drawn.
  static func paint(_ road: RoadClass) -> SVG.Paint {
    switch road {
    case .expressway: .line("#6d7680", 3.6)
    case .trunk: .line("#8d959e", 2.4)
    case .county: .line("#b3b9c0", 1.4)
    case .village: .line("#d3d7db", 0.8)
    }
  }

  private func drawRoads(in svg: inout SVG, _ project: MapProjection) {
    let district = dossier.district
    // lesser roads first, so that the greater ones lie on top
    for roadClass in RoadClass.allCases.reversed() {
      for road in district.roads where road.roadClass == roadClass {
        let ends = clip(
          project(district.junctions[road.from].location), project(district.junctions[road.to].location),
          height: project.height)
        guard let ends else { continue }
        Self.drawRoad(in: &svg, from: ends.0, to: ends.1, roadClass, isOpen: road.isOpen)
      }
    }
  }

  /// The part of a line inside the map's frame (Liang and Barsky 1984); `nil` when it lies outside.
  func clip(
    _ a: MapProjection.Point, _ b: MapProjection.Point, height: Double
  ) -> (MapProjection.Point, MapProjection.Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    let edge = 2.0
    for (p, q) in [
      (-dx, a.x - edge), (dx, width - edge - a.x), (-dy, a.y - edge), (dy, height - edge - a.y),
    ] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    guard enter < leave else { return nil }
    return ((a.x + enter * dx, a.y + enter * dy), (a.x + leave * dx, a.y + leave * dy))
  }

  /// Draws a stretch of road.
  static func drawRoad(
    in svg: inout SVG, from a: MapProjection.Point, to b: MapProjection.Point, _ roadClass: RoadClass,
    isOpen: Bool
  ) {
    guard isOpen else {
      svg.line(a.x, a.y, b.x, b.y, .line(Ink.text, 1.6, dashes: "5 4"))
      return
    }
    svg.line(a.x, a.y, b.x, b.y, paint(roadClass))
    if roadClass == .expressway { svg.line(a.x, a.y, b.x, b.y, .line("#fff", 1.4)) }
  }

  // MARK: Villages

  /// How each village fares, by code.
  var villageStates: [String: VillageState] {
    guard let scenario, let record = dossier.certificate[scenario.name] else { return [:] }
    var states: [String: VillageState] = [:]
    for need in record.needs where states[need.village] == nil { states[need.village] = .met }
    for index in record.cut?.needs ?? [] where record.needs.indices.contains(index) {
      states[record.needs[index].village] = .short
    }
    return states
  }

  private func drawVillages(in svg: inout SVG, _ project: MapProjection) {
    let states = villageStates
    let drawn = dossier.district.villages.map { ($0, states[$0.code] ?? .noNeed) }
    for (village, state) in drawn where state != .short {
      let at = project(village.location)
      Self.drawVillage(in: &svg, at, state, village.position)
    }
    for (village, state) in drawn where state == .short {
      Self.drawVillage(in: &svg, project(village.location), state, village.position)
    }
  }

  static func drawVillage(
    in svg: inout SVG, _ at: MapProjection.Point, _ state: VillageState, _ position: PositionQuality
  ) {
    let hollow = position == .estimated
    switch state {
    case .noNeed:
      svg.circle(
        at.x, at.y, radius: 1.7,
        hollow ? SVG.Paint(fill: "#fff", stroke: "#9aa2ab", width: 0.7) : .fill("#9aa2ab"))
    case .met:
      svg.circle(
        at.x, at.y, radius: 2.5,
        hollow ? SVG.Paint(fill: "#fff", stroke: Ink.main, width: 1) : .fill(Ink.main))
    case .short:
      let triangle = [(at.x, at.y - 5), (at.x + 4.6, at.y + 3.2), (at.x - 4.6, at.y + 3.2)]
      svg.path(
        triangle, closed: true,
        hollow ? SVG.Paint(fill: "#fff", stroke: Ink.gap, width: 1.5) : .fill(Ink.gap))
    }
  }

  // MARK: Points

  /// Radius for a stock: the area grows with it, down to a size that still holds a number.
  static func radius(_ stock: Kilograms, largest: Kilograms) -> Double {
    guard largest > .zero, stock > .zero else { return 7 }
    return max(7, 16 * (stock.tonnes / largest.tonnes).squareRoot())
  }

  /// The greatest stock of a point.
  var largestStock: Kilograms { dossier.openSites.map(\.stockKg).max() ?? .zero }

  private func drawPoints(in svg: inout SVG, _ project: MapProjection) {
    let largest = largestStock
    let numbered = dossier.openSites.enumerated().map { (number: $0.offset + 1, point: $0.element) }
    // large ones first: a small point beside a hub stays visible
    for entry in numbered.sorted(by: { ($0.point.stockKg, $1.number) > ($1.point.stockKg, $0.number) }) {
      guard let index = dossier.site[entry.point.id] else { continue }
      let site = dossier.district.sites[index]
      let at = project(site.location)
      let r = Self.radius(entry.point.stockKg, largest: largest)
      Self.drawPoint(in: &svg, at, radius: r, site.tier, site.position)
      svg.text(
        "\(entry.number)", at.x, at.y + 3, size: r >= 11 ? 11 : 7.5, anchor: .middle,
        colour: site.position == .estimated ? Ink.main : "#fff", bold: true)
    }
  }

  static func drawPoint(
    in svg: inout SVG, _ at: MapProjection.Point, radius r: Double, _ tier: Site.Tier,
    _ position: PositionQuality
  ) {
    let paint =
      position == .estimated
      ? SVG.Paint(fill: "#fff", stroke: Ink.main, width: 1.4, dashes: "2.8 1.4")
      : SVG.Paint(fill: Ink.main, stroke: "#fff", width: 1.2)
    switch tier {
    case .hub:
      let h = r * 0.89
      svg.rect(at.x - h, at.y - h, 2 * h, 2 * h, paint)
    case .township: svg.circle(at.x, at.y, radius: r, paint)
    case .village:
      let d = r * 1.45
      svg.path([(at.x, at.y - d), (at.x + d, at.y), (at.x, at.y + d), (at.x - d, at.y)], closed: true, paint)
    }
  }

  // MARK: Names, scale, north

  private func reserveRoom(in labels: inout LabelPlacement, _ project: MapProjection) {
    let largest = largestStock
    for point in dossier.openSites {
      guard let index = dossier.site[point.id] else { continue }
      let at = project(dossier.district.sites[index].location)
      labels.avoid(x: at.x, y: at.y, radius: Self.radius(point.stockKg, largest: largest) + 1, weight: 3)
    }
    for village in dossier.district.villages {
      let at = project(village.location)
      labels.avoid(x: at.x, y: at.y, radius: 2.5, weight: 0.6)
    }
  }

  private func drawTownships(
    in svg: inout SVG, _ project: MapProjection, _ labels: inout LabelPlacement
  ) {
    let size = language == .zh ? 12.5 : 11
    for township in dossier.district.townships {
      let at = project(township.location)
      let name =
        Self.short(township.name[language])
        + (township.position == .estimated ? Mark.estimatedPosition.sign : "")
      let width = Ink.width(of: name, size: size)
      let box = labels.place(x: at.x, y: at.y, radius: 7, width: width, height: size + 2)
      let near = (
        x: min(max(at.x, box.x), box.x + width), y: min(max(at.y, box.y), box.y + box.height)
      )
      let away = ((near.x - at.x) * (near.x - at.x) + (near.y - at.y) * (near.y - at.y)).squareRoot()
      if away > 14 { svg.line(at.x, at.y, near.x, near.y, .line(Ink.quiet, 0.6)) }
      svg.text(name, box.x, box.y + size, size: size, bold: true, halo: true)
    }
  }

  /// A name short enough for the map: Subd. and Twp for Subdistrict and Township.
  static func short(_ name: String) -> String {
    name.replacing(" Subdistrict", with: " Subd.").replacing(" Township", with: " Twp")
  }

  private func drawScale(in svg: inout SVG, _ project: MapProjection) -> LabelPlacement.Box {
    let kilometres = [20.0, 10, 5, 2, 1, 0.5].first { $0 * project.unitsPerKilometre <= 150 } ?? 0.2
    let length = kilometres * project.unitsPerKilometre
    let x = width - length - 34
    let y = project.height - 16
    for (x1, x2, y1, y2) in [
      (x, x + length, y, y), (x, x, y - 4, y + 4), (x + length, x + length, y - 4, y + 4),
    ] {
      svg.line(x1, y1, x2, y2, .line(Ink.text, 1.3))
    }
    let distance = Figure.coordinate(kilometres) + Bilingual(zh: " 公里", en: " km")[language]
    svg.text(distance, x + length / 2, y - 5, size: 11, anchor: .middle, halo: true)
    let n = (x: width - 18, y: project.height - 40)
    svg.path(
      [(n.x, n.y), (n.x + 5, n.y + 17), (n.x, n.y + 13), (n.x - 5, n.y + 17)], closed: true, .fill(Ink.text))
    svg.text(Bilingual(zh: "北", en: "N")[language], n.x, n.y - 4, size: 11, anchor: .middle, bold: true)
    return .init(x: x - 8, y: project.height - 58, width: length + 42, height: 58)
  }
}
