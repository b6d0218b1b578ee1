import Foundation
import Testing

/// `hearth allocate` as a user runs it.
@Suite struct AllocateCommandTests {
  private static let district = "data/shuocheng"

  private static func hearth(_ arguments: [String]) throws -> CommandRun {
    try CommandRun(arguments, in: CommandRun.root)
  }

  @Test func `the plan is the default, and prints what programs ask for`() throws {
    let plain = try Self.hearth(["allocate", Self.district, "--json"])
    let named = try Self.hearth(["allocate", "plan", Self.district, "--json"])
    #expect(plain.code == 0 && plain.out == named.out)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(plain.out.utf8)) as? [String: Any])
    #expect(json["maxSubsidisedKgPerHousehold"] as? Int == 3000)
    #expect(json["totalSubsidisedKg"] as? Int == 11_769_000)
  }

  @Test func `what-if says the difference in the language asked for`() throws {
    let zh = try Self.hearth(["allocate", "what-if", Self.district, "--cap", "2500"])
    #expect(zh.code == 0 && zh.out.contains("由 11,769.0 吨变为 9,807.5 吨"))
    let en = try Self.hearth(["allocate", "what-if", Self.district, "--cap", "2500", "--lang", "en"])
    #expect(en.code == 0 && en.out.contains("from 11,769.0 t to 9,807.5 t"))
  }

  @Test(arguments: [
    ["--plant-fails", "nobody"], ["--plant-fails", "pellet-shalenghe@2023-13"],
    ["--cut-off", "140602101203@2023-01-05"], ["--cut-off", "140602101203@2024-01-05+10"],
    ["--cut-off", "1@2023-01-05+10"], ["--price-rise", "x"], ["--price-rise", "nobody=5"],
    ["--plant-fails", "pellet-shalenghe@"], ["--price-rise", "=5"], ["--cap", "9999999"], [],
  ])
  func `nonsense is refused with what to do, in both languages`(arguments: [String]) throws {
    let answer = try Self.hearth(["allocate", "what-if", Self.district] + arguments)
    #expect(answer.code == 1)
    #expect(answer.err.contains("错误") && answer.err.contains("error"))
  }
}
