import District
import Plans
import Quantities

/// The legend below the map: only what the map really shows, flowing from left to right.
struct MapLegend: Sendable {
  let map: MapDrawing

  private struct Entry {
    var label: String
    /// Width of the sample.
    var room: Double
    var sample: (inout SVG, _ x: Double, _ y: Double) -> Void
  }

  /// Draws the legend and makes the drawing tall enough for it.
  func draw(in svg: inout SVG, below top: Double) {
    let size = 11.5
    var x = 12.0
    var y = top + 20
    for row in [points, villages, roads] where !row.isEmpty {
      for entry in row {
        let length = entry.room + 6 + Ink.width(of: entry.label, size: size)
        if x > 12, x + length > map.width - 8 {
          x = 12
          y += 22
        }
        entry.sample(&svg, x + entry.room / 2, y)
        svg.text(entry.label, x + entry.room + 6, y + 4, size: size)
        x += length + 18
      }
      x = 12
      y += 24
    }
    svg.height = y - 8
  }

  private func words(_ zh: String, _ en: String) -> String { map.language == .zh ? zh : en }

  private var points: [Entry] {
    let open = map.dossier.openSites
    let drawn = open.compactMap { point in map.dossier.site[point.id].map { map.dossier.district.sites[$0] } }
    var entries: [Entry] = []
    for tier in Site.Tier.allCases where drawn.contains(where: { $0.tier == tier }) {
      let position = drawn.first { $0.tier == tier }?.position ?? .estimated
      entries.append(
        Entry(label: tier.label[map.language], room: 18) { svg, x, y in
          MapDrawing.drawPoint(in: &svg, (x, y), radius: 7, tier, position)
        })
    }
    let largest = map.largestStock
    if largest > .zero {
      let r = MapDrawing.radius(largest, largest: largest)
      entries.append(
        Entry(
          label: words("面积≈储量，最大 ", "area ≈ stock, largest ") + Figure.tonnes(largest) + words(" 吨", " t"),
          room: 2 * r
        ) { svg, x, y in svg.circle(x, y, radius: min(r, 10), .line(Ink.quiet, 1)) })
    }
    if drawn.contains(where: { $0.position == .estimated }) {
      entries.append(
        Entry(label: words("空心虚线＝估计位置○", "hollow, dashed = estimated position○"), room: 18) { svg, x, y in
          MapDrawing.drawPoint(in: &svg, (x, y), radius: 7, .township, .estimated)
        })
    }
    return entries
  }

  private var villages: [Entry] {
    let all = map.dossier.district.villages
    let states = map.villageStates
    var entries: [Entry] = []
    let kinds: [(MapDrawing.VillageState, String)] = [
      (.short, words("缺煤村", "village short of coal")),
      (.met, words("用煤得到保障的村", "village whose coal is secured")),
      (.noNeed, words("本场景无需用煤的村", "village without need here")),
    ]
    for (state, label) in kinds {
      guard let sample = all.first(where: { (states[$0.code] ?? .noNeed) == state }) else { continue }
      entries.append(
        Entry(label: label, room: 12) { svg, x, y in
          MapDrawing.drawVillage(in: &svg, (x, y), state, sample.position)
        })
    }
    if all.contains(where: { $0.position == .estimated }), all.contains(where: { $0.position == .surveyed }) {
      entries.append(
        Entry(label: words("空心＝估计位置○", "hollow = estimated position○"), room: 12) { svg, x, y in
          MapDrawing.drawVillage(in: &svg, (x, y), .met, .estimated)
        })
    }
    return entries
  }

  private var roads: [Entry] {
    var entries: [Entry] = []
    let names: [RoadClass: String] = [
      .expressway: words("高速公路", "expressway"), .trunk: words("国省道", "trunk road"),
      .county: words("县乡道", "county road"), .village: words("村道", "village road"),
    ]
    let all = map.dossier.district.roads
    for roadClass in RoadClass.allCases where all.contains(where: { $0.isOpen && $0.roadClass == roadClass })
    {
      entries.append(
        Entry(label: names[roadClass] ?? "", room: 30) { svg, x, y in
          MapDrawing.drawRoad(in: &svg, from: (x - 15, y), to: (x + 15, y), roadClass, isOpen: true)
        })
    }
    if all.contains(where: { !$0.isOpen }) {
      entries.append(
        Entry(label: words("目前不通", "closed today"), room: 30) { svg, x, y in
          MapDrawing.drawRoad(in: &svg, from: (x - 15, y), to: (x + 15, y), .county, isOpen: false)
        })
    }
    return entries
  }
}
