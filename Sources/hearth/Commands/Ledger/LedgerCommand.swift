import ArgumentParser
import Foundation
import Plans
import Quantities
import Registers
import Tables
import Terminal

/// `hearth allocate ledger …`: looks into the ledger, changes nothing.
struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger",
    abstract: "查看、验证发放台账 / look into the ledger and verify it",
    discussion: """
      例 / examples:
        hearth allocate ledger show data/shuocheng --village 140602101201
        hearth allocate ledger show data/shuocheng --household 140602345 --json
        hearth allocate ledger verify data/shuocheng
      """,
    subcommands: [LedgerShowCommand.self, LedgerVerifyCommand.self])
}

/// `hearth allocate ledger show DIR`: what households had and have left.
struct LedgerShowCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: "每户已领、自费和剩余额度 / what households had and have left",
    discussion: """
      户以代号列出；用 --household 写户编号可查到那一户。
      Households are listed by handle; --household finds one by its number.

      例 / examples:
        hearth allocate ledger show data/shuocheng --village 140602101201
        hearth allocate ledger show data/shuocheng --household 140602345 --json

      退出码 / exit codes:  0 列出 listed   1 打不开，或没有这一户、这个村 cannot be opened, or no such household or village
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Option(name: .long, help: "只看一个村（12 位代码）/ one village only")
  var village: String?

  @Option(name: .long, help: "只看一户（户编号）/ one household only, by its number")
  var household: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var desk = try LedgerDesk(ledgerOptions, common)
    let ledger = try desk.open(makingIfMissing: false)
    let year = desk.year
    let accounts = try desk.refusingFailure { () throws(LedgerFailure) in
      try ledger.households(year: year, village: village, number: household)
    }
    if accounts.isEmpty, let asked = household ?? village {
      // a slip of the pen must not read as "has had nothing"
      desk.diagnostics.report(
        Diagnostic(
          .error, "ledger.not-listed", at: Place(file: household == nil ? "--village" : "--household"),
          found: asked,
          Bilingual(
            zh: "\(desk.yearLabel) 年度的台账里没有登记这一\(household == nil ? "村的户" : "户")。",
            en:
              "The ledger of \(desk.yearLabel) lists no household \(household == nil ? "of this village" : "of this number\(village == nil ? "" : " in this village")")."
          ), remedy: Bilingual(zh: "请核对编号。", en: "Check the number.")))
      try desk.refuseErrors()
    }
    let (subsidised, own) = (accounts.total(\.subsidisedKg), accounts.total(\.selfPaidKg))
    if common.json {
      struct Answer: Encodable {
        var year: Int
        var capKg: Kilograms
        var subsidisedKg: Kilograms
        var selfPaidKg: Kilograms
        var households: [HouseholdAccount]
      }
      return try desk.console.out(
        json: Answer(
          year: year, capKg: ledger.cap, subsidisedKg: subsidised, selfPaidKg: own, households: accounts))
    }
    print(accounts, desk.console)
    let total = (Format.kilograms(subsidised), Format.kilograms(own), Format.kilograms(ledger.cap))
    desk.console.out(
      Bilingual(
        zh: "\(desk.yearLabel) 年度：\(accounts.count) 户，补贴 \(total.0.zh)，自费 \(total.1.zh)；每户上限 \(total.2.zh)。",
        en:
          "\(desk.yearLabel): \(accounts.count) households, \(total.0.en) subsidised, \(total.1.en) self-paid; cap \(total.2.en) a household."
      ))
  }

  private func print(_ accounts: [HouseholdAccount], _ console: Console) {
    let zh = console.language == .zh
    var table = TextTable(
      zh
        ? ["户", "村", "补贴 公斤", "自费 公斤", "剩余 公斤", "与哪户一户", "认定"]
        : ["household", "village", "subsidised kg", "self-paid kg", "left kg", "one with", "decision"],
      [.left, .left, .right, .right, .right, .left, .left])
    for account in accounts {
      let other = account.account == account.household ? nil : account.account
      table.add([
        account.household.description, account.village, Format.integer(account.subsidisedKg.count),
        Format.integer(account.selfPaidKg.count), Format.integer(account.remainingKg.count),
        other?.description ?? "", account.reason.words[console.language],
      ])
    }
    for line in table.lines() { console.out(line) }
  }
}

/// `hearth allocate ledger verify DIR`: checks the chain and works all balances out anew.
struct LedgerVerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "验证台账没有被改过，余额等于分录之和 / check the chain, and that balances are the sums of the entries",
    discussion: """
      把末条哈希抄下交给别人保管；以后用 --head 核对，能发现台账被截短或整本换掉。
      Keep the last hash elsewhere; --head shows later whether the ledger was cut short or replaced.

      例 / examples:
        hearth allocate ledger verify data/shuocheng
        hearth allocate ledger verify data/shuocheng --head 9f86d081… --json

      退出码 / exit codes:  0 相符 sound   1 打不开 cannot be opened   2 有不符 findings
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Option(name: .long, help: "以前抄下的末条哈希 / the last hash as noted earlier")
  var head: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let desk = try LedgerDesk(ledgerOptions, common)
    let ledger = try desk.open(makingIfMissing: false)
    let report = try desk.refusingFailure { () throws(LedgerFailure) in try ledger.verify(head: head) }
    if common.json {
      try desk.console.out(json: report)
    } else {
      for finding in report.findings {
        let entry = finding.entry.map { Bilingual(zh: "第 \($0) 条：", en: "entry \($0): ") }
        desk.console.out("✗ " + (entry?[common.language] ?? "") + finding.message[common.language])
      }
      desk.console.out(report.words)
    }
    if !report.passes { throw HearthExit.short }
  }
}
