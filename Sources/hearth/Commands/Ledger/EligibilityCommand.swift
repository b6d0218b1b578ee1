import ArgumentParser
import District
import Foundation
import Plans
import Quantities
import Registers
import Tables
import Terminal

/// `hearth allocate eligibility DIR LIST…`: who gets a subsidy, by section five of the plan.
struct EligibilityCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eligibility",
    abstract: "按方案第五部分认定补贴户，逐户写明理由 / who is subsidised, each with its reason",
    discussion: """
      名单只要编号，不要姓名、身份证号、电话；填了也会当场丢弃，不会保存。
      Lists hold codes; names, identity and telephone numbers are dropped at the door.
      不加 --register 只看不记；加了才写入台账。已登记过的名单再交一次没有影响。
      Without --register nothing is kept. Registering a list again changes nothing.

      例 / examples:
        hearth allocate eligibility data/shuocheng 甲村名单.csv 乙村名单.csv
        hearth allocate eligibility data/shuocheng list.csv --register --out decisions.csv
        hearth allocate eligibility data/shuocheng list.csv --json

      退出码 / exit codes:  0 全部认定 all decided   1 名单有误 bad input   2 有户需要村委或乡镇处理 somebody must look
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Argument(help: "名单 CSV，可多份 / household lists")
  var lists: [String]

  @Flag(name: .long, help: "写入台账 / write listings and decisions to the ledger")
  var register = false

  @Option(name: .long, help: "把认定结果写成 CSV（无户编号）/ write the decisions as CSV (without household numbers)")
  var out: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var desk = try LedgerDesk(ledgerOptions, common)
    let ledger = register || desk.isLedgerThere ? try desk.open(makingIfMissing: register) : nil
    let key = ledger?.key ?? .temporary()
    var read: [ReadList] = []
    for file in lists {
      let bytes = try desk.read(file)
      let name = URL(fileURLWithPath: file).lastPathComponent
      let rows = HouseholdList.read(
        bytes, file: name, villages: desk.villages, key: key, diagnostics: &desk.diagnostics)
      read.append(ReadList(rows: rows, bytes: bytes))
    }
    try desk.refuseErrors()
    let (rulings, changed, isNews) = try decide(read, ledger, &desk)
    if let out { try write(rulings, to: out, desk.console) }
    if common.json {
      try desk.console.out(
        json: Summary(rulings, changed: changed, isNews: isNews, findings: desk.diagnostics))
    } else {
      desk.console.print(desk.diagnostics, most: 5)
      print(rulings, changed, isNews: isNews, desk)
    }
    if rulings.contains(where: \.needsSomebody) { throw HearthExit.short }
  }

  private func decide(
    _ lists: [ReadList], _ ledger: Ledger?, _ desk: inout LedgerDesk
  ) throws -> (rulings: [Ruling], changed: [Ruling], isNews: Bool) {
    let year = desk.year
    guard let ledger else { return (Eligibility.decide(lists.flatMap(\.rows)), [], false) }
    guard register else {
      return (
        try desk.refusingFailure { () throws(LedgerFailure) in try ledger.decide(lists, year: year) }, [],
        false
      )
    }
    var found = Diagnostics()
    let registration = try desk.refusingFailure { () throws(LedgerFailure) in
      try ledger.register(lists, year: year, diagnostics: &found)
    }
    desk.diagnostics.append(contentsOf: found)
    try desk.refuseErrors()
    guard let registration else { throw HearthExit.badInput }
    return (registration.rulings, registration.changed, registration.isNews)
  }

  // MARK: Output

  private func print(_ rulings: [Ruling], _ changed: [Ruling], isNews: Bool, _ desk: LedgerDesk) {
    let console = desk.console
    for ruling in rulings + changed {
      let mark = ruling.needsSomebody ? "!" : ruling.account == nil ? "−" : "✓"
      let place = Self.place(ruling)
      console.out("\(mark) \(place.zh)：\(ruling.words.zh)")
      console.out("  \(place.en): \(ruling.words.en)")
    }
    let count = Counts(rulings)
    console.out(
      Bilingual(
        zh:
          "\(desk.yearLabel) 年度：名单 \(rulings.count) 行，单独补贴 \(count.own) 户，合并到其他户 \(count.joined) 户，不补贴 \(count.none) 户，重复 \(count.repeated) 行；需要处理 \(count.needingSomebody) 户。",
        en:
          "\(desk.yearLabel): \(rulings.count) rows; \(count.own) with a subsidy of their own, \(count.joined) joined to another, \(count.none) without, \(count.repeated) repeated; \(count.needingSomebody) need somebody to look."
      ))
    guard register else {
      return console.note(
        Bilingual(zh: "没有写入台账；登记请加 --register。", en: "Nothing was kept; add --register to register."))
    }
    console.note(
      isNews
        ? Bilingual(zh: "已登记到 \(desk.path)。", en: "Registered in \(desk.path).")
        : Bilingual(zh: "台账里都已有，没有变化。", en: "All of it was in the ledger already."))
  }

  private static func place(_ ruling: Ruling) -> Bilingual {
    guard let place = ruling.row.place, let row = place.row else {
      let handle = ruling.row.listing.household
      return Bilingual(zh: "台账中的户 \(handle)", en: "household \(handle) of the ledger")
    }
    return Bilingual(zh: "\(place.file) 第 \(row) 行", en: "\(place.file):\(row)")
  }

  private func write(_ rulings: [Ruling], to path: String, _ console: Console) throws {
    let header = [
      "file", "row", "household", "village", "decision", "with", "reason", "basis_zh", "basis_en", "text_zh",
      "text_en",
    ]
    let rows: [[Cell]] = rulings.map { ruling in
      let row = RulingRow(ruling)
      return [
        .text(row.file), row.row.map { .integer($0) } ?? .empty, .text(row.household), .text(row.village),
        .text(row.decision), .text(row.with ?? ""), .text(row.reason), .text(row.basis.zh),
        .text(row.basis.en),
        .text(row.text.zh), .text(row.text.en),
      ]
    }
    try console.save(bytes: CSV.write(header, rows), to: path, sparing: lists)
  }

  private struct Counts: Encodable {
    var own = 0
    var joined = 0
    var none = 0
    var repeated = 0
    var needingSomebody = 0

    init(_ rulings: [Ruling]) {
      for ruling in rulings {
        if ruling.needsSomebody { needingSomebody += 1 }
        if ruling.isRepetition {
          repeated += 1
          continue
        }
        switch ruling.outcome {
        case .own: own += 1
        case .joined: joined += 1
        case .none: none += 1
        }
      }
    }
  }

  /// One decision as machines read it; households by handle.
  private struct RulingRow: Encodable {
    var file: String
    var row: Int?
    var household: String
    var village: String
    var decision: String
    var with: String?
    var reason: String
    var needsSomebody: Bool
    var basis: Bilingual
    var text: Bilingual

    init(_ ruling: Ruling) {
      file = ruling.row.place?.file ?? ""
      row = ruling.row.place?.row
      household = ruling.row.listing.household.text
      village = ruling.row.listing.village
      switch ruling.outcome {
      case .own: decision = "own"
      case .joined(let other):
        decision = "joined"
        with = other.text
      case .none: decision = "none"
      }
      reason = ruling.reason.rawValue
      needsSomebody = ruling.needsSomebody
      basis = ruling.reason.clause
      text = ruling.words
    }
  }

  private struct Summary: Encodable {
    var ok: Bool
    var registered: Bool
    var counts: Counts
    var decisions: [RulingRow]
    var changed: [RulingRow]
    var findings: [Diagnostic]

    init(_ rulings: [Ruling], changed: [Ruling], isNews: Bool, findings: Diagnostics) {
      ok = !rulings.contains(where: \.needsSomebody)
      registered = isNews
      counts = Counts(rulings)
      decisions = rulings.map { RulingRow($0) }
      self.changed = changed.map { RulingRow($0) }
      self.findings = findings.all
    }
  }
}
