import Foundation
import GLPK
import ModelFiles
import Testing

/// The way out to another solver and back, as a user goes it.
@Suite(.serialized) struct ExchangeTests {
  @Test func `a district goes out as MPS, is solved elsewhere, and comes back with a verdict`() throws {
    let folder = CommandRun.temporary()
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    // one small scenario of the shipped district
    let scenario = "/feeder-cut-jiazhuang.toml"
    try FileManager.default.copyItem(
      atPath: CommandRun.root + "/scenarios" + scenario, toPath: folder + scenario)
    let siting = ["data/shuocheng", "--scenarios", folder, "--mode", "min-cost", "--gap", "0"]
    let export = try CommandRun(["export", "mps", "--out", folder + "/m.mps"] + siting)
    #expect(export.code == 0, "\(export.err)")
    let names = try String(contentsOfFile: folder + "/m.mps.names.csv", encoding: .utf8)
    #expect(names.hasPrefix("name,kind,site,village,urgency\ny_s1,open,"))

    // another solver: GLPK on the file alone
    let model = try MPSModel.read(folder + "/m.mps").model
    let outcome = try model.solveOnThisThread(SolveOptions())
    try #require(outcome.hasSolution)
    let lines = outcome.values.enumerated().map { "\(model.name(of: Model.Column($0)) ?? "") \($1)\n" }
    try lines.joined().write(toFile: folder + "/m.sol", atomically: true, encoding: .utf8)
    let back = try CommandRun(["import", "solution", folder + "/m.sol", "--json"] + siting)
    #expect(back.code == 0, "\(back.err)")
    let verdict = try #require(try JSONSerialization.jsonObject(with: Data(back.out.utf8)) as? [String: Any])
    #expect(verdict["verdict"] as? String == "optimal")
    let value = try #require(verdict["value"] as? Double)
    #expect(abs(value - outcome.objective) < 1e-5 * max(1, abs(value)))

    // the same solution where less may be spent than it spends
    let poor = try CommandRun(["import", "solution", folder + "/m.sol", "--budget", "20000"] + siting)
    #expect(poor.code == 2, "\(poor.err)")
    #expect(poor.out.contains("✗ 不满足要求"))
    #expect(poor.out.contains("超出 --budget：用了 "), "\(poor.out)")
    // the same where the power is off for a week: the scenario that is short, and how much
    let week = folder + "/week"
    try FileManager.default.createDirectory(atPath: week, withIntermediateDirectories: true)
    let text = try String(contentsOfFile: folder + scenario, encoding: .utf8)
    try text.replacing("horizon_h = 12", with: "horizon_h = 168")
      .replacing("duration_h = 6", with: "duration_h = 168")
      .write(toFile: week + scenario, atomically: true, encoding: .utf8)
    let short = try CommandRun([
      "import", "solution", folder + "/m.sol", "data/shuocheng", "--scenarios", week, "--mode", "min-cost",
      "--json",
    ])
    #expect(short.code == 2 && short.out.contains(#""scenario" : "feeder-cut-jiazhuang""#), "\(short.out)")
    // amounts that cannot be, and files without a solution
    for (text, words) in [
      (lines.joined().replacing(/(?m)^p_s16_f1 .*$/, with: "p_s16_f1 -120"), "购入量是 -120.000 吨，不能是负数"),
      (lines.joined().replacing(/(?m)^p_s16_f1 .*$/, with: "p_s16_f1 1e308"), "购入量是 1e+308 吨"),
      ("Primal infeasible\n", "没有找到解"), ("Model status\nInfeasible\n", "没有找到解"), ("\n", "文件是空的"),
    ] {
      try text.write(toFile: folder + "/odd.sol", atomically: true, encoding: .utf8)
      let odd = try CommandRun(["import", "solution", folder + "/odd.sol"] + siting)
      #expect(odd.code == 1 && odd.err.contains(words), "\(odd.err)")
    }
    // what stands already shut: not a solution of this question
    try "p_s1_f1 0\n".write(toFile: folder + "/shut.sol", atomically: true, encoding: .utf8)
    let shut = try CommandRun(["import", "solution", folder + "/shut.sol"] + siting)
    #expect(shut.code == 1 && shut.err.contains("没有开") && shut.err.contains("leaves it shut"))
    // more than a yard holds: the yard is named as in sites.csv
    let full = lines.joined().replacing(/(?m)^p_s16_f1 .*$/, with: "p_s16_f1 5000")
    try full.write(toFile: folder + "/full.sol", atomically: true, encoding: .utf8)
    let overfull = try CommandRun(["import", "solution", folder + "/full.sol"] + siting)
    #expect(overfull.code == 1)
    #expect(overfull.err.contains("储备点 yard-101 存了 5,000.000 吨，库容只有 100.000 吨"))
    #expect(overfull.err.contains("yard-101 is to hold 5,000.000 t, and has room for 100.000 t"))
    // no solution at all
    try "hello\n".write(toFile: folder + "/bad.sol", atomically: true, encoding: .utf8)
    let bad = try CommandRun(["import", "solution", folder + "/bad.sol"] + siting)
    #expect(bad.code == 1)
    #expect(bad.err.contains("错误") && bad.err.contains("error"))
  }
}
