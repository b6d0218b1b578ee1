import ArgumentParser
import Audit
import District
import Foundation
import Plans
import Quantities
import Tables
import Terminal

/// `hearth audit P`: an independent check of a plan.
struct AuditCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "独立复核一份规划或选址证明（不用优化程序的任何代码）/ check a plan, or a siting proof, independently",
    discussion: """
      核对文件是否被改过，并用整数重算需求、库存、道路、证明、颗粒和费用。改动 1 公斤也会发现。
      Compares every file with its hash and recomputes need, stock, roads, proofs, pellets and cost with integers.
      CSV 表逐格与 plan.json 核对；网页、地图和 Excel 只靠 manifest.json 里的哈希，不读内容。
      CSV tables are compared with plan.json cell by cell; pages, map and workbook are held by their hashes in manifest.json only.

      例 / examples:
        hearth audit out/plan
        hearth audit out/plan --data data/shuocheng --scenarios scenarios
        hearth audit proof.json               选址最优性的证明 / a proof of a siting optimum
        hearth audit out/worst.json           最坏情形的报告 / a report of `hearth stress worst`
        hearth audit out/dispatch             派车表 / a truck schedule of `hearth dispatch`
        hearth audit out/weeks                全季逐周派车 / a season's weeks of `hearth allocate schedule --weeks`
        hearth audit out/plan --accept-changed-inputs    改了输入后还成立吗 / does it still hold on changed inputs

      退出码 / exit codes:  0 通过 passes   1 读不了 unreadable   2 有不符 findings
      """)

  @Argument(help: "规划、派车表或逐周派车的文件夹，或证明文件 / the folder of a plan, a schedule or a season's weeks, or a proof")
  var plan: String

  @Option(name: .long, help: "区数据文件夹（默认取规划里记的）/ the district's folder (default: as recorded)")
  var data: String?

  @Option(name: .long, help: "场景文件夹（默认取规划里记的）/ the scenarios' folder (default: as recorded)")
  var scenarios: String?

  @Flag(name: .long, help: "输入改过也继续，看规划对新输入是否还成立 / go on although inputs changed")
  var acceptChangedInputs = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    do {
      if let worst = try WorstCaseReport(atPath: plan) { return try runWorst(worst, console) }
    } catch let damaged as DamagedFile {
      var diagnostics = Diagnostics()
      diagnostics.report(damaged.diagnostic)
      throw try console.refuse(diagnostics, json: common.json)
    }
    if let schedule = ScheduleInput(atPath: plan) { return try runSchedule(schedule, console) }
    if ScheduleInput.isMeant(by: plan) {
      throw try refuseDamaged(Schedule.file, of: "hearth dispatch", console)
    }
    if let season = SeasonInput(atPath: plan) { return try runSeason(season, console) }
    if SeasonInput.isMeant(by: plan) {
      throw try refuseDamaged(SeasonRecord.file, of: "hearth allocate schedule --weeks", console)
    }
    if ProofAudit.isMeant(by: plan) { return try runProof(console) }
    let folder: PlanFolder
    do {
      folder = try PlanFolder(readingFrom: plan)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    let planFolder = PlanFolder.folder(of: plan)
    let inputs = try readInputs(folder.plan.inputFolders, from: planFolder, console)
    let folders = Integrity.Folders(
      plan: planFolder, district: inputs.folders.district, scenarios: inputs.folders.scenarios)
    var report = Integrity.check(folder.plan, folders, inputs: inputs.files)
    if acceptChangedInputs { report = report.ignoring { $0.hasPrefix("input.") } }
    report.append(Auditor(folder, district: inputs.district, scenarios: inputs.scenarios).run())
    try conclude(report, console)
  }

  /// What a file to be audited was made from, as it stands now.
  private struct Inputs {
    var folders: InputFolders
    var district: District
    var scenarios: [Scenario]
    var files: [InputFile]
  }

  /// Reads the inputs where the options or the file say they stand; ends with exit code 1 where they cannot be read.
  private func readInputs(_ said: InputFolders, from base: String, _ console: Console) throws -> Inputs {
    let folders = InputFolders(
      district: data ?? resolve(said.district, from: base),
      scenarios: scenarios ?? resolve(said.scenarios, from: base))
    var diagnostics = Diagnostics()
    reportMoved(folders.scenarios, "--scenarios", given: scenarios, &diagnostics)
    let district = try readDistrict(folders.district, console, &diagnostics)
    var scenarioInputs: [InputFile] = []
    let scenarios = ScenarioReader.read(
      folder: folders.scenarios, district: district, inputs: &scenarioInputs, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else {
      throw try console.refuse(diagnostics, json: common.json, most: 0)
    }
    return Inputs(
      folders: folders, district: district, scenarios: scenarios, files: district.inputs + scenarioInputs)
  }

  /// Reads the district where an option or the file says it stands; ends with exit code 1 where it cannot be read.
  private func readDistrict(
    _ folder: String, _ console: Console, _ diagnostics: inout Diagnostics
  ) throws -> District {
    reportMoved(folder, "--data", given: data, &diagnostics)
    guard !diagnostics.hasErrors,
      let district = DistrictReader.read(folder: folder, diagnostics: &diagnostics), !diagnostics.hasErrors
    else { throw try console.refuse(diagnostics, json: common.json, most: 0) }
    return district
  }

  private func runSeason(_ input: SeasonInput, _ console: Console) throws {
    let (record, folder) = (input.record, data ?? resolve(input.record.districtFolder, from: input.folder))
    var diagnostics = Diagnostics()
    let district = try readDistrict(folder, console, &diagnostics)
    var report = Integrity.checkOutputs(
      in: input.folder, with: [SeasonRecord.file] + record.weekFiles.compactMap { $0 })
    report.append(SeasonAuditor(record, weeks: input.weeks, district: district).run())
    if !acceptChangedInputs { report.append(Integrity.check(record.inputs, against: district.inputs)) }
    try conclude(report, console)
  }

  private func runWorst(_ claim: WorstCaseReport, _ console: Console) throws {
    let base = URL(filePath: plan).deletingLastPathComponent().path
    let inputs = try readInputs(claim.inputFolders, from: base, console)
    var report = WorstCaseAudit(claim, district: inputs.district, scenarios: inputs.scenarios).run()
    if !acceptChangedInputs { report.append(Integrity.check(claim.inputs, against: inputs.files)) }
    try conclude(report, console)
  }

  private func runSchedule(_ input: ScheduleInput, _ console: Console) throws {
    let claim = input.record
    guard let folders = claim.inputFolders, let said = claim.planFolder else {
      throw try refuse(
        "audit.schedule-alone", plan, console, zh: "这份派车表没有写明它用的数据和规划在哪里。",
        en: "The schedule does not say which data and which plan it was made from.",
        remedy: Bilingual(
          zh: "请用 hearth dispatch --out 写出的文件夹。", en: "Give the folder that `hearth dispatch --out` wrote."))
    }
    var inputs = try readInputs(folders, from: input.folder, console)
    let planFolder = resolve(said, from: input.folder)
    let stock: [Kilograms]
    do {
      stock = try Plan(readingFrom: planFolder).stock(at: inputs.district.sites)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    inputs.files += [InputFile(plan: planFolder)].compactMap { $0 }
    guard let scenario = inputs.scenarios.first(where: { $0.name == claim.scenario }) else {
      throw try refuse(
        "audit.scenario", claim.scenario, console, zh: "场景文件夹里没有派车表用的场景。",
        en: "The scenarios' folder lacks the schedule's scenario.",
        remedy: Bilingual(
          zh: "请用 --scenarios 写明它现在的位置。", en: "Say with --scenarios where it stands now."))
    }
    var report = Integrity.checkOutputs(
      in: input.folder, with: [ScheduleFiles.schedule] + ScheduleTables.files)
    report.append(ScheduleTables.check(claim, in: input.folder))
    report.append(
      ScheduleAuditor(claim, district: inputs.district, scenario: scenario, stock: stock).run())
    if !acceptChangedInputs { report.append(Integrity.check(claim.inputs, against: inputs.files)) }
    try conclude(report, console)
  }

  private func refuse(
    _ code: String, _ file: String, _ console: Console, zh: String, en: String, remedy: Bilingual
  ) throws -> any Error {
    var diagnostics = Diagnostics()
    diagnostics.report(
      Diagnostic(.error, code, at: Place(file: file), Bilingual(zh: zh, en: en), remedy: remedy))
    return try console.refuse(diagnostics, json: common.json)
  }

  /// Refuses a record that a command wrote and that cannot be read.
  private func refuseDamaged(_ file: String, of command: String, _ console: Console) throws -> any Error {
    try refuse(
      "audit.damaged", plan, console, zh: "读不出 \(file)：文件不完整，或被改坏了。",
      en: "The \(file) cannot be read: it is damaged, or not all of it is there.",
      remedy: Bilingual(zh: "请换回 \(command) 写出的文件。", en: "Put back the file that `\(command)` wrote."))
  }

  /// Prints what was found; ends with exit code 2 where anything was.
  private func conclude(_ report: AuditReport, _ console: Console) throws {
    if common.json {
      try console.out(json: report)
    } else {
      print(report, console)
    }
    if !report.passes { throw HearthExit.short }
  }

  private func runProof(_ console: Console) throws {
    let proof: ProofAudit
    do {
      proof = try ProofAudit(readingFrom: plan)
    } catch {
      var diagnostics = Diagnostics()
      diagnostics.report(error.diagnostic)
      throw try console.refuse(diagnostics, json: common.json)
    }
    if try !proof.run(console, json: common.json) { throw HearthExit.short }
  }

  private func print(_ report: AuditReport, _ console: Console) {
    console.print(findings: report.findings)
    for claim in report.unproven {
      console.out(Bilingual(zh: "· 这里没有证明：\(claim.zh)。", en: "· Not proven here: \(claim.en)."))
    }
    console.out(
      report.passes
        ? Bilingual(
          zh: "✓ 复核通过：核对 \(Format.integer(Int64(report.checked))) 项事实，全部相符。",
          en: "✓ It passes: \(Format.integer(Int64(report.checked))) facts checked, all as it says.")
        : Bilingual(
          zh: "✗ 复核不通过：核对 \(Format.integer(Int64(report.checked))) 项，\(report.findings.count) 项不符。请不要使用。",
          en:
            "✗ It fails: \(report.findings.count) of \(Format.integer(Int64(report.checked))) facts are not as it says. Do not use it."
        ))
  }

  /// Says what to do where the inputs are no longer where the plan says, as when only the plan was moved.
  private func reportMoved(
    _ folder: String, _ option: String, given: String?, _ diagnostics: inout Diagnostics
  ) {
    guard given == nil, !FileManager.default.fileExists(atPath: folder) else { return }
    diagnostics.report(
      Diagnostic(
        .error, "audit.inputs-moved", at: Place(file: folder),
        Bilingual(
          zh: "规划记的输入文件夹不在这里了，规划或数据可能移动过。",
          en: "The input folder the plan names is not there; the plan or the data was moved."),
        remedy: Bilingual(
          zh: "请用 \(option) 写明它现在的位置。", en: "Say with \(option) where it stands now.")))
  }

  private func resolve(_ path: String, from folder: String) -> String {
    path.hasPrefix("/") ? path : folder + "/" + path
  }
}
