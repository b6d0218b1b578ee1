import Foundation
import GRDB
import Quantities
public import Tables

/// A household list as it was read, with the fingerprint of its file.
public struct ReadList: Sendable {
  /// Its rows.
  public var rows: [ListedRow]
  /// SHA-256 of the file.
  public var sha256: String

  /// A list read from some bytes.
  public init(rows: [ListedRow], bytes: [UInt8]) {
    self.rows = rows
    sha256 = Digest.sha256(bytes)
  }
}

/// What registering lists came to.
public struct Registration: Sendable {
  /// Every row of the lists with its decision, in the order given.
  public var rulings: [Ruling]
  /// Households already in the ledger whose decision the lists changed.
  public var changed: [Ruling]
  /// Whether anything was written.
  public var isNews: Bool
}

extension Ledger {
  /// Decides about the households of some lists together with all that the ledger knows of the year.
  ///
  /// A household of the ledger that a list names again in the same village is judged by the new row.
  ///
  /// - Throws: ``LedgerFailure``
  /// - Complexity: O(households)
  public func decide(_ lists: [ReadList], year: Int) throws(LedgerFailure) -> [Ruling] {
    try reading { db in try decision(lists, year: year, db).rulings }
  }

  /// Decides, and writes listings and decisions down.
  ///
  /// Lists that were registered before change nothing. Where they would make one household of several that together
  /// have more than the cap already, nothing is written and every such case is an error.
  ///
  /// - Returns: What was decided; `nil` after errors were reported.
  /// - Throws: ``LedgerFailure``
  /// - Complexity: O(households)
  public func register(
    _ lists: [ReadList], year: Int, diagnostics: inout Diagnostics
  ) throws(LedgerFailure) -> Registration? {
    var found = Diagnostics()
    defer { diagnostics.append(contentsOf: found) }
    do {
      return try writing { db in
        let (decided, rulings) = try decision(lists, year: year, db)
        let isNews = try write(decided, lists, year: year, db)
        try refuseExcess(decided, year: year, db, &found)
        if found.hasErrors { throw Refused() }
        try reportLostClaims(decided, year: year, db, &found)
        let given = Set(lists.flatMap(\.rows).map(\.listing.household))
        return Registration(
          rulings: rulings, changed: decided.changed.filter { !given.contains($0.row.listing.household) },
          isNews: isNews)
      }
    } catch let failure {
      if found.hasErrors { return nil }
      throw failure
    }
  }

  /// Ends a transaction whose reasons are reported already.
  struct Refused: Error {}

  private struct Decided {
    /// Every household of the year, not the repetitions.
    var all: [Ruling]
    /// Those that differ from what the ledger has.
    var changed: [Ruling]
    /// What the ledger had.
    var known: [HouseholdHandle: Known]
  }

  private struct Known {
    var listing: Listing
    var account: HouseholdHandle?
    var reason: String
  }

  private func decision(
    _ lists: [ReadList], year: Int, _ db: Database
  ) throws -> (decided: Decided, rulings: [Ruling]) {
    let new = lists.flatMap(\.rows)
    var firstNew: [HouseholdHandle: Int] = [:]
    for (index, row) in new.enumerated() where firstNew[row.listing.household] == nil {
      firstNew[row.listing.household] = index
    }
    var known: [HouseholdHandle: Known] = [:]
    // What the ledger has comes first and keeps its order, so that registering again changes nothing.
    var combined: [ListedRow] = []
    var positions = [Int?](repeating: nil, count: new.count)
    let stored = try Row.fetchAll(
      db, sql: "SELECT household, listing, account, reason FROM household WHERE year = ? ORDER BY listed",
      arguments: [year])
    for row in stored {
      let listing = try JSONDecoder().decode(Listing.self, from: Data((row["listing"] as String).utf8))
      known[listing.household] = Known(
        listing: listing, account: (row["account"] as String?).map { HouseholdHandle($0) },
        reason: row["reason"])
      let next = firstNew[listing.household]
      // Who took no part in one village may be listed in another; else the first village's word stands.
      if let next, new[next].listing.village == listing.village || !listing.takesPart {
        positions[next] = combined.count
        combined.append(new[next])
      } else {
        combined.append(ListedRow(listing: listing, place: nil))
      }
    }
    for index in new.indices where positions[index] == nil {
      positions[index] = combined.count
      combined.append(new[index])
    }
    let rulings = Eligibility.decide(combined)
    let all = rulings.filter { !$0.isRepetition }
    let changed = all.filter { ruling in
      guard let old = known[ruling.row.listing.household] else { return true }
      return old.account != ruling.account || old.reason != ruling.reason.rawValue
        || old.listing != ruling.row.listing
    }
    return (
      Decided(all: all, changed: changed, known: known), positions.compactMap { $0.map { rulings[$0] } }
    )
  }

  private func write(_ decided: Decided, _ lists: [ReadList], year: Int, _ db: Database) throws -> Bool {
    var sources: [HouseholdHandle: EntrySource] = [:]
    for list in lists {
      for row in list.rows where sources[row.listing.household] == nil {
        sources[row.listing.household] = EntrySource(sha256: list.sha256, line: row.place?.row ?? 0)
      }
    }
    guard !decided.changed.isEmpty else { return false }
    var pen = try Pen(db, writtenAt: clock())
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    for ruling in decided.changed {
      let listing = ruling.row.listing
      let old = decided.known[listing.household]
      var listed: Int?
      if old?.listing != listing, let source = sources[listing.household] {
        listed = try pen.append(.listed(year: year, listing, source: source))
      }
      try pen.append(
        .ruled(year: year, household: listing.household, account: ruling.account, reason: ruling.reason))
      try db.cachedStatement(
        sql: """
          INSERT INTO household (year, household, village, listing, listed, account, reason)
          VALUES (:year, :household, :village, :listing, :listed, :account, :reason)
          ON CONFLICT (year, household) DO UPDATE SET village = :village, listing = :listing,
            account = :account, reason = :reason
          """
      ).execute(arguments: [
        "year": year, "household": listing.household.text, "village": listing.village,
        "listing": String(decoding: try encoder.encode(listing), as: UTF8.self), "listed": listed ?? 0,
        "account": ruling.account?.text, "reason": ruling.reason.rawValue,
      ])
    }
    return true
  }

  /// Reports every allowance that the new decisions overdraw.
  private func refuseExcess(
    _ decided: Decided, year: Int, _ db: Database, _ diagnostics: inout Diagnostics
  ) throws {
    var seen: Set<HouseholdHandle> = []
    for ruling in decided.changed {
      guard let account = ruling.account, seen.insert(account).inserted else { continue }
      let sum = try Self.subsidised(account: account, year: year, db)
      guard sum > cap else { continue }
      let excess = Format.kilograms(sum - cap)
      diagnostics.report(
        Diagnostic(
          .error, "ledger.joined-over-cap", at: ruling.row.place ?? Place(file: path),
          found: account.description,
          Bilingual(
            zh:
              "合并为一户后，\(self.year.label(year)) 年度已领补贴颗粒 \(Format.kilograms(sum).zh)，超过上限 \(excess.zh)。名单没有登记。",
            en:
              "As one household they have had \(Format.kilograms(sum).en) subsidised in \(self.year.label(year)), \(excess.en) over the cap. The lists were not registered."
          ),
          remedy: Bilingual(
            zh: "请先用 hearth allocate storno 冲销多领的发放（可按自费重记），再登记名单。",
            en:
              "Take back the deliveries in excess first (hearth allocate storno; record them again as self-paid), then register."
          )))
    }
  }

  /// Warns of households that have had subsidised pellets and, by the new decisions, should not have.
  private func reportLostClaims(
    _ decided: Decided, year: Int, _ db: Database, _ diagnostics: inout Diagnostics
  ) throws {
    for ruling in decided.changed where ruling.account == nil {
      let sum = try Int64.fetchOne(
        db.cachedStatement(sql: "SELECT subsidised_kg FROM balance WHERE year = ? AND household = ?"),
        arguments: [year, ruling.row.listing.household.text])
      guard let sum, sum > 0 else { continue }
      let kg = Format.kilograms(Kilograms(sum))
      diagnostics.report(
        Diagnostic(
          .warning, "ledger.claim-lost", at: ruling.row.place ?? Place(file: path),
          Bilingual(
            zh: "这一户现在不补贴，但本年度已领补贴颗粒 \(kg.zh)。",
            en: "The household has no subsidy any more, but has had \(kg.en) subsidised this year."),
          remedy: Bilingual(
            zh: "请核实；该退的用 hearth allocate storno 冲销，可按自费重记。",
            en: "Look into it; take back what is due with hearth allocate storno, and record it as self-paid."
          )))
    }
  }

  /// What the households of one allowance have had subsidised in a year.
  static func subsidised(account: HouseholdHandle, year: Int, _ db: Database) throws -> Kilograms {
    let sum = try Int64.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT COALESCE(SUM(b.subsidised_kg), 0) FROM household h
          JOIN balance b ON b.year = h.year AND b.household = h.household
          WHERE h.year = ? AND h.account = ?
          """), arguments: [year, account.text])
    return Kilograms(sum ?? 0)
  }
}
