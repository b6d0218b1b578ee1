import Foundation
import Plans
import Proofs
import Quantities
import Testing

/// The commands as a user runs them: exit codes, streams, files.
@Suite(.serialized) struct CommandTests {
  private func hearth(_ arguments: String..., in working: String = CommandRun.root) throws -> CommandRun {
    try CommandRun(arguments, in: working)
  }

  private func hearth(_ arguments: [String], in working: String = CommandRun.root) throws -> CommandRun {
    try CommandRun(arguments, in: working)
  }

  private func temporary() -> String { CommandRun.temporary() }

  @Test(arguments: [
    "init", "check", "plan", "audit", "allocate", "uncertainty", "export", "import", "doctor",
  ])
  func `every command has help with an example`(command: String) throws {
    let run = try hearth(command, "--help")
    #expect(run.code == 0)
    #expect(run.out.contains("hearth \(command)"))
    // of a group of commands each has its own options
    #expect(run.out.contains("--json") || run.out.contains("SUBCOMMANDS"))
    #expect(run.out.contains("例"))
  }

  @Test func `the bench of routing shows the options it takes without a subcommand`() throws {
    let group = try CommandRun(["routing", "--help"], of: "hearth-bench")
    let compare = try CommandRun(["routing", "compare", "--help"], of: "hearth-bench")
    #expect(group.code == 0 && compare.code == 0)
    let options = compare.out.matches(of: /--[a-z-]+/).map { String($0.output) }
    #expect(options.count > 10)
    for option in options { #expect(group.out.contains(option), "\(option)") }
  }

  @Test func `a study of uncertainty says its seed, its errors and what it cannot know`() throws {
    let sizes = "--planning 8 --kept 3 --batches 2 --batch 4 --fresh 8 --hindsight 2"
    let asked =
      ["uncertainty", "data/shuocheng", "--ignore-required", "--gap", "0.05"]
      + sizes.split(separator: " ").map(String.init)
    let run = try hearth(asked + ["--set", "scenarios/sets/winter.toml"])
    // the odds alone leave required scenarios short, and that is said
    #expect(run.code == 2)
    for words in ["种子 20230112", "±", "随机解的价值", "预先知道今冬会发生什么", "假定"] {
      #expect(run.out.contains(words))
    }
    let json = try hearth(asked + ["--set", "scenarios/sets/winter.toml", "--json"])
    let report = try JSONDecoder().decode(UncertaintyReport.self, from: Data(json.out.utf8))
    #expect(report.schema == "hearth.uncertainty/1")
    #expect(report.plans.map(\.kind) == [.sampled, .required, .mean])
    let missing = try hearth(asked + ["--set", "scenarios/sets/summer.toml"])
    #expect(missing.code == 1 && missing.err.contains("summer.toml"))
    let few = try hearth(
      "uncertainty", "data/shuocheng", "--set", "scenarios/sets/winter.toml", "--batch", "2")
    #expect(few.code == 1 && few.err.contains("--batch"))
  }

  @Test func `the shipped district checks out`() throws {
    let run = try hearth("check", "data/shuocheng")
    #expect(run.code == 0)
    #expect(run.out.contains("23,613 户"))
    let json = try hearth("check", "data/shuocheng", "--json")
    #expect(json.code == 0)
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(json.out.utf8)) as? [String: Any])
    #expect(report["ok"] as? Bool == true)
  }

  @Test func `a folder that is not there is bad input, said in both languages`() throws {
    let run = try hearth("check", "data/nowhere")
    #expect(run.code == 1)
    #expect(run.err.contains("错误") && run.err.contains("error"))
  }

  @Test func `an unknown option is bad input`() throws {
    let run = try hearth("plan", "data/shuocheng", "--no-such-option")
    #expect(run.code == 1)
    #expect(run.err.contains("--no-such-option"))
    #expect(try hearth("plan", "data/shuocheng", "--mode", "p-median").code == 1)
    let negative = try hearth("plan", "data/shuocheng", "--budget", "-5")
    #expect(negative.code == 1 && negative.err.contains("--budget 应在") && negative.err.contains("must lie"))
    let cap = try hearth("allocate", "what-if", "data/shuocheng", "--cap", "-1")
    #expect(cap.code == 1 && cap.err.contains("上限要在 0 到") && cap.err.contains("The cap must be"))
    #expect(try hearth("plan", "data/shuocheng", "--gap", "nan").code == 1)
    let both = try hearth("plan", "data/shuocheng", "--stock", "none.csv", "--budget", "5")
    #expect(both.code == 1)
    #expect(both.err.contains("--budget"))
  }

  @Test func `a district without scenarios of its own is told first whose were read`() throws {
    let here = temporary()
    defer { try? FileManager.default.removeItem(atPath: here) }
    let files = FileManager.default
    try files.createDirectory(atPath: here + "/deep/down/scenarios", withIntermediateDirectories: true)
    try files.copyItem(atPath: CommandRun.root + "/data/shuocheng", toPath: here + "/ours")
    let scenario = here + "/deep/down/scenarios/a.toml"
    try files.copyItem(atPath: CommandRun.root + "/scenarios/power-cut-24h.toml", toPath: scenario)
    let fitting = try hearth("check", "../../ours", in: here + "/deep/down")
    #expect(fitting.code == 0)
    #expect(fitting.err.contains("本区文件夹里没有 scenarios") && fitting.err.contains("has no `scenarios`"))
    let text = try String(contentsOfFile: scenario, encoding: .utf8).replacing(
      "zone.hills", with: "zone.coast")
    try text.write(toFile: scenario, atomically: true, encoding: .utf8)
    let foreign = try hearth("check", "../../ours", in: here + "/deep/down")
    #expect(foreign.code == 1)
    let first = try #require(foreign.err.split(separator: "\n").first)
    #expect(first.contains("本区文件夹里没有 scenarios") && first.contains("--scenarios"))
    // named, they are nobody else's
    let named = try hearth("check", "../../ours", "--scenarios", "scenarios", in: here + "/deep/down")
    #expect(named.code == 1 && !named.err.contains("本区文件夹里没有 scenarios"))
  }

  @Test func `a new folder is made once and never overwritten`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    #expect(try hearth("init", folder).code == 0)
    #expect(FileManager.default.fileExists(atPath: folder + "/district.toml"))
    #expect(FileManager.default.fileExists(atPath: folder + "/datapackage.json"))
    #expect(try hearth("init", folder).code == 1)
    let check = try hearth("check", folder)
    #expect(check.code == 1)
    #expect(check.err.contains("villages.csv"))
  }

  @Test(arguments: ["", " "])
  func `a new folder without a name is refused, and nothing is scattered`(name: String) throws {
    let here = temporary()
    defer { try? FileManager.default.removeItem(atPath: here) }
    try FileManager.default.createDirectory(atPath: here, withIntermediateDirectories: true)
    let run = try hearth("init", name, in: here)
    #expect(run.code == 1 && run.err.contains("不能是空的") && run.err.contains("needs a name"))
    #expect(try FileManager.default.contentsOfDirectory(atPath: here) == [])
  }

  @Test func `init answers in json where asked`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try hearth("init", folder, "--json")
    #expect(run.code == 0)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    #expect((json["files"] as? [String])?.contains("district.toml") == true)
  }

  @Test(arguments: [["plan"], ["allocate"], ["check"]])
  func `refused input comes as json where asked`(command: [String]) throws {
    let run = try hearth(command[0], "data/nowhere", "--json")
    #expect(run.code == 1)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    #expect(json["ok"] as? Bool == false)
    #expect((json["findings"] as? [Any])?.count == 1)
  }

  @Test func `scenarios that are nowhere are asked for by the option's name`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.copyItem(atPath: CommandRun.root + "/data/shuocheng", toPath: folder + "d")
    defer { try? FileManager.default.removeItem(atPath: folder + "d") }
    let run = try hearth("check", folder + "d", in: "/")
    #expect(run.code == 1)
    #expect(run.err.contains("--scenarios"))
  }

  @Test func `an audit of what is no plan says so without the system's jargon`() throws {
    let run = try hearth("audit", "data/shuocheng")
    #expect(run.code == 1)
    #expect(run.err.contains("out/plan"))
    #expect(!run.err.contains("NSCocoaErrorDomain") && !run.err.contains("operation"))
  }

  @Test func `a closed stdout is an error, not a crash`() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", "exec \"$0\" check data/shuocheng >&- 2>/dev/null", CommandRun.executable]
    process.currentDirectoryURL = URL(fileURLWithPath: CommandRun.root)
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationReason == .exit)
    #expect(process.terminationStatus == 1)
  }

  @Test func `no time to find any siting is said in both languages`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let run = try hearth(
      "plan", "data/shuocheng", "--out", folder, "--max-sites", "3", "--time-limit", "0.001")
    #expect(run.code == 1)
    #expect(run.err.contains("时限") && run.err.contains("--time-limit"))
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `pellets come as json with the ceiling kept`() throws {
    let run = try hearth("allocate", "data/shuocheng", "--json")
    #expect(run.code == 0)
    let json = try #require(
      try JSONSerialization.jsonObject(with: Data(run.out.utf8)) as? [String: Any])
    #expect(json["maxSubsidisedKgPerHousehold"] as? Int == 3000)
    #expect(json["totalSubsidisedKg"] as? Int == 11_769_000)
  }

  @Test func `plan, audit, tamper, audit`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let plan = try hearth("plan", "data/shuocheng", "--out", folder, "--progress", "json")
    #expect(plan.code == 0)
    #expect(plan.out.contains("全区停电 72 小时"))
    #expect(plan.err.split(separator: "\n").contains { $0.hasPrefix("{\"en\"") })
    for file in [
      "plan.json", "certificate.json", "report.html", "report.en.html", "report.xlsx", "map.geojson",
    ] {
      #expect(FileManager.default.fileExists(atPath: folder + "/" + file), "\(file)")
    }
    #expect(try hearth("audit", folder).code == 0)
    #expect(try hearth("audit", "plan.json", in: folder).code == 0)
    // a plan whose inputs are no longer where it says names the options that say where they are
    let moved = temporary()
    defer { try? FileManager.default.removeItem(atPath: moved) }
    try FileManager.default.copyItem(atPath: folder, toPath: moved)
    let recorded = try String(contentsOfFile: moved + "/plan.json", encoding: .utf8)
    let json = try #require(try JSONSerialization.jsonObject(with: Data(recorded.utf8)) as? [String: Any])
    // relative or not, as the folder of the checkout lies to the plan's
    let folders = try #require(json["inputFolders"] as? [String: String])
    let elsewhere = folders.values.reduce(recorded) { $0.replacing("\"\($1)\"", with: "\"../gone\"") }
    #expect(elsewhere != recorded)
    try elsewhere.write(toFile: moved + "/plan.json", atomically: true, encoding: .utf8)
    let lost = try hearth("audit", moved)
    #expect(lost.code == 1)
    #expect(lost.err.contains("--data") && lost.err.contains("--scenarios"))

    let path = folder + "/plan.json"
    let text = try String(contentsOfFile: path, encoding: .utf8)
    let changed = text.replacing(
      "\"maxSubsidisedKgPerHousehold\" : 3000", with: "\"maxSubsidisedKgPerHousehold\" : 3001")
    #expect(changed != text)
    try changed.write(toFile: path, atomically: true, encoding: .utf8)
    let tampered = try hearth("audit", folder)
    #expect(tampered.code == 2)
    #expect(tampered.out.contains("pellets.totals"))
    #expect(tampered.out.contains("output.changed"))
  }

  @Test func `a required scenario that leaves a health centre cold is short, and the audit agrees`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let (district, scenarios, out) = (folder + "/district", folder + "/scenarios", folder + "/plan")
    try FileManager.default.createDirectory(atPath: scenarios, withIntermediateDirectories: true)
    try FileManager.default.copyItem(atPath: CommandRun.root + "/data/shuocheng", toPath: district)
    func copy(_ from: String, to: String, _ change: (String) -> String) throws {
      let text = try String(contentsOfFile: from, encoding: .utf8)
      let changed = change(text)
      #expect(changed != text)
      try changed.write(toFile: to, atomically: true, encoding: .utf8)
    }
    try copy(district + "/facilities.csv", to: district + "/facilities.csv") {
      $0.replacing(",clinic,chp,", with: ",clinic,gas,", maxReplacements: 1)
    }
    try copy(CommandRun.root + "/scenarios/gas-cut-7d.toml", to: scenarios + "/gas-cut-7d.toml") {
      $0.replacing("required = false", with: "required = true")
    }
    let check = try hearth("check", district, "--scenarios", scenarios)
    #expect(check.code == 0 && !check.err.contains("不影响任何人"))

    let stock = folder + "/stock.csv"
    func plan(kilograms: Int) throws -> CommandRun {
      try "site,kg\nyard-205,\(kilograms)\n".write(toFile: stock, atomically: true, encoding: .utf8)
      return try hearth("plan", district, "--scenarios", scenarios, "--stock", stock, "--out", out)
    }
    let short = try plan(kilograms: 0)
    #expect(short.code == 2)
    #expect(short.out.contains("✗ 有缺口") && short.out.contains("重点保障场所缺煤 1.5 吨。最省的补救"))
    // the remedy says 1.409 t, and the reader why
    #expect(short.out.contains("需煤、缺煤按 0.1 吨向上取整"))
    #expect(try hearth("audit", out).code == 0)
    let covered = try plan(kilograms: 2000)
    #expect(covered.code == 0 && covered.out.contains("✓ 保得住"))
    #expect(try hearth("audit", out).code == 0)
  }

  @Test func `a siting proof is audited from its file`() throws {
    let file = temporary() + ".json"
    defer { try? FileManager.default.removeItem(atPath: file) }
    // one yard must open at 5 and bring 4 t at 1 each
    let problem = LocationProblem(
      sites: [
        LocationProblem.Site(
          place: 0, status: .open, capacity: 10, openingCost: 5, unitCosts: [0], present: [0])
      ],
      customers: [LocationProblem.Customer(group: 0, weight: 1, fuel: 0)],
      scenarios: [
        LocationProblem.Scenario(demand: [4], surviving: [1], arcSites: [[0]], arcCosts: [[1]])
      ],
      maxSites: nil, budget: nil, groupCoverage: 0, mode: .minCost, weights: [1], isSingleSourced: false)
    let flow = LocationClaim.Flow(site: 0, customer: 0, tonnes: 4)
    let plan = LocationClaim.Plan(
      open: [0], stock: [[4]], recourse: [LocationClaim.Recourse(flows: [flow], shortage: [0])])
    let proof = LagrangianProof(nodes: [.leaf(multipliers: 0)], multipliers: [[1]])
    let pass = LocationClaim.Pass(name: .cost, value: 9, bound: 9, proof: .lagrangian(proof))
    let claim = LocationClaim(plan: plan, passes: [pass], impossibility: nil, slack: 1e-6)
    let record = LocationRecord(engine: "by hand", problem: problem, claim: claim)
    let text = String(decoding: try PlanJSON.encode(record), as: UTF8.self)
    func audit(_ text: String) throws -> CommandRun {
      try text.write(toFile: file, atomically: true, encoding: .utf8)
      return try hearth("audit", file)
    }
    let right = try audit(text)
    #expect(right.code == 0 && right.out.contains("复核通过"))
    let tampered = try audit(text.replacing("\"tonnes\" : 4", with: "\"tonnes\" : 3"))
    #expect(tampered.code == 2 && tampered.out.contains("flow.demand"))
    #expect(try audit(String(text.dropLast(100))).code == 1)
    let other = try audit(text.replacing("siting-proof/1", with: "siting-proof/9"))
    #expect(other.code == 1 && other.err.contains("siting-proof/9") && other.err.contains("schema"))
    let odd = try audit(text.replacing("\"capacity\" : 10", with: "\"capacity\" : \"much\""))
    #expect(odd.code == 1 && odd.err.contains("sites"))
  }

  @Test func `a damaged worst-case report is called damaged, not a siting proof`() throws {
    let file = temporary()
    defer { try? FileManager.default.removeItem(atPath: file) }
    let text = #"{"schema": "hearth.worst-case/1", "version": "test", "district": 140602}"#
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    let run = try hearth("audit", file)
    #expect(run.code == 1)
    #expect(run.err.contains(file) && run.err.contains("hearth.worst-case/1"))
    #expect(run.err.contains("district") && run.err.contains("改坏") && run.err.contains("damaged"))
    #expect(!run.err.contains("siting-proof"))
  }

  @Test func `a breaking point that names no plan is asked for anew, not put on a page`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let worst = WorstCaseReport(
      version: "test", district: "140602", name: Bilingual(zh: "区", en: "district"), closures: 0,
      lostSites: 0,
      stock: [], scenarios: [], inputs: [], inputFolders: InputFolders(district: "d", scenarios: "s"))
    try Data(PlanJSON.encode(worst)).write(to: URL(fileURLWithPath: folder + "/worst.json"))
    let old = folder + "/breaking.json"
    try #"{"schema": "hearth.breaking-point/1", "district": "140602"}"#
      .write(toFile: old, atomically: true, encoding: .utf8)
    let run = try hearth(
      "stress", "weaknesses", "--worst", folder + "/worst.json", "--breaking-point", old, "--out",
      folder + "/page")
    #expect(run.code == 1)
    #expect(run.err.contains(old) && run.err.contains("重新做") && run.err.contains("Make it again"))
    #expect(!FileManager.default.fileExists(atPath: folder + "/page"))
  }

  @Test func `a plan never replaces a folder of something else`() throws {
    let folder = temporary()
    defer { try? FileManager.default.removeItem(atPath: folder) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let keepsake = folder + "/年度总结.doc"
    try "x".write(toFile: keepsake, atomically: true, encoding: .utf8)
    let run = try hearth("plan", "data/shuocheng", "--out", folder, "--gap", "0.2")
    #expect(run.code == 1)
    #expect(run.err.contains("换一个新文件夹"))
    #expect(FileManager.default.fileExists(atPath: keepsake))
  }

  @Test func `the doctor finds this machine ready`() throws {
    let run = try hearth("doctor", "--out", temporary())
    #expect(run.code == 0)
    #expect(run.out.contains("GLPK 5"))
  }
}
