import ArgumentParser
import Foundation
import Plans
import Quantities
import Registers
import Tables
import Terminal

/// `hearth allocate record DIR FILE…`: writes deliveries into the ledger.
struct RecordCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "record",
    abstract: "把发放记入台账，超过上限一公斤也不记 / record deliveries; one kilogram over the cap is refused",
    discussion: """
      每份文件要么全部记下，要么一条不记。同一张单再交一次不会重复计。重量只收整公斤。
      A file is recorded whole or not at all; a slip sent again counts once; whole kilograms only.
      待检、不合格、不够合同等级的批次（pellet_lots.csv），没有登记的户，没有补贴的户都会被拒绝，并说明怎么改。
      Lots (pellet_lots.csv) not passed or below the contract's grade, households on no list, and households without a subsidy are refused with what to do.

      例 / examples:
        hearth allocate record data/shuocheng deliveries-2022-11.csv
        hearth allocate record data/shuocheng a.csv b.csv --json

      退出码 / exit codes:  0 已记 recorded   1 被拒绝，台账没有变 refused, the ledger is as it was
      """)

  @OptionGroup var ledgerOptions: LedgerOptions

  @Argument(help: "发放记录 CSV，可多份 / delivery lists")
  var files: [String]

  @OptionGroup var common: CommonOptions

  func run() async throws {
    var desk = try LedgerDesk(ledgerOptions, common)
    let ledger = try desk.open(makingIfMissing: false)
    let lots = LotBook(desk.district)
    var done: [FileRecord] = []
    for file in files {
      let bytes = try desk.read(file)
      let name = URL(fileURLWithPath: file).lastPathComponent
      var found = Diagnostics()
      let rows = DeliveryList.read(
        bytes, file: name, suppliers: desk.suppliers, key: ledger.key, diagnostics: &found)
      let recording = try desk.refusingFailure { () throws(LedgerFailure) in
        try ledger.record(rows, lots: lots, sha256: Digest.sha256(bytes), diagnostics: &found)
      }
      desk.diagnostics.append(contentsOf: found)
      guard let recording else {
        if !done.isEmpty { desk.console.noteBoth(Self.partly(done.map(\.file), refused: name)) }
        throw try desk.console.refuse(desk.diagnostics, json: common.json)
      }
      done.append(FileRecord(file: name, recording))
    }
    if common.json {
      return try desk.console.out(json: Summary(ok: true, files: done, findings: desk.diagnostics.all))
    }
    desk.console.print(desk.diagnostics, most: 5)
    for record in done { desk.console.out(record.words) }
  }

  private static func partly(_ done: [String], refused: String) -> Bilingual {
    Bilingual(
      zh: "已记：\(done.joined(separator: "、"))。没有记：\(refused) 及其后的文件。",
      en: "Recorded: \(done.joined(separator: ", ")). Not recorded: \(refused) and those after it.")
  }

  private struct Summary: Encodable {
    var ok: Bool
    var files: [FileRecord]
    var findings: [Diagnostic]
  }

  private struct FileRecord: Encodable {
    var file: String
    var recorded: Int
    var subsidisedKg: Kilograms
    var selfPaidKg: Kilograms
    var alreadyThere: Int
    var takenBackBefore: Int

    init(file: String, _ recording: Recording) {
      self.file = file
      recorded = recording.recorded
      subsidisedKg = recording.subsidised
      selfPaidKg = recording.selfPaid
      alreadyThere = recording.alreadyThere
      takenBackBefore = recording.takenBack
    }

    var words: Bilingual {
      let subsidised = Format.kilograms(subsidisedKg)
      let own = Format.kilograms(selfPaidKg)
      return Bilingual(
        zh:
          "\(file)：新记 \(recorded) 单，补贴 \(subsidised.zh)，自费 \(own.zh)；以前记过 \(alreadyThere) 单，已冲销 \(takenBackBefore) 单。",
        en:
          "\(file): \(recorded) slips recorded, \(subsidised.en) subsidised, \(own.en) self-paid; \(alreadyThere) were there already, \(takenBackBefore) had been taken back."
      )
    }
  }
}
