import Quantities
import Tables
import Testing

@testable import Registers

/// The ledger beside the plan and the invoices.
@Suite struct ReconciliationTests {
  private let v = Office.villages[0]
  private let w = Office.villages[1]
  private let names = Reconciliation.Names(
    suppliers: ["plant": Bilingual(zh: "颗粒厂", en: "the plant")],
    villages: [Office.villages[0]: Bilingual(zh: "甲村", en: "Village A")])

  private func delivered(_ village: String, _ month: String, _ kg: Int64, _ payment: Payment = .subsidised)
    -> DeliveredSum
  {
    DeliveredSum(supplier: "plant", village: village, month: month, payment: payment, kg: Kilograms(kg))
  }

  private func planned(_ village: String, _ month: String?, _ kg: Int64) -> Allotment {
    Allotment(supplier: "plant", village: village, month: month, kg: Kilograms(kg))
  }

  private func billed(
    _ village: String?, _ month: String, _ kg: Int64, _ payment: Payment = .subsidised, _ id: String = "I1"
  ) -> InvoiceLine {
    InvoiceLine(
      invoice: id, supplier: "plant", village: village, month: month, payment: payment, kg: Kilograms(kg))
  }

  @Test func `equal to the kilogram is no difference, one kilogram is`() {
    let same = Reconciliation(
      delivered: [delivered(v, "2022-11", 700), delivered(v, "2022-12", 300)],
      allotments: [planned(v, nil, 1_000)], invoices: nil, isClosed: true)
    #expect(same.differences.isEmpty)
    let more = Reconciliation(
      delivered: [delivered(v, "2022-11", 1_001)], allotments: [planned(v, nil, 1_000)], invoices: nil,
      isClosed: false)
    #expect(more.differences.count == 1)
    #expect(!more.agrees)
  }

  @Test func `not delivered yet is open while the season runs, and a difference when it is over`() {
    let running = Reconciliation(
      delivered: [], allotments: [planned(v, nil, 1_000)], invoices: nil, isClosed: false)
    #expect(running.agrees)
    #expect(running.differences.map(\.isOpen) == [true])
    let over = Reconciliation(
      delivered: [], allotments: [planned(v, nil, 1_000)], invoices: nil, isClosed: true)
    #expect(!over.agrees)
  }

  @Test func `a plan by months is compared by months`() {
    let found = Reconciliation(
      delivered: [delivered(v, "2022-11", 600), delivered(v, "2022-12", 400)],
      allotments: [planned(v, "2022-11", 500), planned(v, "2022-12", 500)], invoices: nil, isClosed: false)
    #expect(found.differences.map(\.month) == ["2022-11", "2022-12"])
    #expect(found.differences.map(\.isOpen) == [false, true])
  }

  @Test func `what comes through a hub is compared whoever made it`() {
    let found = Reconciliation(
      delivered: [
        delivered(v, "2022-11", 600),
        DeliveredSum(
          supplier: "mill", village: v, month: "2022-11", payment: .subsidised, kg: Kilograms(400)),
      ],
      allotments: [
        Allotment(supplier: nil, village: v, month: "2022-11", kg: Kilograms(700)),
        planned(v, "2022-11", 299),
      ], invoices: nil, isClosed: true)
    #expect(
      found.differences.map { $0.words(names).zh } == ["各厂合计 → 甲村，2022年11月，补贴：计划 999 公斤，台账 1,000 公斤，多发 1 公斤。"]
    )
  }

  @Test func `what a household bought itself is never held against the plan`() {
    let found = Reconciliation(
      delivered: [delivered(v, "2022-11", 900, .selfPaid)], allotments: [], invoices: nil, isClosed: true)
    #expect(found.differences.isEmpty)
    #expect(found.selfPaidKg == Kilograms(900))
  }

  @Test func `invoices are compared by village where they name one, else by the month as one`() {
    let ledger = [delivered(v, "2022-11", 600), delivered(w, "2022-11", 400)]
    let byVillage = Reconciliation(
      delivered: ledger, allotments: nil,
      invoices: [billed(v, "2022-11", 500), billed(w, "2022-11", 500)], isClosed: false)
    #expect(byVillage.differences.map(\.village) == [v, w])
    let asOne = Reconciliation(
      delivered: ledger, allotments: nil, invoices: [billed(v, "2022-11", 500), billed(nil, "2022-11", 500)],
      isClosed: false)
    #expect(asOne.differences.isEmpty)
  }

  @Test func `a month not billed at all is still to come`() {
    let found = Reconciliation(
      delivered: [delivered(v, "2022-11", 600), delivered(v, "2022-12", 100)], allotments: nil,
      invoices: [billed(v, "2022-11", 600)], isClosed: false)
    #expect(found.agrees)
    #expect(found.differences.map(\.month) == ["2022-12"])
  }

  @Test func `differences read as the finance bureau needs them`() {
    let found = Reconciliation(
      delivered: [delivered(v, "2022-11", 11_700), delivered(v, "2022-11", 50, .selfPaid)],
      allotments: [planned(v, "2022-11", 11_000)],
      invoices: [billed(v, "2022-11", 12_000), billed(nil, "2022-12", 9)], isClosed: true)
    let words = found.differences.map { $0.words(names) }
    #expect(
      words.map(\.zh) == [
        "颗粒厂 → 甲村，2022年11月，补贴：计划 11,000 公斤，台账 11,700 公斤，多发 700 公斤。",
        "颗粒厂 → 各村合计，2022年12月，补贴：开票 9 公斤，台账 0 公斤，多开 9 公斤。",
        "颗粒厂 → 甲村，2022年11月，自费：开票 0 公斤，台账 50 公斤，少开 50 公斤。",
        "颗粒厂 → 甲村，2022年11月，补贴：开票 12,000 公斤，台账 11,700 公斤，多开 300 公斤。",
      ])
    #expect(
      words[0].en
        == "the plant → Village A, November 2022, subsidised: planned 11,000 kg, ledger 11,700 kg; 700 kg more than planned was delivered."
    )
    #expect(
      words[3].en
        == "the plant → Village A, November 2022, subsidised: billed 12,000 kg, ledger 11,700 kg; 300 kg was billed but not delivered."
    )
  }

  @Test func `the ledger and invoices of a list agree to the kilogram, stornos taken off`() throws {
    let office = try Office()
    let ledger = try office.ledger(households: 2)
    _ = try office.record(
      Office.slip("A1", 100_001, 900), Office.slip("A2", 100_002, 800), Office.slip("A3", 100_002, 300),
      in: ledger)
    _ = try ledger.takeBack("A3", on: "2022-11-30", reason: .returned)
    let (lines, found) = read(["I1,plant,\(v),2022-11-30,补贴,1700"])
    #expect(!found.hasErrors, "\(found.errors)")
    let compared = Reconciliation(
      delivered: try ledger.delivered(year: 2022), allotments: nil, invoices: lines, isClosed: true)
    #expect(compared.differences.isEmpty)
    #expect(compared.invoicedKg == Kilograms(1_700))
  }

  /// Reads files of invoices, each given by its rows, together.
  private func read(_ files: [String]...) -> (lines: [InvoiceLine], found: Diagnostics) {
    var book = InvoiceBook()
    var found = Diagnostics()
    for (index, rows) in files.enumerated() {
      book.add(
        Array((["发票号,厂家,村代码,所属月份,付款方式,公斤"] + rows).joined(separator: "\n").utf8),
        file: "invoices-\(index + 1).csv", suppliers: ["plant"], villages: [v, w], diagnostics: &found)
    }
    return (book.lines, found)
  }

  @Test func `an invoice in two files counts once, and the finding names both files and lines`() {
    let row = "I1,plant,\(v),2022-11-30,subsidised,3000"
    let (lines, found) = read(["I0,plant,\(w),2022-11-30,subsidised,5", row], [row])
    #expect(lines.map(\.kg) == [Kilograms(5), Kilograms(3_000)])
    #expect(found.all.map(\.code) == ["invoice.billed-before"])
    #expect(found.all.first?.place == Place(file: "invoices-2.csv", row: 2))
    #expect(found.all.first?.message.zh.contains("invoices-1.csv 第 3 行") == true)
    // of one invoice, other villages and the households' own part are other lines
    let parts = read(
      [row], ["I1,plant,\(w),2022-11-30,subsidised,3000", "I1,plant,\(v),2022-11-30,self-paid,50"])
    #expect(parts.lines.count == 3 && parts.found.all.isEmpty)
  }

  @Test func `an invoice with other kilograms in a second file is refused, as within one file`() {
    let (_, found) = read(
      ["I1,plant,\(v),2022-11-30,subsidised,3000"], ["I1,plant,\(v),2022-11-30,subsidised,3001"])
    #expect(found.errorCodes == ["invoice.billed-differently"])
  }
}
