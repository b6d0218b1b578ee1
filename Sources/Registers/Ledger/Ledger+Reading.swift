import GRDB
public import Quantities

/// What one household has had in a year, and what is left.
public struct HouseholdAccount: Hashable, Codable, Sendable {
  /// The household.
  public var household: HouseholdHandle
  /// Twelve-digit code of its village.
  public var village: String
  /// The household that holds the allowance, which may be itself; `nil` where it has none.
  public var account: HouseholdHandle?
  /// Why.
  public var reason: Reason
  /// Subsidised deliveries to itself.
  public var subsidisedKg: Kilograms
  /// Deliveries it paid for.
  public var selfPaidKg: Kilograms
  /// What is left of the allowance it has or shares.
  public var remainingKg: Kilograms
}

/// Deliveries of one plant to one village in one calendar month.
public struct DeliveredSum: Hashable, Codable, Sendable {
  /// Id of the plant.
  public var supplier: String
  /// Twelve-digit code of the village.
  public var village: String
  /// `YYYY-MM`.
  public var month: String
  /// Who pays.
  public var payment: Payment
  /// How much, stornos taken off.
  public var kg: Kilograms

  /// A sum.
  public init(supplier: String, village: String, month: String, payment: Payment, kg: Kilograms) {
    self.supplier = supplier
    self.village = village
    self.month = month
    self.payment = payment
    self.kg = kg
  }
}

extension Ledger {
  /// The households of a year, by village and handle, with what each has had and has left.
  ///
  /// - Parameters:
  ///   - village: Only this village's; `nil` for all.
  ///   - number: Only this household, by its number as people write it; `nil` for all.
  /// - Throws: ``LedgerFailure``
  /// - Complexity: O(households)
  public func households(
    year: Int, village: String? = nil, number: String? = nil
  ) throws(LedgerFailure) -> [HouseholdAccount] {
    var handle: HouseholdHandle?
    if let number {
      guard let known = try? HouseholdNumber(number) else { return [] }
      handle = key.handle(of: known)
    }
    return try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          WITH drawn AS (
            SELECT h.account, SUM(b.subsidised_kg) AS kg FROM household h
            JOIN balance b ON b.year = h.year AND b.household = h.household
            WHERE h.year = :year AND h.account IS NOT NULL GROUP BY h.account
          )
          SELECT h.household, h.village, h.account, h.reason,
            COALESCE(b.subsidised_kg, 0) AS subsidised, COALESCE(b.self_paid_kg, 0) AS self_paid,
            COALESCE(drawn.kg, 0) AS drawn
          FROM household h
          LEFT JOIN balance b ON b.year = h.year AND b.household = h.household
          LEFT JOIN drawn ON drawn.account = h.account
          WHERE h.year = :year AND (:village IS NULL OR h.village = :village)
            AND (:household IS NULL OR h.household = :household)
          ORDER BY h.village, h.household
          """, arguments: ["year": year, "village": village, "household": handle?.text])
      return try rows.map { row in
        guard let reason = Reason(rawValue: row["reason"]) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        let account = (row["account"] as String?).map { HouseholdHandle($0) }
        let left = account == nil ? Kilograms.zero : max(.zero, cap - Kilograms(row["drawn"]))
        return HouseholdAccount(
          household: HouseholdHandle(row["household"]), village: row["village"], account: account,
          reason: reason, subsidisedKg: Kilograms(row["subsidised"]), selfPaidKg: Kilograms(row["self_paid"]),
          remainingKg: left)
      }
    }
  }

  /// What was delivered in a year, by plant, village, month and payment, in that order.
  ///
  /// - Throws: ``LedgerFailure``
  /// - Complexity: O(deliveries)
  public func delivered(year: Int) throws(LedgerFailure) -> [DeliveredSum] {
    try reading { db in
      let rows = try Row.fetchAll(
        db,
        sql: """
          SELECT supplier, village, substr(day, 1, 7) AS month, payment, SUM(kg) AS kg FROM delivery
          WHERE year = ? AND storno IS NULL GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4
          """, arguments: [year])
      return try rows.map { row in
        guard let payment = Payment(rawValue: row["payment"]) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT)
        }
        return DeliveredSum(
          supplier: row["supplier"], village: row["village"], month: row["month"], payment: payment,
          kg: Kilograms(row["kg"]))
      }
    }
  }
}
