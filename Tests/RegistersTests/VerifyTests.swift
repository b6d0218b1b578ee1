import GRDB
import Quantities
import Tables
import Testing

@testable import Registers

/// A ledger that was tampered with is found out.
@Suite struct VerifyTests {
  private let office: Office
  private let ledger: Ledger

  init() throws {
    office = try Office()
    ledger = try office.ledger(households: 2)
    _ = try office.record(Office.slip("A1", 100_001, 1_000), Office.slip("A2", 100_002, 500), in: ledger)
  }

  /// Changes the file behind the ledger's back, its guards taken off and put back.
  private func tamper(_ sql: String) throws {
    try ledger.writing { db in
      for name in LedgerFile.guards.keys { try db.execute(sql: "DROP TRIGGER \(name)") }
      try db.execute(sql: sql)
      for guarding in LedgerFile.guards.values { try db.execute(sql: guarding) }
    }
  }

  @Test func `a sound ledger passes, and its head can be asked for later`() throws {
    let report = try ledger.verify()
    #expect(report.passes)
    #expect(report.entries == 1 + 2 * 2 + 2)
    #expect(report.subsidisedKg == Kilograms(1_500))
    _ = try office.record(Office.slip("A3", 100_001, 1), in: ledger)
    #expect(try ledger.verify(head: report.head).passes)
    #expect(try !ledger.verify(head: String(repeating: "f", count: 64)).passes)
  }

  @Test(arguments: [
    "UPDATE entry SET body = replace(body, '\"kg\":1000', '\"kg\":1001') WHERE number = 6",
    "UPDATE entry SET written_at = '2021-01-01T00:00:00Z' WHERE number = 3",
    "UPDATE entry SET hash = lower(hex(randomblob(32))) WHERE number = 7",
    "DELETE FROM entry WHERE number = 4",
    "UPDATE balance SET subsidised_kg = subsidised_kg - 1 WHERE subsidised_kg = 1000",
    "DELETE FROM balance", "UPDATE delivery SET kg = kg - 1 WHERE id = 'A1'",
    "UPDATE delivery SET storno = 9 WHERE id = 'A2'", "DELETE FROM delivery WHERE id = 'A2'",
    "UPDATE household SET account = NULL", "DELETE FROM household",
    "UPDATE household SET listing = replace(listing, '\"takesPart\":true', '\"takesPart\":false')",
    "UPDATE household SET village = '140602101202' WHERE reason = 'registered'",
    "UPDATE household SET reason = 'not-in-police-register' WHERE reason = 'registered'",
    "UPDATE household SET reason = 'nonsense'", "UPDATE household SET listed = 9 - listed",
    "UPDATE delivery SET village = '140602101202' WHERE id = 'A1'",
    "UPDATE delivery SET number = 3 WHERE id = 'A1'",
  ])
  func `any change is found`(sql: String) throws {
    try tamper(sql)
    #expect(try !ledger.verify().passes)
  }

  @Test(arguments: [
    "DROP TRIGGER entry_is_never_changed", "DROP TRIGGER entry_is_never_removed",
    """
    DROP TRIGGER entry_is_never_removed;
    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry WHEN old.number = 0
      BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END
    """,
    """
    CREATE TRIGGER generous AFTER INSERT ON delivery
      BEGIN UPDATE balance SET subsidised_kg = 0; END
    """,
  ])
  func `a guard taken off, weakened or slipped in is found`(sql: String) throws {
    try ledger.writing { db in try db.execute(sql: sql) }
    #expect(try ledger.verify().findings.count == 1)
  }

  @Test func `the last entries cut off are found by the head noted before`() throws {
    let head = try ledger.verify().head
    try tamper(
      """
      DELETE FROM entry WHERE number = 7; DELETE FROM delivery WHERE id = 'A2';
      DELETE FROM balance WHERE subsidised_kg = 500;
      """)
    #expect(try ledger.verify().passes, "a chain alone cannot see its end missing")
    #expect(try !ledger.verify(head: head).passes)
  }

  @Test func `the file itself refuses to change or remove an entry`() throws {
    #expect(throws: LedgerFailure.self) {
      try ledger.writing { db in try db.execute(sql: "UPDATE entry SET body = '' WHERE number = 2") }
    }
    #expect(throws: LedgerFailure.self) {
      try ledger.writing { db in try db.execute(sql: "DELETE FROM entry WHERE number = 2") }
    }
  }

  @Test func `every commit is forced to the disk, through a write-ahead log`() throws {
    let (journal, synchronous) = try ledger.queue.read { db in
      (
        try String.fetchOne(db, sql: "PRAGMA journal_mode"), try Int.fetchOne(db, sql: "PRAGMA synchronous")
      )
    }
    #expect(journal == "wal")
    #expect(synchronous == 2)
  }
}
