public import ArgumentParser
import Foundation
import Plans
import Quantities
public import Registers
import Tables
import Terminal

/// `hearth allocate storno DIR SLIP`: takes a delivery back, without removing anything.
struct StornoCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "storno",
    abstract: "冲销一张发放单（不删除，另记一条）/ take a delivery back; nothing is removed",
    discussion: """
      整单冲销；重量或户记错了，冲销后用新的单号重记。
      A slip is taken back whole; record the right one under a new number.

      例 / examples:
        hearth allocate storno data/shuocheng F-2022-000123 --reason wrong-weight
        hearth allocate storno data/shuocheng F-2022-000123 --reason returned --on 2022-12-02 --json

      退出码 / exit codes:  0 已冲销 taken back   1 没有这张单，或日期早于发放 no such slip, or a day before the delivery
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Argument(help: "发放单编号 / number of the slip")
  var slip: String

  @Option(
    name: .long,
    help: "原因 / why: wrong-weight, wrong-household, wrong-payment, returned, recorded-twice")
  var reason: StornoReason

  @Option(name: .long, help: "日期（默认今天）/ day (default: today)")
  var on: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var desk = try LedgerDesk(ledgerOptions, common)
    let day = on ?? String(Ledger.now().prefix(10))
    if CalendarDay(iso: day) == nil {
      desk.diagnostics.report(
        Diagnostic(
          .error, "storno.day", at: Place(file: "--on"), found: day,
          Bilingual(zh: "这不是日历上的一天，或不是这样写。", en: "This is no day of the calendar, or not written so."),
          remedy: Bilingual(zh: "请写成 2022-12-02 这样。", en: "Write it like 2022-12-02.")))
      try desk.refuseErrors()
    }
    let ledger = try desk.open(makingIfMissing: false)
    let storno = try desk.refusingFailure { () throws(LedgerFailure) in
      try ledger.takeBack(slip, on: day, reason: reason)
    }
    // as it was recorded, whatever letters were typed
    let id: String
    let words: Bilingual
    switch storno {
    case .unknown:
      desk.diagnostics.report(
        Diagnostic(
          .error, "storno.unknown", at: Place(file: desk.path), found: slip,
          Bilingual(zh: "台账里没有发放单 \(slip)。", en: "The ledger has no slip \(slip)."),
          remedy: Bilingual(zh: "请核对单号。", en: "Check the number.")))
      return try desk.refuseErrors()
    case .tooEarly(let delivery):
      desk.diagnostics.report(
        Diagnostic(
          .error, "storno.early", at: Place(file: "--on"), found: day,
          Bilingual(
            zh: "发放单 \(delivery.id) 是 \(delivery.day) 发放的，不能在这之前冲销。",
            en: "Slip \(delivery.id) was delivered on \(delivery.day) and cannot be taken back before."),
          remedy: Bilingual(
            zh: "请写 \(delivery.day) 或以后的日期。", en: "Write \(delivery.day) or a later day.")))
      return try desk.refuseErrors()
    case .before(let delivery):
      id = delivery.id
      words = Bilingual(
        zh: "发放单 \(id) 以前已冲销，没有变化。", en: "Slip \(id) had been taken back before; nothing changed.")
    case .done(let delivery, let remaining):
      id = delivery.id
      let kg = Format.kilograms(delivery.kg)
      let left = remaining.map { Format.kilograms($0) }
      words = Bilingual(
        zh: "已冲销发放单 \(id)：\(delivery.payment.label.zh) \(kg.zh)。"
          + (left.map { "该户本年度还可补贴 \($0.zh)。" } ?? ""),
        en: "Slip \(id) is taken back: \(kg.en), \(delivery.payment.label.en)."
          + (left.map { " The household has \($0.en) left this year." } ?? ""))
    }
    if common.json {
      struct Answer: Encodable {
        var ok = true
        var slip: String
        var changed: Bool
        var text: Bilingual
      }
      if case .before = storno {
        return try desk.console.out(json: Answer(slip: id, changed: false, text: words))
      }
      return try desk.console.out(json: Answer(slip: id, changed: true, text: words))
    }
    desk.console.out(words)
  }
}

extension StornoReason: ExpressibleByArgument {}
