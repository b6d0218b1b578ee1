import Foundation
import Testing

/// `hearth allocate eligibility`, `record`, `storno`, `reconcile` and `ledger` as a township and the bureau use them.
@Suite(.serialized) struct LedgerCommandTests {
  private static let district = CommandRun.root + "/data/shuocheng"
  private let folder: String

  init() throws {
    folder =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("hearth-ledger-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    try write(
      "list.csv",
      """
      户号,户主姓名,村代码,认定情形,并入户号,派出所登记,村委登记,是否参与
      140600011,王小明,140602101201,,,是,是,是
      140600012,李小红,140602101201,夫妻分户,140600011,是,是,是
      """)
  }

  private func write(_ name: String, _ text: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }

  private func deliveries(_ name: String, _ rows: String...) throws {
    try write(name, (["id,date,household,supplier,lot,kg,payment"] + rows).joined(separator: "\n"))
  }

  /// Runs `hearth allocate VERB DIR …` in a folder of its own, where the ledger stands at its usual place.
  private func allocate(_ verb: [String], _ arguments: String...) throws -> CommandRun {
    try CommandRun(["allocate"] + verb + [Self.district] + arguments, in: folder)
  }

  private func json(_ run: CommandRun) throws -> [String: Any] {
    try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
  }

  @Test(arguments: [
    ["eligibility"], ["record"], ["storno"], ["reconcile"], ["ledger", "show"], ["ledger", "verify"],
  ])
  func `every command of the ledger has help with an example`(command: [String]) throws {
    let run = try CommandRun(["allocate"] + command + ["--help"], in: folder)
    #expect(run.code == 0)
    #expect(run.out.contains("--json"))
    #expect(run.out.contains("例"))
  }

  @Test func `only registered households are planned for, spouses as one, and no ledger is no plan`() throws {
    let none = try CommandRun(["allocate", "plan", Self.district, "--registered"], in: folder)
    #expect(none.code == 1)
    #expect(try allocate(["eligibility"], "list.csv", "--register").code == 0)
    let run = try CommandRun(["allocate", "plan", Self.district, "--registered", "--json"], in: folder)
    #expect(run.code == 0)
    #expect(try json(run)["totalSubsidisedKg"] as? Int == 3000)
  }

  @Test func `a season's life: list, deliveries, the kilogram too much, storno, invoices, verify`() throws {
    #expect(try allocate(["eligibility"], "list.csv").code == 0)
    #expect(!FileManager.default.fileExists(atPath: folder + "/out"), "looking leaves nothing behind")
    #expect(try allocate(["eligibility"], "list.csv", "--register").code == 0)

    try deliveries(
      "a.csv", "F1,2022-11-15,140600011,pellet-shalenghe,lot-shalenghe-0925,2000,subsidised",
      "F2,2022-11-16,140600012,pellet-shalenghe,lot-shalenghe-0925,1000,补贴")
    let recorded = try json(try allocate(["record"], "a.csv", "--json"))
    #expect(((recorded["files"] as? [[String: Any]])?.first?["subsidisedKg"] as? Int) == 3_000)

    try deliveries("b.csv", "F3,2022-12-01,140600012,pellet-shalenghe,lot-shalenghe-0925,1,subsidised")
    let refused = try allocate(["record"], "b.csv", "--json")
    #expect(refused.code == 1)
    #expect(refused.err.contains("超过补贴上限 1 公斤") && refused.err.contains("1 kg over the cap"))
    #expect(try json(refused)["ok"] as? Bool == false)

    let early = try allocate(["storno"], "F2", "--reason", "returned", "--on", "2022-11-15")
    #expect(early.code == 1)
    #expect(
      early.err.contains("发放单 F2 是 2022-11-16 发放的") && early.err.contains("Write 2022-11-16 or a later day."))
    let back = try allocate(["storno"], "f2", "--reason", "returned").out
    #expect(back.contains("已冲销发放单 F2") && back.contains("还可补贴 1,000 公斤"))
    #expect(try allocate(["storno"], "F9", "--reason", "returned").code == 1)

    try write(
      "i.csv",
      "invoice,supplier,village,month_of,payment,kg\nI1,pellet-shalenghe,140602101201,2022-11-30,补贴,3000\n")
    let compared = try allocate(["reconcile"], "--invoices", "i.csv")
    #expect(compared.code == 2)
    #expect(compared.out.contains("开票 3,000 公斤，台账 2,000 公斤，多开 1,000 公斤"))

    let shown = try json(try allocate(["ledger", "show"], "--household", "0140600012", "--json"))
    #expect(((shown["households"] as? [[String: Any]])?.first?["remainingKg"] as? Int) == 1_000)
    let typo = try allocate(["ledger", "show"], "--household", "140600099")
    #expect(
      typo.code == 1 && typo.err.contains("没有登记这一户") && typo.err.contains("no household of this number"))
    // people read words, not codes
    let zh = try allocate(["ledger", "show"]).out
    #expect(zh.contains("派出所登记户口，村委有登记") && !zh.contains("registered"))
    let en = try allocate(["ledger", "show"], "--lang", "en").out
    #expect(en.contains("registered with the police and with the village"))
    #expect(try allocate(["ledger", "verify"]).code == 0)
    #expect(try allocate(["ledger", "verify"], "--head", String(repeating: "0", count: 63) + "1").code == 2)
  }

  @Test func `no name and no household number stands in any file the commands write`() throws {
    #expect(try allocate(["eligibility"], "list.csv", "--register", "--out", "out/decisions.csv").code == 0)
    let files = try FileManager.default.subpathsOfDirectory(atPath: folder + "/out")
    #expect(files.contains("decisions.csv"))
    for file in files {
      guard let bytes = FileManager.default.contents(atPath: folder + "/out/" + file) else { continue }
      for secret in ["王小明", "李小红", "140600011"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) stands in \(file)")
      }
    }
  }

  @Test func `without a ledger, or with somebody else's file, the commands say what to do`() throws {
    let missing = try allocate(["ledger", "verify"])
    #expect(missing.code == 1)
    #expect(missing.err.contains("--register"))
    try FileManager.default.createDirectory(atPath: folder + "/out/ledger", withIntermediateDirectories: true)
    try write("out/ledger/140602.sqlite", String(repeating: "x", count: 4_096))
    try write("out/ledger/household.key", String(repeating: "a", count: 64) + "\n")
    let foreign = try allocate(["ledger", "verify"], "--json")
    #expect(foreign.code == 1)
    let findings = try json(foreign)["findings"] as? [[String: Any]]
    #expect(findings?.first?["code"] as? String == "ledger.not-a-ledger")
  }
}
