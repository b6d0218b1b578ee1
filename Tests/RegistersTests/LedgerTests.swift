import Quantities
import Tables
import Testing

@testable import Registers

/// Recording, taking back, and the cap.
@Suite struct LedgerTests {
  private let office: Office
  private let v = Office.villages[0]
  private let w = Office.villages[1]

  init() throws { office = try Office() }

  @Test func `3,000 kg is recorded, one kilogram more is refused, and the message says what is left`() throws
  {
    let ledger = try office.ledger(households: 2)
    #expect(try office.record(Office.slip("A1", 100_001, 3_000), in: ledger).recording?.recorded == 1)
    let (recording, found) = try office.record(Office.slip("A2", 100_001, 1), in: ledger)
    #expect(recording == nil)
    #expect(found.errorCodes == ["delivery.over-cap"])
    #expect(
      found.errors[0].message.zh == "超过补贴上限 1 公斤：上限 3,000 公斤，本年度已领 3,000 公斤，还可补贴 0 公斤。")
    #expect(
      found.errors[0].message.en == "1 kg over the cap of 3,000 kg: had 3,000 kg this year, 0 kg left.")
    #expect(try office.subsidised(100_001, in: ledger) == 3_000)
  }

  @Test func `the part over the cap can be recorded as self-paid`() throws {
    let ledger = try office.ledger(households: 1)
    let (_, found) = try office.record(
      Office.slip("A1", 100_001, 2_500), Office.slip("A2", 100_001, 700), in: ledger)
    #expect(found.errors.first?.remedy.en == "Write two rows: subsidised 500, self-paid 200.")
    // the whole file was refused
    #expect(try office.subsidised(100_001, in: ledger) == 0)
    let (recording, _) = try office.record(
      Office.slip("A1", 100_001, 2_500), Office.slip("A2", 100_001, 500),
      Office.slip("A3", 100_001, 200, payment: "self-paid"), in: ledger)
    #expect(recording?.subsidised == Kilograms(3_000))
    #expect(recording?.selfPaid == Kilograms(200))
  }

  @Test(arguments: ["2999.9", "0.2", "2,999.9", "2999.5", "0.5", "1e3", "3吨", "三千"])
  func `a weight that is not whole kilograms is refused, never rounded`(kg: String) throws {
    let ledger = try office.ledger(households: 1)
    let (recording, found) = try office.record(
      "A1,2022-11-15,100001,plant,L1,\"\(kg)\",subsidised", in: ledger)
    #expect(recording == nil)
    #expect(found.hasErrors)
    #expect(try office.subsidised(100_001, in: ledger) == 0)
  }

  @Test func `2,999.9 + 0.2 never becomes 3,000, however it is sent`() throws {
    let ledger = try office.ledger(households: 1)
    let (first, _) = try office.record(
      Office.slip("A1", 100_001, 2_999).replacing("2999", with: "2999.9"),
      Office.slip("A2", 100_001, 9).replacing(",9,", with: ",0.2,"), in: ledger)
    #expect(first == nil)
    // rounded up on the slips, as the column asks: 3,000 and 1
    let (second, found) = try office.record(
      Office.slip("A1", 100_001, 3_000), Office.slip("A2", 100_001, 1), in: ledger)
    #expect(second == nil)
    #expect(found.errorCodes == ["delivery.over-cap"])
    #expect(try ledger.verify().subsidisedKg == .zero)
  }

  @Test func `tonnes in the header are refused`() throws {
    let ledger = try office.ledger(households: 1)
    let (recording, found) = try office.record(
      csv: "id,date,household,supplier,lot,数量（吨）,payment\nA1,2022-11-15,100001,plant,L1,3,subsidised",
      in: ledger)
    #expect(recording == nil)
    #expect(found.errorCodes.contains("csv.unit-conflict"))
  }

  @Test func `two lists and two villages do not give two allowances`() throws {
    let ledger = try office.ledger()
    try office.register(try office.list(Office.own(100_001)), in: ledger)
    let second = try office.register(
      try office.list("0100001,\(w),own,,,,yes,yes,,yes,,"), in: ledger)
    #expect(second.rulings[0].reason == .listedInTwoVillages)
    _ = try office.record(Office.slip("A1", 100_001, 3_000), in: ledger)
    let (recording, found) = try office.record("B1,2022-11-20,0100001,plant,L1,1,subsidised", in: ledger)
    #expect(recording == nil)
    #expect(found.errorCodes == ["delivery.over-cap"])
  }

  @Test func `spouses and neighbours in one yard share one allowance`() throws {
    let ledger = try office.ledger()
    try office.register(
      try office.list(
        "100001,\(v),own,,Y1,,yes,yes,,yes,,", "100002,\(v),spouse,100001,,,yes,yes,,yes,,",
        "100003,\(v),own,,Y1,,yes,yes,,yes,,"), in: ledger)
    let (recording, _) = try office.record(
      Office.slip("A1", 100_001, 1_000), Office.slip("A2", 100_002, 1_000), Office.slip("A3", 100_003, 999),
      in: ledger)
    #expect(recording?.recorded == 3)
    let (_, found) = try office.record(Office.slip("A4", 100_003, 2), in: ledger)
    #expect(found.errorCodes == ["delivery.over-cap"])
    #expect(try ledger.households(year: 2022).map(\.remainingKg) == [1, 1, 1].map { Kilograms($0) })
  }

  @Test func `a later list cannot make one household of two that have had more than the cap`() throws {
    let ledger = try office.ledger(households: 2)
    _ = try office.record(Office.slip("A1", 100_001, 3_000), Office.slip("A2", 100_002, 1), in: ledger)
    let joining = try office.list("100002,\(v),spouse,100001,,,yes,yes,,yes,,")
    var found = Diagnostics()
    #expect(try ledger.register([joining], year: 2022, diagnostics: &found) == nil)
    #expect(found.errorCodes == ["ledger.joined-over-cap"])
    #expect(
      found.errors[0].message.zh == "合并为一户后，2022—2023 年度已领补贴颗粒 3,001 公斤，超过上限 1 公斤。名单没有登记。")
    #expect(try ledger.takeBack("A2", on: "2022-11-21", reason: .wrongPayment) != .unknown)
    try office.register(joining, in: ledger)
    #expect(try ledger.verify().passes)
  }

  @Test func `sending a file again, or part of it, records nothing twice`() throws {
    let ledger = try office.ledger(households: 1)
    let rows = [Office.slip("A1", 100_001, 1_500), Office.slip("A2", 100_001, 1_400)]
    _ = try office.record(rows[0], rows[1], in: ledger)
    let (again, _) = try office.record(rows[1], rows[0], in: ledger)
    #expect(again?.recorded == 0)
    #expect(again?.alreadyThere == 2)
    #expect(try office.subsidised(100_001, in: ledger) == 2_900)
    let (_, changed) = try office.record(Office.slip("A1", 100_001, 1_501), in: ledger)
    #expect(changed.errorCodes == ["delivery.changed"])
  }

  @Test func `a slip's number is the same in small letters`() throws {
    let ledger = try office.ledger(households: 1)
    _ = try office.record(Office.slip("Fa1", 100_001, 1_500), in: ledger)
    #expect(try office.record(Office.slip("fA1", 100_001, 1_500), in: ledger).recording?.alreadyThere == 1)
    let (_, changed) = try office.record(Office.slip("FA1", 100_001, 1_400), in: ledger)
    #expect(changed.errorCodes == ["delivery.changed"])
    #expect(changed.errors[0].message.en == "Slip Fa1 is recorded already, with other data.")
    // within one list as well
    let (_, both) = try office.record(
      Office.slip("b2", 100_001, 100), Office.slip("B2", 100_001, 200), in: ledger)
    #expect(both.errors.count == 1)
    guard case .done(let delivery, _) = try ledger.takeBack("FA1", on: "2022-11-21", reason: .returned) else {
      Issue.record("the slip was there")
      return
    }
    #expect(delivery.id == "Fa1")
    #expect(try office.record(Office.slip("fa1", 100_001, 1_500), in: ledger).recording?.takenBack == 1)
    #expect(try ledger.verify().passes)
  }

  @Test func `nothing is handed out before it is made, nor taken back before it was handed out`() throws {
    let ledger = try office.ledger(households: 1)
    let (_, early) = try office.record("A1,2022-07-01,100001,plant,L7,100,subsidised", in: ledger)
    #expect(early.errorCodes == ["delivery.before-lot"])
    #expect(early.errors[0].message.zh == "批次 L7 是 2022-11-15 生产的，2022-07-01 还没有这批颗粒。")
    #expect(
      try office.record("A1,2022-11-15,100001,plant,L7,100,subsidised", in: ledger).recording?.recorded == 1)
    guard case .tooEarly = try ledger.takeBack("A1", on: "2022-11-14", reason: .returned) else {
      Issue.record("it was handed out the day after")
      return
    }
    #expect(try office.subsidised(100_001, in: ledger) == 100)
    guard case .done = try ledger.takeBack("A1", on: "2022-11-15", reason: .returned) else {
      Issue.record("it was handed out that day")
      return
    }
    #expect(try ledger.verify().passes)
  }

  @Test func `registering a list again writes nothing, and a changed row is a new decision`() throws {
    let ledger = try office.ledger(households: 3)
    let before = try ledger.verify().entries
    let list = try office.list(Office.own(100_001), Office.own(100_002), Office.own(100_003))
    #expect(try !office.register(list, in: ledger).isNews)
    #expect(try ledger.verify().entries == before)
    let leaving = try office.list("100002,\(v),own,,,,yes,yes,,no,,")
    #expect(try office.register(leaving, in: ledger).rulings[0].reason == .notTakingPart)
    let (_, found) = try office.record(Office.slip("A1", 100_002, 100), in: ledger)
    #expect(found.errorCodes == ["delivery.not-eligible"])
    #expect(
      try office.record(Office.slip("A2", 100_002, 100, payment: "self-paid"), in: ledger).recording != nil)
  }

  @Test func `who has had a subsidy and loses the claim is pointed out`() throws {
    let ledger = try office.ledger(households: 1)
    _ = try office.record(Office.slip("A1", 100_001, 700), in: ledger)
    var found = Diagnostics()
    let leaving = try office.list("100001,\(v),own,,,,yes,yes,,no,,")
    #expect(try ledger.register([leaving], year: 2022, diagnostics: &found) != nil)
    #expect(found.all.map(\.code) == ["ledger.claim-lost"])
    #expect(found.all[0].message.zh == "这一户现在不补贴，但本年度已领补贴颗粒 700 公斤。")
  }

  @Test func `who left one village may be listed in another`() throws {
    let ledger = try office.ledger(households: 1)
    try office.register(try office.list("100001,\(v),own,,,,yes,yes,,no,,"), in: ledger)
    let moved = try office.register(try office.list(Office.own(100_001, village: 1)), in: ledger)
    #expect(moved.rulings[0].reason == .registered)
    #expect(try ledger.households(year: 2022).map(\.village) == [w])
  }

  @Test func `storno gives the allowance back, keeps both entries, and works once`() throws {
    let ledger = try office.ledger(households: 1)
    _ = try office.record(Office.slip("A1", 100_001, 3_000), in: ledger)
    let before = try ledger.verify().entries
    guard case .done(_, let left) = try ledger.takeBack("A1", on: "2022-11-21", reason: .wrongWeight) else {
      Issue.record("the slip was there")
      return
    }
    #expect(left == Kilograms(3_000))
    guard case .before = try ledger.takeBack("A1", on: "2022-11-22", reason: .wrongWeight) else {
      Issue.record("it was taken back before")
      return
    }
    #expect(try ledger.takeBack("ZZ", on: "2022-11-22", reason: .returned) == .unknown)
    #expect(try ledger.verify().entries == before + 1)
    // sending the old file again does not bring it back
    #expect(try office.record(Office.slip("A1", 100_001, 3_000), in: ledger).recording?.takenBack == 1)
    #expect(try office.record(Office.slip("A2", 100_001, 2_990), in: ledger).recording?.recorded == 1)
    #expect(try office.subsidised(100_001, in: ledger) == 2_990)
    #expect(try ledger.verify().passes)
  }

  @Test func `lots that are pending, failed, unknown, another plant's, used up or below grade are refused`()
    throws
  {
    let ledger = try office.ledger(households: 1)
    let codes = try office.record(
      "A1,2022-11-15,100001,plant,L2,100,subsidised", "A2,2022-11-15,100001,plant,L3,100,self-paid",
      "A3,2022-11-15,100001,plant,L9,100,subsidised", "A4,2022-11-15,100001,mill,L1,100,subsidised",
      "A5,2022-11-15,100001,mill,L4,1001,subsidised", "A6,2022-11-15,100001,mill,L5,1,subsidised", in: ledger
    ).found.errorCodes
    #expect(
      codes == [
        "delivery.lot-not-passed", "delivery.lot-not-passed", "delivery.unknown-lot",
        "delivery.other-supplier",
        "delivery.lot-exhausted", "delivery.lot-below-grade",
      ])
    #expect(try ledger.verify().subsidisedKg == .zero)
  }

  @Test func `the year turns on its first day, and each year has its own list and allowance`() throws {
    let ledger = try office.ledger(households: 1)
    try office.register(try office.list(Office.own(100_001)), in: ledger, year: 2023)
    let (recording, _) = try office.record(
      "A1,2022-07-01,100001,plant,L1,1000,subsidised", "A2,2023-06-30,100001,plant,L1,2000,subsidised",
      "A3,2023-07-01,100001,plant,L1,3000,subsidised", in: ledger)
    #expect(recording?.recorded == 3)
    #expect(
      try office.record("A4,2023-01-01,100001,plant,L1,1,subsidised", in: ledger).found.errorCodes
        == ["delivery.over-cap"])
    #expect(
      try office.record("A5,2022-06-30,100001,plant,L1,1,subsidised", in: ledger).found.errorCodes
        == ["delivery.not-listed"])
  }

  @Test func `a cap lowered to 2.5 t holds from then on`() throws {
    _ = try office.ledger(households: 2)
    let lower = try office.ledger(cap: 2_500)
    let (_, found) = try office.record(Office.slip("A1", 100_001, 2_501), in: lower)
    #expect(found.errorCodes == ["delivery.over-cap"])
    #expect(try office.record(Office.slip("A2", 100_001, 2_500), in: lower).recording != nil)
  }

  @Test func `a slip that looks like another one is recorded with a warning`() throws {
    let ledger = try office.ledger(households: 1)
    let (recording, found) = try office.record(
      Office.slip("A1", 100_001, 500), Office.slip("A2", 100_001, 500), in: ledger)
    #expect(recording?.recorded == 2)
    #expect(found.all.contains { $0.code == "delivery.looks-recorded" && $0.severity == .warning })
  }

  @Test func `another key, district, first day or file is refused`() throws {
    let ledger = try office.ledger(households: 1)
    #expect(throws: LedgerFailure.otherYear(path: office.path, found: "07-01")) {
      _ = try office.ledger(yearStart: "01-01")
    }
    #expect(throws: LedgerFailure.otherKey(path: office.path)) {
      _ = try Ledger.open(
        office.path, district: "140602", key: .temporary(), year: ledger.year, cap: ledger.cap,
        makingIfMissing: true)
    }
    #expect(throws: LedgerFailure.otherDistrict(path: office.path, found: "140602")) {
      _ = try Ledger.open(
        office.path, district: "140603", key: office.key, year: ledger.year, cap: ledger.cap,
        makingIfMissing: true)
    }
    #expect(throws: LedgerFailure.keyMissing(path: office.folder + "/other.key")) {
      _ = try HouseholdKey.open(office.folder + "/other.key", makingIfMissing: false)
    }
    try office.write(
      "not a database, but long enough to look at: " + String(repeating: "x", count: 2_000), "note.txt")
    #expect(throws: LedgerFailure.notALedger(path: office.folder + "/note.txt")) {
      _ = try Ledger.open(
        office.folder + "/note.txt", district: "140602", key: office.key, year: ledger.year, cap: ledger.cap,
        makingIfMissing: true)
    }
  }
}
