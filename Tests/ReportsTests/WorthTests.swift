import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

struct WorthTests {
  @Test(arguments: Language.allCases)
  func `a plan priced nowhere says why and shows no table`(_ language: Language) {
    let words = PageTests.words(
      PageTests.page(language) { plan in
        plan.frontier = nil
        for index in plan.sites.indices {
          plan.sites[index].valueOfNextTonne = nil
          plan.sites[index].dropOneCost = nil
          plan.sites[index].addOneCost = nil
        }
      })
    #expect(words.contains(language == .zh ? "改动值多少钱无从谈起" : "nothing can be said about what a change is worth"))
    #expect(!words.contains(language == .zh ? "各点再多一吨能省多少" : "What one more tonne at each point saves"))
  }

  @Test func `what was not asked for is named, and how to ask for it`() {
    #expect(!PageTests.words(PageTests.page(.zh)).contains("hearth plan --explain"))
    let unasked = PageTests.page(.zh) { $0.request.explanationLimit = nil }
    #expect(PageTests.words(unasked).contains("hearth plan --explain"))
  }

  @Test func `a change for which no plan was found shows a dash, not a price`() throws {
    let html = PageTests.page(.zh) { plan in
      for index in plan.sites.indices { plan.sites[index].addOneCost?.upperFen = nil }
    }
    let more = try #require(html.range(of: "多一个点（也开它）"))
    let end = try #require(html[more.upperBound...].range(of: "</tbody>")).lowerBound
    #expect(html[more.upperBound..<end].contains("<td class=\"n\">—</td>"))
  }

  @Test(arguments: Language.allCases)
  func `coverage that misses two kilograms does not read as whole`(_ language: Language) throws {
    let html = PageTests.page(language) { plan in
      plan.frontier?[0].coverage = 0.999_999
      plan.frontier?[0].weightedShortageKg = Kilograms(2)
    }
    let table = try #require(
      html.range(of: language == .zh ? "各档保障水平的最省方案" : "The cheapest plan for each level of coverage"))
    let start = try #require(html[table.upperBound...].range(of: "<tbody>")).upperBound
    let end = try #require(html[start...].range(of: "</tbody>")).lowerBound
    #expect(html[start..<end].contains(">99.9%<"))
    #expect(!html[start..<end].contains("100%"))
  }

  @Test func `nobody exposed leaves the price of coverage out`() {
    let html = PageTests.page(.zh) { plan in
      plan.scenarios = [SampleScenarios.result("gas-cut", "停气", "Gas cut", affected: 0, covered: 0)]
    }
    #expect(!html.contains("id=\"frontier-title\""))
    #expect(PageTests.page(.zh).contains("id=\"frontier-title\""))
  }

  @Test func `the line of coverage stands on an axis of round percentages`() {
    let chart = LineChart(
      id: "f", title: "t", horizontal: .shares, xAxis: "x", yAxis: "y",
      series: [
        .init(
          label: "a", points: [(0.5, 10), (1, 40)], look: .init(colour: "#000", dashes: "", width: 1),
          isDotted: true)
      ])
    let source = chart.draw().markup.source
    for label in ["50%", "60%", "100%"] { #expect(source.contains(">\(label)<"), "\(label)") }
    #expect(source.components(separatedBy: "<circle").count == 3)
    // 40 of 40 stands at the top of the plot
    #expect(source.contains("L704 26"))
  }

  @Test func `the tables for scripts hold both ends of every bracket`() throws {
    let (plan, _, _) = SamplePlan.report()
    func rows(_ name: String) throws -> [Substring] {
      let file = try #require(CSVTwins(plan: plan).files.first { $0.name == name })
      return String(decoding: file.contents, as: UTF8.self).split(separator: "\r\n")
    }
    let sites = try rows("sites.csv")
    #expect(
      sites[0].hasSuffix(
        ",add_one_lower_cny,add_one_upper_cny,next_tonne_of_room_cny,next_tonne_of_coal_cny"))
    let open = try #require(plan.sites.firstIndex { $0.open })
    #expect(sites[1 + open].hasSuffix(",,,51,968"))
    #expect(try rows("scenarios.csv").contains { $0.hasSuffix(",0,596") })
    #expect(try rows("frontier.csv")[2] == "0.62,1400000,210000,198000,5")
  }
}
