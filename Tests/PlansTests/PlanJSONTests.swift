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
}
