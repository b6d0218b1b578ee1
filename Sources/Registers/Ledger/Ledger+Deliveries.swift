import District
import GRDB
public import Quantities
public import Tables

/// What recording a list came to.
public struct Recording: Hashable, Sendable {
  /// Deliveries written down.
  public var recorded = 0
  /// Of which subsidised.
  public var subsidised = Kilograms.zero
  /// Of which self-paid.
  public var selfPaid = Kilograms.zero
  /// Deliveries that the ledger had already, word for word.
  public var alreadyThere = 0
  /// Deliveries that had been taken back since; they stay so.
  public var takenBack = 0
}

extension Ledger {
  /// Writes deliveries down, all of them or none.
  ///
  /// A delivery the ledger has already is passed over, so that a list can be sent again. One that would take a
  /// household, with those that count as one with it, over the cap is refused, as is one from a lot that is not
  /// passed or is below the contract's grade, from before it was made, from more than a lot held, or to a household that
  /// is on no list. Small and capital letters make no difference in a slip's number.
  ///
  /// - Parameters:
  ///   - sha256: Fingerprint of the file.
  ///   - diagnostics: Receives every refusal. Where it holds errors already, from reading, the rows are judged but
  ///     nothing is written.
  /// - Returns: `nil` after errors were reported; the ledger is then as it was.
  /// - Throws: ``LedgerFailure``; the ledger is then as it was.
  /// - Complexity: O(n log n)
  public func record(
    _ rows: [DeliveryRow], lots: LotBook, sha256: String, diagnostics: inout Diagnostics
  ) throws(LedgerFailure) -> Recording? {
    let isRefused = diagnostics.hasErrors
    var found = Diagnostics()
    defer { diagnostics.append(contentsOf: found) }
    do {
      return try writing { db in
        var desk = try DeliveryDesk(self, lots, db)
        for row in rows { try desk.take(row, EntrySource(sha256: sha256, line: row.place.row ?? 0), &found) }
        if isRefused || found.hasErrors { throw Refused() }
        return desk.result
      }
    } catch let failure {
      if isRefused || found.hasErrors { return nil }
      throw failure
    }
  }

  /// What taking a delivery back came to.
  public enum Storno: Hashable, Sendable {
    /// It was taken back: what is left of the household's allowance.
    case done(Delivery, remaining: Kilograms?)
    /// It had been taken back before; nothing was written.
    case before(Delivery)
    /// It was delivered later than the day given; nothing was written.
    case tooEarly(Delivery)
    /// There is no such delivery.
    case unknown
  }

  /// Takes a delivery back whole. Nothing is removed: the ledger then has both.
  ///
  /// - Parameters:
  ///   - id: Number of the delivery's slip.
  ///   - day: ISO 8601 day of the storno.
  /// - Throws: ``LedgerFailure``
  public func takeBack(_ id: String, on day: String, reason: StornoReason) throws(LedgerFailure) -> Storno {
    try writing { db in
      guard let row = try StoredDelivery.find(id, db) ?? StoredDelivery.find(spelled: id, db) else {
        return .unknown
      }
      let id = row.delivery.id
      guard !row.isTakenBack else { return .before(row.delivery) }
      // ISO 8601 days sort as text
      guard day >= row.delivery.day else { return .tooEarly(row.delivery) }
      var pen = try Pen(db, writtenAt: clock())
      let number = try pen.append(.taken(back: id, on: day, reason: reason))
      try db.execute(sql: "UPDATE delivery SET storno = ? WHERE id = ?", arguments: [number, id])
      try Balance.add(.zero - row.delivery.kg, of: row.delivery, year: row.year, db)
      let account = try Self.standing(of: row.delivery.household, year: row.year, db)?.account
      let sum = try account.map { try Self.subsidised(account: $0, year: row.year, db) }
      return .done(row.delivery, remaining: sum.map { max(.zero, cap - $0) })
    }
  }

  /// A household's listing and decision in a year, or `nil` where no list names it.
  static func standing(
    of household: HouseholdHandle, year: Int, _ db: Database
  ) throws -> (village: String, account: HouseholdHandle?, reason: Reason?)? {
    let row = try Row.fetchOne(
      db.cachedStatement(
        sql: "SELECT village, account, reason FROM household WHERE year = ? AND household = ?"),
      arguments: [year, household.text])
    return row.map {
      ($0["village"], ($0["account"] as String?).map { HouseholdHandle($0) }, Reason(rawValue: $0["reason"]))
    }
  }
}

/// Running sums of a household, kept in the transaction that changes them.
enum Balance {
  /// Adds kilograms of a delivery's kind; the table refuses to go below zero.
  static func add(_ kg: Kilograms, of delivery: Delivery, year: Int, _ db: Database) throws {
    let subsidised = delivery.payment == .subsidised ? kg.count : 0
    let household = delivery.household.text
    try db.cachedStatement(
      sql: "INSERT OR IGNORE INTO balance (year, household, subsidised_kg, self_paid_kg) VALUES (?, ?, 0, 0)"
    ).execute(arguments: [year, household])
    try db.cachedStatement(
      sql: """
        UPDATE balance SET subsidised_kg = subsidised_kg + ?, self_paid_kg = self_paid_kg + ?
        WHERE year = ? AND household = ?
        """
    ).execute(arguments: [subsidised, kg.count - subsidised, year, household])
  }
}

/// A delivery as the ledger's table has it.
struct StoredDelivery {
  var delivery: Delivery
  var year: Int
  var isTakenBack: Bool

  static func find(_ id: String, _ db: Database) throws -> StoredDelivery? {
    try Row.fetchOne(
      db.cachedStatement(sql: "SELECT * FROM delivery WHERE id = ?"), arguments: [id]
    ).map { try StoredDelivery($0) }
  }

  /// A delivery whose number differs in small and capital letters only.
  ///
  /// - Complexity: O(deliveries)
  static func find(spelled id: String, _ db: Database) throws -> StoredDelivery? {
    try Row.fetchOne(
      db, sql: "SELECT * FROM delivery WHERE id = ? COLLATE NOCASE ORDER BY number", arguments: [id]
    ).map { try StoredDelivery($0) }
  }

  init(_ row: GRDB.Row) throws {
    guard let payment = Payment(rawValue: row["payment"]) else {
      throw DatabaseError(resultCode: .SQLITE_CORRUPT)
    }
    delivery = Delivery(
      id: row["id"], day: row["day"], household: HouseholdHandle(row["household"]),
      supplier: row["supplier"], lot: row["lot"], kg: Kilograms(row["kg"]), payment: payment)
    year = row["year"]
    isTakenBack = (row["storno"] as Int?) != nil
  }
}
