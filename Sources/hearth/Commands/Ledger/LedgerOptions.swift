import ArgumentParser
import District
import Foundation
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
