import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

#if canImport(FoundationXML)
  import FoundationXML
#endif

struct DrawingTests {
  @Test func `a small drawing is exactly this text`() {
    var svg = SVG(id: "s", width: 20, height: 10, title: "a < b")
    svg.circle(5, 5.25, radius: 2, .fill("#fff"))
    svg.line(0, 0, 20, 10, .line("#000", 1, dashes: "2 1"))
    svg.text("\"R&D\"", 1, 9, size: 8)
    #expect(
      svg.markup.source == """
        <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10" role="img" aria-labelledby="s-title" \
        font-family="\(Markup.escaped(Ink.fonts))"><title id="s-title">a &lt; b</title>\
        <circle cx="5" cy="5.25" r="2" fill="#fff"/>\
        <path d="M0 0L20 10" fill="none" stroke="#000" stroke-width="1" stroke-linejoin="round" \
        stroke-dasharray="2 1"/>\
        <text x="1" y="9" font-size="8" text-anchor="start" fill="#1c1f24">&quot;R&amp;D&quot;</text></svg>
        """)
  }

  @Test func `control characters and direction overrides are dropped`() {
    #expect(Markup.escaped("a\u{0}b\u{202E}c\u{FFFF}") == "abc")
  }

  @Test func `every drawing is well formed`() {
    let (plan, certificates, district) = SamplePlan.report()
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    let drawings = [
      MapDrawing(dossier: dossier, language: .zh, scenario: dossier.bindingScenario).draw(),
      MapDrawing(dossier: dossier, language: .en, scenario: nil).draw(),
      BarChart(id: "b", title: "t", bars: [], legend: [(.missing, "x<y")]).draw(),
      LineChart(id: "l", title: "t", xAxis: "h", yAxis: "n", series: [.init(label: "&", values: [0, 3, 1])])
        .draw(),
    ]
    for drawing in drawings {
      let parser = XMLParser(data: Data(drawing.markup.source.utf8))
      #expect(parser.parse(), "\(drawing.id): \(String(describing: parser.parserError))")
    }
  }

  @Test func `slanting lines and dots stay within their rectangle, and are no pattern`() {
    let (x, y, width, height) = (10.0, 20.0, 37.0, 5.5)
    var svg = SVG(id: "s", width: 100, height: 100, title: "t")
    svg.hatched(x, y, width, height)
    svg.dotted(x, y, width, height)
    let source = svg.markup.source
    #expect(!source.contains("pattern"))
    let paths = source.matches(of: /\ d="([^"]+)"/).map { String($0.output.1) }
    // a frame and its lines, twice
    #expect(paths.count == 4)
    for path in paths {
      for point in path.matches(of: /[ML]([0-9.]+) ([0-9.]+)(h[0-9.]+)?/) {
        let (px, py) = (Double(point.output.1) ?? -1, Double(point.output.2) ?? -1)
        let end = px + (point.output.3.flatMap { Double($0.dropFirst()) } ?? 0)
        #expect((x...x + width).contains(px) && (y...y + height).contains(py) && end <= x + width)
      }
    }
    // as many lines as reach into it: 4 apart over width and height together
    #expect(paths[1].filter { $0 == "M" }.count == Int(((width + height) / 4).rounded()))
    var none = SVG(id: "s", width: 10, height: 10, title: "t")
    none.hatched(0, 0, 0, 5)
    #expect(!none.markup.source.contains("path"))
  }

  @Test func `bars are as long as their values`() {
    let chart = BarChart(
      id: "b", title: "t", bars: [.init(label: "a", parts: [(.solid, 1), (.light, 3)], note: "4")],
      legend: [], full: 8, width: 1000, labelWidth: 100, noteWidth: 100)
    let source = chart.draw().markup.source
    // 800 units for 8: the first part ends at 200, the second at 500
    #expect(source.contains("M100 9L200 9L200 23L100 23Z"))
    #expect(source.contains("M200 9L500 9L500 23L200 23Z"))
  }

  @Test(arguments: [(0.3, 1.0), (1, 1), (1.2, 2), (3, 5), (7, 10), (1750, 2000), (40_000, 50_000)])
  func `ticks are round numbers`(_ raw: Double, _ step: Double) {
    #expect(LineChart.niceStep(raw) == step)
  }

  @Test func `the map keeps distances to half a per cent`() {
    let district = SampleDistrict.make()
    let places = district.townships.map(\.location)
    let project = MapProjection(places: places, width: 700, maxHeight: 400, padding: 20)
    for a in places {
      for b in places where a != b {
        let (p, q) = (project(a), project(b))
        let drawn = ((p.x - q.x) * (p.x - q.x) + (p.y - q.y) * (p.y - q.y)).squareRoot()
        let real = a.distance(to: b).kilometres
        #expect(abs(drawn / project.unitsPerKilometre / real - 1) < 0.005)
        #expect((0...700).contains(p.x) && (0...project.height).contains(p.y))
      }
    }
  }

  @Test func `labels of neighbours do not cover each other where there is room`() {
    var placement = LabelPlacement(width: 400, height: 300)
    let boxes = (0..<4).map { i in
      placement.place(x: 200 + Double(i) * 6, y: 150, radius: 5, width: 50, height: 12)
    }
    for i in boxes.indices {
      for j in boxes.indices where j > i { #expect(boxes[i].overlap(boxes[j]) == 0) }
    }
  }

  @Test func `villages on the short side of the cut are drawn short`() {
    let (plan, certificates, district) = SamplePlan.report()
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    let scenario = dossier.bindingScenario
    #expect(scenario?.name == "red-blizzard")
    let states = MapDrawing(dossier: dossier, language: .zh, scenario: scenario).villageStates
    let short = states.filter { $0.value == .short }.keys
    #expect(!short.isEmpty)
    #expect(short.allSatisfy { $0.hasPrefix("140602101") || $0.hasPrefix("140602207") })
  }
}
