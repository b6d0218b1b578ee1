import Foundation
import GRDB
public import Quantities

/// What an independent pass over the whole ledger found.
public struct LedgerReport: Hashable, Codable, Sendable {
  /// Something that is not as it must be.
  public struct Finding: Hashable, Codable, Sendable {
    /// Number of the entry; `nil` where no single one is meant.
    public var entry: Int?
    /// What, in words.
    public var message: Bilingual
  }

  /// Entries read.
  public var entries = 0
  /// The last entry's hash: written down elsewhere, it shows later that nothing was cut off.
  public var head = ""
  /// Sum of all subsidised deliveries not taken back.
  public var subsidisedKg = Kilograms.zero
  /// Sum of all self-paid ones.
  public var selfPaidKg = Kilograms.zero
  /// Everything found, in the order met.
  public var findings: [Finding] = []
  /// Whether nothing was found.
  public var passes: Bool { findings.isEmpty }

  /// The outcome in one sentence.
  public var words: Bilingual {
    let (subsidised, own) = (Format.kilograms(subsidisedKg), Format.kilograms(selfPaidKg))
    return passes
      ? Bilingual(
        zh: "✓ 台账无误：\(entries) 条分录，补贴 \(subsidised.zh)，自费 \(own.zh)，余额等于分录之和。末条哈希 \(head)",
        en:
          "✓ The ledger is sound: \(entries) entries, \(subsidised.en) subsidised, \(own.en) self-paid, every balance the sum of its entries. Last hash \(head)"
      )
      : Bilingual(
        zh: "✗ 台账有 \(findings.count) 处不符，请不要据此付款。",
        en: "✗ The ledger has \(findings.count) findings; do not pay by it.")
  }
}

extension Ledger {
  /// Reads every entry, checks the chain, works all balances out anew and compares them with the tables, and looks
  /// whether the triggers that keep the entries are in place.
  ///
  /// - Parameter head: The last hash as it was written down earlier; it must still stand in the chain.
  /// - Throws: ``LedgerFailure``
  /// - Complexity: O(entries)
  public func verify(head: String? = nil) throws(LedgerFailure) -> LedgerReport {
    try reading { db in
      var report = LedgerReport()
      let replay = try replay(db, head, &report)
      for sums in replay.sums.values {
        report.subsidisedKg += sums.subsidised
        report.selfPaidKg += sums.selfPaid
      }
      try compareGuards(db, &report)
      try compareBalances(replay, db, &report)
      try compareHouseholds(replay, db, &report)
      try compareDeliveries(replay, db, &report)
      return report
    }
  }

  private func replay(_ db: Database, _ head: String?, _ report: inout LedgerReport) throws -> LedgerReplay {
    var replay = LedgerReplay()
    var previous = SealedEntry.origin
    var isHeadThere = head == nil
    let cursor = try Row.fetchCursor(
      db, sql: "SELECT number, written_at, body, hash FROM entry ORDER BY number")
    while let row = try cursor.next() {
      let entry = SealedEntry(
        number: row["number"], writtenAt: row["written_at"], body: row["body"], hash: row["hash"])
      report.entries += 1
      if entry.number != report.entries {
        report.add(entry.number, "第 \(report.entries) 条缺失", "entry \(report.entries) is missing")
        report.entries = entry.number
      }
      if !entry.follows(previous) {
        report.add(
          entry.number, "内容或前一条被改过，与哈希不符", "the entry, or the one before, was changed: the hash does not fit")
      }
      if let event = entry.event {
        if let wrong = replay.take(event, number: entry.number) {
          report.add(entry.number, wrong.zh, wrong.en)
        }
      } else {
        report.add(entry.number, "内容读不懂", "the entry cannot be understood")
      }
      if entry.hash == head { isHeadThere = true }
      previous = entry.hash
    }
    report.head = previous
    if !isHeadThere {
      report.add(
        nil, "以前记下的末条哈希不在账里，台账被截短或换过",
        "the hash noted earlier is not in the chain: it was cut short or replaced")
    }
    return replay
  }

  private func compareGuards(_ db: Database, _ report: inout LedgerReport) throws {
    var left = LedgerFile.guards
    for row in try Row.fetchAll(db, sql: "SELECT name, sql FROM sqlite_master WHERE type = 'trigger'") {
      let name: String = row["name"]
      guard left.removeValue(forKey: name) != row["sql"] as String? else { continue }
      report.add(
        nil, "触发器 \(name) 不是台账自己的，有人动过这个文件；请用备份恢复",
        "the trigger \(name) is not the ledger's own: somebody was at the file; restore a backup")
    }
    for name in left.keys.sorted() {
      report.add(
        nil, "防止改动分录的触发器 \(name) 不在了，有人动过这个文件；请用备份恢复",
        "the trigger \(name), which keeps entries as written, is gone: somebody was at the file; restore a backup"
      )
    }
  }

  private func compareBalances(_ replay: LedgerReplay, _ db: Database, _ report: inout LedgerReport) throws {
    var left = replay.sums
    for row in try Row.fetchAll(db, sql: "SELECT * FROM balance") {
      let member = LedgerReplay.Member(year: row["year"], household: HouseholdHandle(row["household"]))
      let stored = LedgerReplay.Sums(
        subsidised: Kilograms(row["subsidised_kg"]), selfPaid: Kilograms(row["self_paid_kg"]))
      let counted = left.removeValue(forKey: member) ?? LedgerReplay.Sums()
      guard stored != counted else { continue }
      report.add(
        nil,
        "户 \(member.household) 余额表是补贴 \(stored.subsidised.count)、自费 \(stored.selfPaid.count)，分录之和是 \(counted.subsidised.count)、\(counted.selfPaid.count)",
        "household \(member.household): the balance says \(stored.subsidised.count) and \(stored.selfPaid.count) kg, the entries sum to \(counted.subsidised.count) and \(counted.selfPaid.count)"
      )
    }
    for (member, sums) in left where sums != LedgerReplay.Sums() {
      report.add(nil, "户 \(member.household) 没有余额", "household \(member.household) has no balance")
    }
  }

  private func compareHouseholds(_ replay: LedgerReplay, _ db: Database, _ report: inout LedgerReport) throws
  {
    var left = replay.standings
    for row in try Row.fetchAll(db, sql: "SELECT * FROM household") {
      let member = LedgerReplay.Member(year: row["year"], household: HouseholdHandle(row["household"]))
      let listing = try? JSONDecoder().decode(Listing.self, from: Data((row["listing"] as String).utf8))
      let stored = listing.map { listing in
        LedgerReplay.Standing(
          listing: listing, listed: row["listed"],
          account: (row["account"] as String?).map { HouseholdHandle($0) },
          reason: Reason(rawValue: row["reason"]))
      }
      let standing = left.removeValue(forKey: member)
      // the village stands in the listing, and beside it once more for queries to find it
      guard stored == nil || stored != standing || row["village"] != standing?.listing.village else {
        continue
      }
      report.add(
        nil, "户 \(member.household) 的认定与分录不符",
        "household \(member.household): the decision is not that of the entries")
    }
    for member in left.keys {
      report.add(
        nil, "户 \(member.household) 不在户表里", "household \(member.household) is missing from the table")
    }
  }

  private func compareDeliveries(_ replay: LedgerReplay, _ db: Database, _ report: inout LedgerReport) throws
  {
    var left = replay.slips
    for row in try Row.fetchAll(db, sql: "SELECT * FROM delivery") {
      let stored = try StoredDelivery(row)
      let slip = LedgerReplay.Slip(
        delivery: stored.delivery, year: stored.year, village: row["village"], number: row["number"],
        storno: row["storno"])
      guard left.removeValue(forKey: stored.delivery.id) != slip else { continue }
      report.add(
        nil, "发放单 \(stored.delivery.id) 与分录不符", "slip \(stored.delivery.id) is not as its entry says")
    }
    for id in left.keys.sorted() {
      report.add(nil, "发放单 \(id) 不在发放表里", "slip \(id) is missing from the table")
    }
  }
}

extension LedgerReport {
  fileprivate mutating func add(_ entry: Int?, _ zh: String, _ en: String) {
    findings.append(Finding(entry: entry, message: Bilingual(zh: zh, en: en)))
  }
}
