import District
import Foundation
import Quantities
import Tables
import Testing

@testable import Registers

/// An office with a folder of its own, a key, and lists typed in as a township would.
final class Office {
  /// Two villages, one plant.
  static let villages = ["140602101201", "140602101202"]
  static let lots = LotBook([
    "L1": lot("plant", 90_000_000), "L2": lot("plant", 5_000, .pending), "L3": lot("plant", 5_000, .failed),
    "L4": lot("mill", 1_000), "L5": lot("mill", 5_000, isOfContractGrade: false),
    "L7": lot("plant", 5_000, madeOn: "2022-11-15"),
  ])

  private static func lot(
    _ supplier: String, _ kg: Int64, _ quality: StockLot.Quality = .passed, madeOn: String = "2022-07-01",
    isOfContractGrade: Bool = true
  ) -> LotBook.Lot {
    LotBook.Lot(
      supplier: supplier, kg: Kilograms(kg), quality: quality, madeOn: madeOn,
      isOfContractGrade: isOfContractGrade)
  }

  static let header =
    "household,village,relation,with,yard,heat_line,police_registered,village_registered,lives_apart,taking_part,proposed_on,approved_on"

  let folder: String
  let key: HouseholdKey
  var path: String { folder + "/ledger.sqlite" }

  init() throws {
    // In memory where there is such a folder: being killed does not depend on the disk, and waiting for it does.
    let memory = "/dev/shm"
    let parent =
      FileManager.default.isWritableFile(atPath: memory)
      ? memory : FileManager.default.temporaryDirectory.path
    folder = parent + "/hearth-office-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    key = try HouseholdKey.open(folder + "/household.key", makingIfMissing: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  func ledger(
    cap: Int64 = 3_000, yearStart: String = "07-01", makingIfMissing: Bool = true
  ) throws -> Ledger {
    try Ledger.open(
      path, district: "140602", key: key, year: try #require(AccountYear(start: yearStart)),
      cap: Kilograms(cap), makingIfMissing: makingIfMissing, clock: { "2022-11-20T08:00:00Z" })
  }

  // MARK: Lists

  /// A list of rows below the usual header; nothing in it may be wrong.
  func list(_ rows: String...) throws -> ReadList {
    let bytes = Array(([Self.header] + rows).joined(separator: "\n").utf8)
    var found = Diagnostics()
    let read = HouseholdList.read(
      bytes, file: "list.csv", villages: Set(Self.villages), key: key, diagnostics: &found)
    try #require(!found.hasErrors, "\(found.errors)")
    return ReadList(rows: read, bytes: bytes)
  }

  /// The decisions about some rows.
  func decide(_ rows: String...) throws -> [Ruling] {
    let bytes = Array(([Self.header] + rows).joined(separator: "\n").utf8)
    var found = Diagnostics()
    let read = HouseholdList.read(
      bytes, file: "list.csv", villages: Set(Self.villages), key: key, diagnostics: &found)
    try #require(!found.hasErrors, "\(found.errors)")
    return Eligibility.decide(read)
  }

  /// A plain household of its own in the first village.
  static func own(_ number: Int, village: Int = 0) -> String {
    "\(number),\(villages[village]),own,,,,yes,yes,yes,yes,,"
  }

  /// A ledger that knows households 100001 … 100000 + count.
  func ledger(households count: Int) throws -> Ledger {
    let ledger = try ledger()
    let bytes = Array(
      ([Self.header] + (1...count).map { Self.own(100_000 + $0) }).joined(separator: "\n").utf8)
    var found = Diagnostics()
    let rows = HouseholdList.read(
      bytes, file: "list.csv", villages: Set(Self.villages), key: key, diagnostics: &found)
    try register(ReadList(rows: rows, bytes: bytes), in: ledger)
    return ledger
  }

  @discardableResult
  func register(_ lists: ReadList..., in ledger: Ledger, year: Int = 2022) throws -> Registration {
    var found = Diagnostics()
    let registration = try ledger.register(lists, year: year, diagnostics: &found)
    return try #require(registration, "\(found.errors)")
  }

  // MARK: Deliveries

  /// Records rows `id,date,household,supplier,lot,kg,payment`, and says what was found.
  func record(
    _ rows: String..., in ledger: Ledger
  ) throws -> (recording: Recording?, found: Diagnostics) {
    try record(
      csv: (["id,date,household,supplier,lot,kg,payment"] + rows).joined(separator: "\n"), in: ledger)
  }

  func record(
    csv: String, in ledger: Ledger
  ) throws -> (recording: Recording?, found: Diagnostics) {
    var found = Diagnostics()
    let bytes = Array(csv.utf8)
    let rows = DeliveryList.read(
      bytes, file: "deliveries.csv", suppliers: ["plant", "mill"], key: key, diagnostics: &found)
    guard !found.hasErrors else { return (nil, found) }
    let recording = try ledger.record(
      rows, lots: Self.lots, sha256: Digest.sha256(bytes), diagnostics: &found)
    return (recording, found)
  }

  /// A subsidised slip of 15 November 2022.
  static func slip(_ id: String, _ household: Int, _ kg: Int, payment: String = "subsidised") -> String {
    "\(id),2022-11-15,\(household),plant,L1,\(kg),\(payment)"
  }

  /// What a household has had subsidised in 2022.
  func subsidised(_ household: Int, in ledger: Ledger) throws -> Int64 {
    try #require(try ledger.households(year: 2022, number: "\(household)").first).subsidisedKg.count
  }
}

extension Diagnostics {
  /// Codes of the errors.
  var errorCodes: [String] { errors.map(\.code) }
}

extension Office {
  func write(_ text: String, _ name: String) throws {
    try Data(text.utf8).write(to: URL(fileURLWithPath: folder + "/" + name))
  }
}
