import Foundation
import GRDB
import Quantities

/// The SQLite file of a ledger: how it is opened, what tables it has, what its errors mean.
enum LedgerFile {
  /// Marks the file as a ledger: `HRTH` in SQLite's application id.
  private static let applicationID = 0x4852_5448
  /// Version of the tables below.
  private static let format = 1
  /// How long a process waits for another one's transaction. The longest, a province's list, takes seconds.
  private static let patience: TimeInterval = 60

  /// `entry` is the truth and can only grow; the others are made from it, and `verify` compares them with it.
  private static let tables = """
    CREATE TABLE entry (
      number INTEGER PRIMARY KEY,
      written_at TEXT NOT NULL,
      body TEXT NOT NULL,
      hash TEXT NOT NULL UNIQUE
    ) STRICT;
    CREATE TABLE household (
      year INTEGER NOT NULL,
      household TEXT NOT NULL,
      village TEXT NOT NULL,
      listing TEXT NOT NULL,
      listed INTEGER NOT NULL,
      account TEXT,
      reason TEXT NOT NULL,
      PRIMARY KEY (year, household)
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX household_by_account ON household (year, account);
    CREATE TABLE balance (
      year INTEGER NOT NULL,
      household TEXT NOT NULL,
      subsidised_kg INTEGER NOT NULL CHECK (subsidised_kg >= 0),
      self_paid_kg INTEGER NOT NULL CHECK (self_paid_kg >= 0),
      PRIMARY KEY (year, household)
    ) STRICT, WITHOUT ROWID;
    CREATE TABLE delivery (
      id TEXT PRIMARY KEY,
      number INTEGER NOT NULL,
      year INTEGER NOT NULL,
      day TEXT NOT NULL,
      household TEXT NOT NULL,
      village TEXT NOT NULL,
      supplier TEXT NOT NULL,
      lot TEXT NOT NULL,
      kg INTEGER NOT NULL CHECK (kg > 0),
      payment TEXT NOT NULL,
      storno INTEGER
    ) STRICT, WITHOUT ROWID;
    CREATE INDEX delivery_by_household ON delivery (year, household);
    """

  /// The triggers that keep entries as they were written, by name; `verify` asks whether they are still these.
  static let guards = [
    "entry_is_never_changed": """
    CREATE TRIGGER entry_is_never_changed BEFORE UPDATE ON entry
      BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END
    """,
    "entry_is_never_removed": """
    CREATE TRIGGER entry_is_never_removed BEFORE DELETE ON entry
      BEGIN SELECT RAISE(ABORT, 'entries are never removed'); END
    """,
  ]

  /// Opens the file in write-ahead mode with every commit forced to the disk; makes it where it is missing.
  static func open(_ path: String, makingIfMissing: Bool) throws(LedgerFailure) -> DatabaseQueue {
    guard makingIfMissing || FileManager.default.fileExists(atPath: path) else { throw .missing(path: path) }
    var configuration = Configuration()
    configuration.busyMode = .timeout(patience)
    configuration.journalMode = .wal
    let deadline = Date.now.addingTimeInterval(patience)
    while true {
      do {
        let queue = try DatabaseQueue(path: path, configuration: configuration)
        try queue.writeWithoutTransaction { db in
          // GRDB sets NORMAL with the write-ahead log, which may lose the last commits in a power cut.
          try db.execute(sql: "PRAGMA synchronous = FULL")
          try prepare(db, path)
        }
        return queue
      } catch let error as DatabaseError
        where error.resultCode == .SQLITE_BUSY && Date.now < deadline
      {
        // Turning the write-ahead log on does not wait for others by itself.
        usleep(2_000)
      } catch {
        throw failure(error, path)
      }
    }
  }

  private static func prepare(_ db: Database, _ path: String) throws {
    if try isReady(db, path) { return }
    try db.inTransaction(.immediate) {
      if try isReady(db, path) { return .rollback }
      try db.execute(sql: tables)
      for sql in guards.values.sorted() { try db.execute(sql: sql) }
      try db.execute(sql: "PRAGMA application_id = \(applicationID)")
      try db.execute(sql: "PRAGMA user_version = \(format)")
      return .commit
    }
  }

  /// Whether the tables are there. Somebody else's database is refused, not extended.
  private static func isReady(_ db: Database, _ path: String) throws -> Bool {
    if try Int.fetchOne(db, sql: "SELECT COUNT(*) FROM sqlite_master") == 0 { return false }
    guard try Int.fetchOne(db, sql: "PRAGMA application_id") == applicationID else {
      throw LedgerFailure.notALedger(path: path)
    }
    let found = try Int.fetchOne(db, sql: "PRAGMA user_version") ?? 0
    guard found == format else { throw LedgerFailure.otherFormat(path: path, found: found) }
    return true
  }

  /// What an error of SQLite means for the user.
  static func failure(_ error: any Error, _ path: String) -> LedgerFailure {
    if let failure = error as? LedgerFailure { return failure }
    guard let error = error as? DatabaseError else { return .failed(path: path, code: 1) }
    return switch error.resultCode {
    case .SQLITE_FULL: .diskFull(path: path)
    case .SQLITE_BUSY, .SQLITE_LOCKED: .busy(path: path)
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_CANTOPEN, .SQLITE_AUTH: .readOnly(path: path)
    case .SQLITE_NOTADB: .notALedger(path: path)
    case .SQLITE_CORRUPT: .damaged(path: path)
    default: .failed(path: path, code: Int(error.extendedResultCode.rawValue))
    }
  }
}
