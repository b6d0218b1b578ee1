import CLedgerFaults
import Foundation
import GRDB
import Quantities
import Tables
import Testing

@testable import Registers

/// What stands in the file when writing fails or the process dies, and when several write at once.
@Suite(.serialized) struct LedgerFaultTests {
  /// The helper stands beside the test runner.
  private static let clerk = URL(fileURLWithPath: CommandLine.arguments[0])
    .deletingLastPathComponent().appendingPathComponent("LedgerClerk").path

  private let office: Office

  init() throws { office = try Office() }

  /// A clerk at work in a process of its own; what it says goes to a file.
  private struct Clerk {
    let process = Process()
    let output: String

    init(_ office: Office, _ name: String, first: Int = 0, count: Int, households: Int, killStep: Int = 0)
      throws
    {
      output = office.folder + "/\(name).txt"
      _ = FileManager.default.createFile(atPath: output, contents: nil)
      process.executableURL = URL(fileURLWithPath: LedgerFaultTests.clerk)
      process.arguments =
        [office.path, office.folder + "/household.key", name]
        + [first, count, households, killStep].map(String.init)
      process.standardOutput = try FileHandle(forWritingTo: URL(fileURLWithPath: output))
      process.standardError = FileHandle.nullDevice
      try process.run()
    }

    /// Slips it said were recorded, after its end.
    func recorded() throws -> [String] {
      process.waitUntilExit()
      return try String(contentsOfFile: output, encoding: .utf8).split(separator: "\n")
        .filter { $0.hasPrefix("recorded ") }.map { String($0.dropFirst(9)) }
    }
  }

  private func slips(in ledger: Ledger) throws -> Set<String> {
    try ledger.reading { db in try Set(String.fetchAll(db, sql: "SELECT id FROM delivery")) }
  }

  // MARK: Failing writes

  @Test(arguments: [SQLiteFailure.full, .ioError])
  func `a write that fails at any step is a typed error, and the ledger is as it was`(_ kind: SQLiteFailure)
    throws
  {
    #expect(ledger_faults_install() == 0)
    let name = (office.path as NSString).deletingLastPathComponent
    ledger_faults_arm(name, 0, 0)
    let ledger = try office.ledger(households: 1)
    _ = try office.record(Office.slip("A0", 100_001, 100), in: ledger)
    ledger_faults_arm(name, 0, 0)
    _ = try office.record(Office.slip("A1", 100_001, 100), in: ledger)
    let steps = ledger_faults_disarm()
    #expect(steps >= 3)
    for step in 1...Int32(steps) {
      let before = try ledger.verify()
      ledger_faults_arm(name, step, kind.rawValue)
      let slip = Office.slip("B\(step)", 100_001, 10)
      #expect(throws: LedgerFailure.self) { _ = try office.record(slip, in: ledger) }
      _ = ledger_faults_disarm()
      // seen by the same process, and by a new one
      for ledger in [ledger, try office.ledger()] {
        let after = try ledger.verify()
        #expect(after.passes)
        #expect(after.head == before.head)
        #expect(after.subsidisedKg == before.subsidisedKg)
      }
      #expect(try office.record(slip, in: ledger).recording?.recorded == 1)
    }
  }

  @Test func `a full disk is called a full disk`() throws {
    #expect(ledger_faults_install() == 0)
    let name = (office.path as NSString).deletingLastPathComponent
    ledger_faults_arm(name, 0, 0)
    let ledger = try office.ledger(households: 1)
    ledger_faults_arm(name, 1, SQLiteFailure.full.rawValue)
    defer { _ = ledger_faults_disarm() }
    #expect(throws: LedgerFailure.diskFull(path: office.path)) {
      _ = try office.record(Office.slip("A1", 100_001, 100), in: ledger)
    }
    #expect(LedgerFailure.diskFull(path: "x").diagnostic.message.zh == "磁盘已满，没有写入，台账还是原来的样子。")
  }

  enum SQLiteFailure: Int32, CaseIterable, Sendable {
    case ioError = 10
    case full = 13
  }

  // MARK: Killed

  @Test func `killed before any write or sync, from the first, the ledger is old or new and never half`()
    throws
  {
    // What a whole run counts: beginning the ledger, and three deliveries.
    let ledger = try office.ledger(households: 3)
    var next = 0
    var kills = 0
    for step in 1...60 {
      let before = try ledger.verify()
      let clerk = try Clerk(office, "K\(step)", first: next, count: 3, households: 3, killStep: step)
      let said = try clerk.recorded()
      next += 3
      let after = try ledger.verify()
      #expect(after.passes, "\(after.findings)")
      let there = try slips(in: ledger).filter { $0.hasPrefix("K\(step)-") }
      // Everything said is there; at most the one under way when it was killed is there unsaid.
      #expect(there.isSuperset(of: said))
      #expect(there.count <= said.count + 1)
      #expect(after.subsidisedKg == before.subsidisedKg + Kilograms(100) * there.count)
      #expect(after.entries == before.entries + there.count)
      if clerk.process.terminationReason == .exit { break }
      kills += 1
    }
    #expect(kills >= 6, "the steps were hit")
  }

  @Test func `killed while a ledger is begun, it can be begun again`() throws {
    var kills = 0
    for step in 1...60 {
      let fresh = try Office()
      let clerk = try Clerk(fresh, "K", count: 0, households: 1, killStep: step)
      _ = try clerk.recorded()
      let ledger = try fresh.ledger(households: 1)
      #expect(try ledger.verify().passes)
      if clerk.process.terminationReason == .exit { break }
      kills += 1
    }
    #expect(kills >= 6)
  }

  @Test func `killed at random moments, nothing said is lost and balances are the sums`() throws {
    let ledger = try office.ledger(households: 40)
    var said: Set<String> = []
    for round in 0..<40 {
      let clerk = try Clerk(office, "R\(round)", first: round * 1_000, count: 1_000, households: 40)
      usleep(UInt32.random(in: 15_000...90_000))
      kill(clerk.process.processIdentifier, SIGKILL)
      said.formUnion(try clerk.recorded())
      let report = try ledger.verify()
      #expect(report.passes, "\(report.findings)")
      let there = try slips(in: ledger)
      #expect(there.isSuperset(of: said))
      #expect(there.count <= said.count + round + 1)
      #expect(report.subsidisedKg == Kilograms(100) * there.count)
    }
    #expect(!said.isEmpty)
    #expect(try ledger.households(year: 2022).allSatisfy { $0.subsidisedKg <= Kilograms(3_000) })
  }

  // MARK: At once

  @Test func `six processes at once, on a ledger that is not there yet, lose nothing and keep the cap`()
    throws
  {
    let clerks = try (0..<6).map {
      try Clerk(office, "P\($0)", first: $0 * 1_000, count: 25, households: 2)
    }
    // None is listed yet, so all is refused; but each found the one ledger.
    for clerk in clerks {
      #expect(try clerk.recorded().isEmpty)
      #expect(clerk.process.terminationStatus == 0)
    }
    let ledger = try office.ledger(households: 2)
    let busy = try (0..<6).map {
      try Clerk(office, "Q\($0)", first: $0 * 1_000, count: 25, households: 2)
    }
    let said = try busy.flatMap { try $0.recorded() }
    // 150 slips of 100 kg asked for, 2 × 3,000 kg to give
    #expect(said.count == 60)
    #expect(try ledger.households(year: 2022).map(\.subsidisedKg) == [Kilograms(3_000), Kilograms(3_000)])
    let report = try ledger.verify()
    #expect(report.passes)
    #expect(report.entries == 1 + 2 * 2 + 60)
  }
}
