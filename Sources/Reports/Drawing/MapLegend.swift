import District
import Plans
import Quantities

/// The legend to the right of the map: only what the map really shows, one line each.
struct MapLegend: Sendable {
  let map: MapDrawing

  private struct Entry {
    var label: String
    var sample: (inout SVG, _ x: Double, _ y: Double) -> Void
  }

  /// Draws the legend, and makes the drawing taller where the map alone is too low for it.
  func draw(in svg: inout SVG) {
    let size = 12.0
    let left = map.width + 14
    var y = 16.0
    let groups = [
      (words("储备点", "Reserve points"), points), (words("村", "Villages"), villages),
      (words("道路", "Roads"), roads),
    ]
    for (heading, entries) in groups where !entries.isEmpty {
      svg.text(heading, left, y, size: size, bold: true)
      y += 17
      for entry in entries {
        entry.sample(&svg, left + 15, y - 4)
        svg.text(entry.label, left + 36, y, size: size)
        y += 17
      }
      y += 6
    }
    svg.height = max(svg.height, y - 12)
  }

  private func words(_ zh: String, _ en: String) -> String { map.language == .zh ? zh : en }

  private var points: [Entry] {
    let open = map.dossier.openSites
    let drawn = open.compactMap { point in map.dossier.site[point.id].map { map.dossier.district.sites[$0] } }
    var entries: [Entry] = []
    for tier in Site.Tier.allCases where drawn.contains(where: { $0.tier == tier }) {
      let position = drawn.first { $0.tier == tier }?.position ?? .estimated
      entries.append(
        Entry(label: tier.label[map.language]) { svg, x, y in
          MapDrawing.drawPoint(in: &svg, (x, y), radius: 7, tier, position)
        })
    }
    let largest = map.largestStock
    if largest > .zero {
      let tonnes = Figure.tonnes(largest)
      entries.append(
        Entry(label: words("图形越大储煤越多", "larger: more stock")) { svg, x, y in
          svg.circle(x - 6, y, radius: 4, .line(Ink.quiet, 1))
          svg.circle(x + 7, y, radius: 8, .line(Ink.quiet, 1))
        })
      entries.append(Entry(label: words("（最大 \(tonnes) 吨）", "(largest \(tonnes) t)")) { _, _, _ in })
    }
    if drawn.contains(where: { $0.position == .estimated }) {
      entries.append(
        Entry(label: words("空心虚线：估计位置○", "dashed: estimated position○")) { svg, x, y in
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
      (.short, words("缺煤", "short of coal")),
      (.met, words("用煤有保障", "coal secured")),
      (.noNeed, words("本场景不用煤", "no coal needed")),
    ]
    for (state, label) in kinds {
      guard let sample = all.first(where: { (states[$0.code] ?? .noNeed) == state }) else { continue }
      entries.append(
        Entry(label: label) { svg, x, y in
          MapDrawing.drawVillage(in: &svg, (x, y), state, sample.position)
        })
    }
    if all.contains(where: { $0.position == .estimated }) {
      entries.append(
        Entry(label: words("空心：估计位置○", "hollow: estimated position○")) { svg, x, y in
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
        Entry(label: names[roadClass] ?? "") { svg, x, y in
          MapDrawing.drawRoad(in: &svg, from: (x - 15, y), to: (x + 15, y), roadClass, isOpen: true)
        })
    }
    if all.contains(where: { !$0.isOpen }) {
      entries.append(
        Entry(label: words("目前不通", "closed today")) { svg, x, y in
          MapDrawing.drawRoad(in: &svg, from: (x - 15, y), to: (x + 15, y), .county, isOpen: false)
        })
    }
    return entries
  }
}
