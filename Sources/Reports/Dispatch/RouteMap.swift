import District
import Plans
import Quantities

/// Roads driven on the schematic map, for all trucks or for one. It shows no boundary, so it needs no map approval number.
struct RouteMap: Sendable {
  let book: ScheduleBook
  let language: Language
  /// The shifts drawn.
  let days: [TruckDay]
  /// Unique within the page.
  let id: String
  /// Whether it is the large map, with names, scale, and widths by tonnes.
  let isOverview: Bool
  let width: Double
  let maxHeight: Double
  /// ``network(_:_:)``, where it was drawn before.
  var network: String?

  func draw() -> SVG {
    let district = book.district
    let project = projection
    var svg = SVG(
      id: id, width: width, height: project.height,
      title: language == .zh ? "行车路线示意图" : "Schematic map of the routes")
    svg.rect(1, 1, width - 2, project.height - 2, SVG.Paint(fill: "#fff", stroke: Ink.rule, width: 1))
    drawNetwork(in: &svg, project)
    drawDriven(in: &svg, project)
    if isOverview { drawClosures(in: &svg, project) }
    isOverview ? drawVillages(in: &svg, project) : drawStops(in: &svg, project)
    drawYards(in: &svg, project)
    if isOverview {
      let frame = MapFrame(district: district, language: language, width: width, project: project)
      var labels = LabelPlacement(width: width, height: project.height)
      for yard in book.schedule.yards {
        guard let at = position(yard) else { continue }
        let point = project(at)
        labels.avoid(x: point.x, y: point.y, radius: 10, weight: 3)
      }
      labels.avoid(frame.drawScale(in: &svg))
      frame.drawTownships(in: &svg, &labels)
    }
    return svg
  }

  /// Where places are on it.
  var projection: MapProjection {
    let district = book.district
    let places =
      district.townships.map(\.location) + district.villages.map(\.location)
      + district.sites.map(\.location)
    return MapProjection(
      places: places, width: width, maxHeight: maxHeight, padding: isOverview ? 22 : 8)
  }

  // MARK: Roads

  private func drawNetwork(in svg: inout SVG, _ project: MapProjection) {
    svg.outline(network ?? Self.network(book.district, project), .line("#cdd2d7", isOverview ? 0.9 : 0.5))
  }

  /// All roads as one line, in the language of the `d` attribute.
  static func network(_ district: District, _ project: MapProjection) -> String {
    district.roads.reduce(into: "") { d, road in
      guard let (a, b) = project.visible(road, of: district) else { return }
      d +=
        "M\(Figure.coordinate(a.x)) \(Figure.coordinate(a.y))L\(Figure.coordinate(b.x)) \(Figure.coordinate(b.y))"
    }
  }

  /// Loaded ways are full lines as wide as the tonnes are many, empty ones are thin and dashed.
  private func drawDriven(in svg: inout SVG, _ project: MapProjection) {
    var loaded: [Int: Kilograms] = [:]
    var driven: Set<Int> = []
    for day in days {
      for case .drive(_, let drive) in day.legs {
        for index in drive.roads.compactMap({ book.codes.roads[$0.road] }) {
          driven.insert(index)
          if drive.cargoKg > .zero { loaded[index, default: .zero] += drive.cargoKg }
        }
      }
    }
    let most = max(1, loaded.values.map(\.tonnes).max() ?? 1)
    for index in driven.sorted() {
      let road = book.district.roads[index]
      guard let ends = project.visible(road, of: book.district) else { continue }
      let paint =
        loaded[index].map {
          SVG.Paint.line(Ink.main, isOverview ? 1 + 7 * ($0.tonnes / most).squareRoot() : 2.2)
        } ?? .line(Ink.main, 1.1, dashes: "3 2")
      svg.line(ends.0.x, ends.0.y, ends.1.x, ends.1.y, paint)
    }
  }

  /// A cross on every road that is closed at some time.
  /// Closures above which their crosses are drawn small.
  private static let mostCrosses = 40

  private func drawClosures(in svg: inout SVG, _ project: MapProjection) {
    let driven = Set(
      days.flatMap(\.legs).flatMap { leg -> [String] in
        if case .drive(_, let drive) = leg { drive.roads.map(\.road) } else { [] }
      })
    let closed = Set(book.schedule.closures.map(\.road))
    // where nearly everything is closed for a time, crosses must not hide what is driven
    let small = closed.count > Self.mostCrosses
    for road in closed.sorted() {
      let r = small ? (driven.contains(road) ? 2.6 : 1.6) : 4.5
      guard let index = book.codes.roads[road],
        let ends = project.visible(book.district.roads[index], of: book.district)
      else { continue }
      let (x, y) = ((ends.0.x + ends.1.x) / 2, (ends.0.y + ends.1.y) / 2)
      for (dx, dy) in [(r, r), (r, -r)] {
        svg.line(x - dx, y - dy, x + dx, y + dy, .line("#fff", small ? 2.4 : 4.2))
      }
      for (dx, dy) in [(r, r), (r, -r)] {
        svg.line(x - dx, y - dy, x + dx, y + dy, .line(Ink.gap, small ? 1.1 : 2))
      }
    }
  }

  // MARK: Places

  private func drawVillages(in svg: inout SVG, _ project: MapProjection) {
    let orders = Dictionary(grouping: book.schedule.orders, by: \.village)
    for village in book.district.villages {
      let all = orders[village.code] ?? []
      let state: MapDrawing.VillageState =
        all.isEmpty ? .noNeed : all.contains { $0.arrivesKg < $0.kg } ? .short : .met
      MapDrawing.drawVillage(in: &svg, project(village.location), state, .surveyed)
    }
  }

  /// The stops of one truck, numbered in the order of the visits.
  private func drawStops(in svg: inout SVG, _ project: MapProjection) {
    var numbers: [String: [Int]] = [:]
    var order: [String] = []
    var number = 0
    var last = ""
    for day in days {
      for trip in day.trips {
        last = ""
        for stop in trip.unloads where stop.unload.village != last {
          last = stop.unload.village
          number += 1
          if numbers[last] == nil { order.append(last) }
          numbers[last, default: []].append(number)
        }
      }
    }
    var labels = LabelPlacement(width: width, height: project.height)
    let points = order.compactMap { code in
      book.codes.villages[code].map { (code, project(book.district.villages[$0].location)) }
    }
    for (_, at) in points { labels.avoid(x: at.x, y: at.y, radius: 3, weight: 2) }
    for (code, at) in points {
      svg.circle(at.x, at.y, radius: 3, SVG.Paint(fill: "#fff", stroke: Ink.text, width: 1.3))
      let text = (numbers[code] ?? []).map(String.init).joined(separator: ",")
      let size = 10.0
      let box = labels.place(
        x: at.x, y: at.y, radius: 2, width: Ink.width(of: text, size: size), height: size + 1)
      svg.text(text, box.x, box.y + size - 1, size: size, bold: true, halo: true)
    }
  }

  private func position(_ yard: Schedule.Yard) -> Coordinate? {
    book.codes.sites[yard.site].map { book.district.sites[$0].location }
  }

  private func drawYards(in svg: inout SVG, _ project: MapProjection) {
    let used = Set(days.flatMap { $0.trips.compactMap { $0.load?.site } })
    let h = isOverview ? 8.0 : 5.5
    for yard in book.schedule.yards where used.contains(yard.site) {
      guard let place = position(yard) else { continue }
      let at = project(place)
      svg.rect(
        at.x - h, at.y - h, 2 * h, 2 * h, SVG.Paint(fill: Ink.text, stroke: "#fff", width: 1.2))
      svg.text(
        book.letter(yard.site), at.x, at.y + h * 0.55, size: h * 1.5, anchor: .middle, colour: "#fff",
        bold: true)
    }
  }
}
