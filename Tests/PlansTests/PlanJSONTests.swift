import Foundation
import Quantities
import Testing

@testable import Plans

struct PlanJSONTests {
  private struct Sample: Codable {
    var text: String
    var numbers: [Int]
    @ExplicitNull var hour: Int?
  }

  @Test func `numbers stand on one line and text is left alone`() throws {
    let sample = Sample(text: "[1,\n 2] \"quoted\" [3]", numbers: [1, -2, 30], hour: nil)
    let bytes = try PlanJSON.encode(sample)
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.contains(#""numbers" : [1, -2, 30]"#))
    let back = try JSONDecoder().decode(Sample.self, from: Data(bytes))
    #expect(back.text == sample.text)
    #expect(back.numbers == sample.numbers)
  }

  @Test func `an hour that never came is null, not absent`() throws {
    let text = String(decoding: try PlanJSON.encode(Sample(text: "", numbers: [], hour: nil)), as: UTF8.self)
    #expect(text.contains(#""hour" : null"#))
  }

  @Test func `the same value is the same bytes`() throws {
    let sample = Sample(text: "暴雪", numbers: [3, 1], hour: 7)
    #expect(try PlanJSON.encode(sample) == PlanJSON.encode(sample))
  }

  @Test func `a folder without a plan says what to do`() {
    do {
      _ = try PlanFolder(readingFrom: "/nonexistent")
      Issue.record("a plan was read from nowhere")
    } catch {
      #expect(error.message.zh.contains("hearth plan"))
      #expect(error.message.en.contains("hearth plan"))
    }
  }

  @Test func `a request from before prices could be asked for is still read`() throws {
    let old = #"{"mode": "min-cost", "gap": 0.001, "timeLimit": 120}"#
    let request = try JSONDecoder().decode(Request.self, from: Data(old.utf8))
    #expect(request.explanationLimit == nil)
    #expect(request.mode == .minCost)
  }

  @Test func `what is not known of a price is left out, and a fuel's saving stands under its id`() throws {
    let bracket = CostBracket(lowerFen: Fen(3), upperFen: nil)
    #expect(!String(decoding: try PlanJSON.encode(bracket), as: UTF8.self).contains("upperFen"))
    let saving = TonneValue.Saving(tonneFen: Fen(5), firstFenPerTonne: Fen(7))
    let value = TonneValue(room: saving, fuels: ["coal": saving])
    let bytes = try PlanJSON.encode(value)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let fuels = try #require(json["fuels"] as? [String: [String: Int]])
    #expect(fuels == ["coal": ["tonneFen": 5, "firstFenPerTonne": 7]])
    #expect(try JSONDecoder().decode(TonneValue.self, from: Data(bytes)) == value)
  }
}
