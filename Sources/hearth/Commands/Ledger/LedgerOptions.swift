import ArgumentParser
import District
import Foundation
import Planning
import Quantities
import Registers
import Tables
import Terminal

/// Which ledger a command works on, and for which district.
struct LedgerOptions: ParsableArguments {
  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(
    name: .long,
    help: "台账文件（默认 out/ledger/区代码.sqlite）/ the ledger (default: out/ledger/<district code>.sqlite)")
  var ledger: String?

  @Option(
    name: .long,
    help:
      "户编号密钥，只留在本机（默认与台账同一文件夹的 household.key）/ key of the household numbers, stays on this machine (default: household.key beside the ledger)"
  )
  var key: String?

  @Option(
    name: .long,
    help: "补贴年度的起始年（默认采暖季所在年度）/ calendar year in which the subsidy year begins (default: the season's)")
  var year: Int?
}

/// A district, its ledger, and what commands need of both.
struct LedgerDesk {
  let district: District
  let options: LedgerOptions
  let common: CommonOptions
  let console: Console
  /// What was found while reading, so far.
  var diagnostics = Diagnostics()

  /// Reads the district; ends with exit code 1 where it is refused.
  init(_ options: LedgerOptions, _ common: CommonOptions) throws {
    self.options = options
    self.common = common
    console = Console(language: common.language)
    guard let read = DistrictReader.read(folder: options.district, diagnostics: &diagnostics),
      !diagnostics.hasErrors
    else { throw try console.refuse(diagnostics, json: common.json) }
    district = read
    // Repairs of the district's own files are `hearth check`'s to tell.
    diagnostics = Diagnostics()
  }

  /// The ledger's file.
  var path: String { options.ledger ?? "out/ledger/\(district.code).sqlite" }
  private var keyPath: String {
    options.key ?? (path as NSString).deletingLastPathComponent + "/household.key"
  }
  /// Whether there is a ledger.
  var isLedgerThere: Bool { FileManager.default.fileExists(atPath: path) }
  /// The subsidy year asked for, or the one the season begins in.
  var year: Int {
    let start = CalendarDay(iso: district.season.start)
    return options.year ?? start.map { district.policy.pellets.yearStart.value.year(of: $0) } ?? 0
  }
  /// What the subsidy year is called.
  var yearLabel: String { district.policy.pellets.yearStart.value.label(year) }
  /// Ids of the plants and other suppliers.
  var suppliers: Set<String> { Set(district.suppliers.map(\.id)) }
  /// Codes of the villages.
  var villages: Set<String> { Set(district.villages.map(\.code)) }

  /// Opens the ledger, or begins one; ends with exit code 1 where it cannot be used.
  func open(makingIfMissing: Bool) throws -> Ledger {
    try refusingFailure { () throws(LedgerFailure) in
      if makingIfMissing { try makeFolder() }
      guard makingIfMissing || isLedgerThere else { throw .missing(path: path) }
      // A new key beside an old ledger would give every household a second allowance.
      let key = try HouseholdKey.open(keyPath, makingIfMissing: makingIfMissing && !isLedgerThere)
      return try Ledger.open(
        path, district: district.code, key: key, year: district.policy.pellets.yearStart.value,
        cap: district.policy.pelletCap.value, makingIfMissing: makingIfMissing)
    }
  }

  /// The district with only those biomass households that hold an allowance in the ledger; who shares another's is one with
  /// it. Ends with exit code 1 where there is no ledger.
  mutating func districtOfRegistered() throws -> District {
    let ledger = try open(makingIfMissing: false)
    let year = year
    let households = try refusingFailure { () throws(LedgerFailure) in try ledger.households(year: year) }
    let holders = households.filter { $0.account == $0.household }
    let registered = holders.reduce(into: [String: Int]()) { $0[$1.village, default: 0] += 1 }
    let (kept, withoutBiomass) = district.keeping(registered: registered)
    for village in withoutBiomass {
      diagnostics.report(
        Diagnostic(
          .warning, "ledger.village-without-biomass", at: Place(file: path), found: village,
          Bilingual(
            zh: "村 \(village) 在台账里有 \(registered[village] ?? 0) 户，但区数据里没有生物质户，没有分给它们。",
            en:
              "Village \(village) has \(registered[village] ?? 0) households in the ledger but no biomass households in the data; nothing is planned for them."
          ),
          remedy: Bilingual(
            zh: "请核对 households.csv 和认定名单。", en: "Compare households.csv with the household lists.")))
    }
    console.note(
      Bilingual(
        zh:
          "按台账 \(yearLabel) 年度登记的 \(holders.count) 户分配；台账不记弱势户，弱势户数仍按 households.csv。",
        en:
          "Planned for the \(holders.count) households registered for \(yearLabel); who is vulnerable is not in the ledger and stays as in households.csv."
      ))
    return kept
  }

  /// Runs something that may fail with the ledger; ends with exit code 1 where it does.
  func refusingFailure<T>(_ body: () throws(LedgerFailure) -> T) throws -> T {
    do {
      return try body()
    } catch {
      var diagnostics = diagnostics
      diagnostics.report(error.diagnostic)
      throw try console.refuse(diagnostics, json: common.json)
    }
  }

  /// The bytes of a file given; ends with exit code 1 where it cannot be read.
  mutating func read(_ file: String) throws -> [UInt8] {
    guard let bytes = Folder.read(file: file, diagnostics: &diagnostics) else { throw try refusal() }
    return bytes
  }

  /// Ends the command where errors were found so far.
  func refuseErrors() throws {
    if diagnostics.hasErrors { throw try refusal() }
  }

  private func refusal() throws -> ExitCode { try console.refuse(diagnostics, json: common.json) }

  private func makeFolder() throws(LedgerFailure) {
    let folder = (path as NSString).deletingLastPathComponent
    guard !folder.isEmpty else { return }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    } catch {
      throw .notWritten(path: folder, errno: EACCES)
    }
  }
}
