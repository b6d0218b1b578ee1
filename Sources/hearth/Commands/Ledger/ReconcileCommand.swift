import ArgumentParser
import District
import Plans
import Quantities
import Registers
import Tables
import Terminal

/// `hearth allocate reconcile DIR`: the ledger beside the plan and the plants' invoices.
struct ReconcileCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reconcile",
    abstract: "台账与分配计划、厂家发票逐公斤核对 / the ledger against the plan and the invoices",
    discussion: """
      先验证台账本身，再按厂家、村、月列出每一处差异。
      Verifies the ledger itself, then lists every difference by plant, village and month.

      例 / examples:
        hearth allocate reconcile data/shuocheng --plan out/plan
        hearth allocate reconcile data/shuocheng --invoices plant-1.csv plant-2.csv
        hearth allocate reconcile data/shuocheng --plan out/plan --invoices all.csv --closed --json

      退出码 / exit codes:  0 相符 all agree   1 输入有误 bad input   2 有差异 differences
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Option(name: .long, help: "hearth plan 写出的文件夹 / the folder `hearth plan` wrote")
  var plan: String?

  @Option(name: .long, parsing: .upToNextOption, help: "厂家发票 CSV，可多份 / invoices of the plants")
  var invoices: [String] = []

  @Flag(name: .long, help: "供暖季已结束，没发完、没开票也算差异 / the season is over: nothing may be open")
  var closed = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var desk = try LedgerDesk(ledgerOptions, common)
    guard plan != nil || !invoices.isEmpty else {
      throw ValidationError("请写明和什么核对：--plan 或 --invoices / name what to compare with: --plan or --invoices")
    }
    let ledger = try desk.open(makingIfMissing: false)
    let allotments = try plan.map { try Self.allotments($0, of: desk.district, desk.console) }
    let billed = try readInvoices(&desk)
    let year = desk.year
    let (report, delivered) = try desk.refusingFailure { () throws(LedgerFailure) in
      (try ledger.verify(), try ledger.delivered(year: year))
    }
    let reconciliation = Reconciliation(
      delivered: delivered, allotments: allotments, invoices: billed, isClosed: closed)
    let names = Reconciliation.Names(desk.district)
    if common.json {
      try desk.console.out(json: Summary(reconciliation, names, report, desk.diagnostics))
    } else {
      desk.console.print(desk.diagnostics, most: 5)
      print(reconciliation, names, report, desk)
    }
    if !reconciliation.agrees || !report.passes { throw HearthExit.short }
  }

  private static func allotments(
    _ path: String, of district: District, _ console: Console
  ) throws -> [Allotment] {
    let plan: Plan
    do {
      plan = try Plan(asWrittenIn: path)
    } catch {
      console.noteBoth(error.message)
      throw HearthExit.badInput
    }
    guard plan.district.code == district.code else {
      console.noteBoth(
        Bilingual(
          zh: "✗ \(path) 不是 \(district.name.zh)（\(district.code)）的规划。请给出用这个区的数据做的规划。",
          en:
            "\(path) is not a plan for \(district.name.en) (\(district.code)). Give a plan made from this district's data."
        ))
      throw HearthExit.badInput
    }
    return plan.allocation.allotments
  }

  private func readInvoices(_ desk: inout LedgerDesk) throws -> [InvoiceLine]? {
    guard !invoices.isEmpty else { return nil }
    var book = InvoiceBook()
    for file in invoices {
      let bytes = try desk.read(file)
      // two plants' files may have the same name in folders of their own
      book.add(
        bytes, file: file, suppliers: desk.suppliers, villages: desk.villages, diagnostics: &desk.diagnostics)
    }
    try desk.refuseErrors()
    return book.lines
  }

  private func print(
    _ reconciliation: Reconciliation, _ names: Reconciliation.Names, _ report: LedgerReport,
    _ desk: LedgerDesk
  ) {
    let console = desk.console
    console.out(report.words)
    for difference in reconciliation.differences {
      console.out((difference.isOpen ? "· " : "✗ ") + difference.words(names)[console.language])
    }
    for line in reconciliation.totals(year: desk.yearLabel) { console.out(line) }
  }

  private struct Summary: Encodable {
    struct Line: Encodable {
      var difference: Reconciliation.Difference
      var text: Bilingual
    }
    var ok: Bool
    var ledger: LedgerReport
    var subsidisedKg: Kilograms
    var selfPaidKg: Kilograms
    var allottedKg: Kilograms?
    var invoicedKg: Kilograms?
    var differences: [Line]
    var findings: [Diagnostic]

    init(
      _ reconciliation: Reconciliation, _ names: Reconciliation.Names, _ report: LedgerReport,
      _ diagnostics: Diagnostics
    ) {
      ok = reconciliation.agrees && report.passes
      ledger = report
      subsidisedKg = reconciliation.subsidisedKg
      selfPaidKg = reconciliation.selfPaidKg
      allottedKg = reconciliation.allottedKg
      invoicedKg = reconciliation.invoicedKg
      differences = reconciliation.differences.map { Line(difference: $0, text: $0.words(names)) }
      findings = diagnostics.all
    }
  }
}

extension Reconciliation.Names {
  /// The names of a district.
  init(_ district: District) {
    self.init(
      suppliers: Dictionary(district.suppliers.map { ($0.id, $0.name) }, uniquingKeysWith: { a, _ in a }),
      villages: Dictionary(district.villages.map { ($0.code, $0.name) }, uniquingKeysWith: { a, _ in a }))
  }
}
