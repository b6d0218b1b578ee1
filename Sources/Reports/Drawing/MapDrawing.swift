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
    let frame = MapFrame(district: district, language: language, width: width, project: project)
    let corner = frame.drawScale(in: &svg)
    labels.avoid(corner)
    drawPoints(in: &svg, project)
    frame.drawTownships(in: &svg, &labels)
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
        guard let ends = project.visible(road, of: district) else { continue }
        Self.drawRoad(in: &svg, from: ends.0, to: ends.1, roadClass, isOpen: road.isOpen)
      }
    }
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
}
