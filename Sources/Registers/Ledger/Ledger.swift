import Foundation
import GRDB
public import Quantities

/// What was delivered to whom, kept to the kilogram: an append-only chain of entries in an SQLite file, and tables of
/// balances made from them in the same transaction.
///
/// Any number of processes may use one ledger. A write is there whole or not at all, also after `kill -9` or a power
/// cut (write-ahead log, every commit forced to the disk). No sequence of operations takes the subsidised sum of a
/// household, or of those that count as one with it, over the cap within one year.
public struct Ledger: Sendable {
  /// Where the ledger is.
  public let path: String
  /// The key that finds households in it.
  public let key: HouseholdKey
  /// The year of the allowance.
  public let year: AccountYear
  /// Subsidised kilograms per household and year, at most, from now on.
  public let cap: Kilograms
  let queue: DatabaseQueue
  let clock: @Sendable () -> String

  /// Opens a ledger.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - district: Six-digit code; a ledger belongs to one district.
  ///   - makingIfMissing: Whether to begin a new one where there is none.
  ///   - clock: The time written beside each entry, RFC 3339.
  /// - Throws: ``LedgerFailure``
  public static func open(
    _ path: String, district: String, key: HouseholdKey, year: AccountYear, cap: Kilograms,
    makingIfMissing: Bool, clock: @escaping @Sendable () -> String = Ledger.now
  ) throws(LedgerFailure) -> Ledger {
    let terms = Terms(district: district, yearStart: year.start, keyMark: key.mark)
    let queue = try LedgerFile.open(path, makingIfMissing: makingIfMissing)
    let ledger = Ledger(path: path, key: key, year: year, cap: cap, queue: queue, clock: clock)
    try ledger.agree(on: terms, makingIfMissing: makingIfMissing)
    return ledger
  }

  /// The present, RFC 3339 in UTC, to the second.
  public static let now: @Sendable () -> String = { Date.now.formatted(.iso8601) }

  /// Writes the first entry, or compares the terms with it.
  private func agree(on terms: Terms, makingIfMissing: Bool) throws(LedgerFailure) {
    let path = path
    if let begun = try reading({ db in try Self.terms(db) }) { return try Self.compare(terms, begun, path) }
    guard makingIfMissing else { throw .missing(path: path) }
    let begun = try writing { db in
      // Another process may have begun it meanwhile.
      if let begun = try Self.terms(db) { return begun }
      var pen = try Pen(db, writtenAt: clock())
      try pen.append(.opened(terms))
      return terms
    }
    try Self.compare(terms, begun, path)
  }

  private static func terms(_ db: Database) throws -> Terms? {
    guard let body = try String.fetchOne(db, sql: "SELECT body FROM entry WHERE number = 1") else {
      return nil
    }
    let entry = SealedEntry(number: 1, writtenAt: "", body: body, hash: "")
    guard case .opened(let terms) = entry.event else { throw DatabaseError(resultCode: .SQLITE_CORRUPT) }
    return terms
  }

  private static func compare(_ terms: Terms, _ begun: Terms, _ path: String) throws(LedgerFailure) {
    guard begun.district == terms.district else { throw .otherDistrict(path: path, found: begun.district) }
    guard begun.yearStart == terms.yearStart else { throw .otherYear(path: path, found: begun.yearStart) }
    guard begun.keyMark == terms.keyMark else { throw .otherKey(path: path) }
  }

  // MARK: Transactions

  /// Runs one transaction that writes; on any failure the ledger is as it was.
  ///
  /// It takes the write lock before it reads, so what it read holds until it is done.
  func writing<T>(_ body: (Database) throws -> T) throws(LedgerFailure) -> T {
    do {
      return try queue.writeWithoutTransaction { db in
        var result: T?
        try db.inTransaction(.immediate) {
          result = try body(db)
          return .commit
        }
        guard let result else { throw DatabaseError(resultCode: .SQLITE_ABORT) }
        return result
      }
    } catch {
      throw LedgerFile.failure(error, path)
    }
  }

  /// Runs one transaction that reads.
  func reading<T>(_ body: (Database) throws -> T) throws(LedgerFailure) -> T {
    do {
      return try queue.read(body)
    } catch {
      throw LedgerFile.failure(error, path)
    }
  }
}

/// Appends entries to the chain within one transaction.
struct Pen {
  private let db: Database
  private let writtenAt: String
  private var number: Int
  private var head: String

  /// - Throws: `DatabaseError`
  init(_ db: Database, writtenAt: String) throws {
    self.db = db
    self.writtenAt = writtenAt
    let last = try Row.fetchOne(db, sql: "SELECT number, hash FROM entry ORDER BY number DESC LIMIT 1")
    number = last?["number"] ?? 0
    head = last?["hash"] ?? SealedEntry.origin
  }

  /// Appends one event; its number.
  @discardableResult
  mutating func append(_ event: LedgerEvent) throws -> Int {
    let entry = try SealedEntry(event, number: number + 1, after: head, writtenAt: writtenAt)
    try db.cachedStatement(sql: "INSERT INTO entry (number, written_at, body, hash) VALUES (?, ?, ?, ?)")
      .execute(arguments: [entry.number, entry.writtenAt, entry.body, entry.hash])
    number = entry.number
    head = entry.hash
    return number
  }
}
