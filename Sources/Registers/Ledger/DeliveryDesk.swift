import District
import GRDB
import Quantities
import Tables

/// Takes deliveries one by one within one transaction, or says why not.
struct DeliveryDesk {
  private(set) var result = Recording()
  private let ledger: Ledger
  private let db: Database
  private var pen: Pen
  private let lots: [String: LotBook.Lot]
  private var leftOfLot: [String: Kilograms]
  /// Slips as they are written in the ledger, by their number in capitals: as with households, people's small letters
  /// must not make two of one.
  private var spellings: [String: String]

  init(_ ledger: Ledger, _ book: LotBook, _ db: Database) throws {
    self.ledger = ledger
    self.db = db
    pen = try Pen(db, writtenAt: ledger.clock())
    lots = book.lots
    leftOfLot = lots.mapValues(\.kg)
    for row in try GRDB.Row.fetchAll(
      db, sql: "SELECT lot, SUM(kg) AS kg FROM delivery WHERE storno IS NULL GROUP BY lot")
    {
      leftOfLot[row["lot"]]? -= Kilograms(row["kg"])
    }
    // ledgers of older versions may hold both spellings; the exact one is asked for first
    spellings = Dictionary(
      try String.fetchAll(db, sql: "SELECT id FROM delivery").map { ($0.uppercased(), $0) }
    ) { first, _ in first }
  }

  /// Writes one delivery down, passes over one that is there already, or reports why it is refused.
  mutating func take(_ row: DeliveryRow, _ source: EntrySource, _ found: inout Diagnostics) throws {
    let delivery = row.delivery
    let stored =
      try StoredDelivery.find(delivery.id, db)
      ?? spellings[delivery.id.uppercased()].flatMap { try StoredDelivery.find($0, db) }
    if let stored {
      var same = delivery
      same.id = stored.delivery.id
      guard stored.delivery == same else {
        return refuse(.changed(id: stored.delivery.id), row, &found)
      }
      if stored.isTakenBack { result.takenBack += 1 } else { result.alreadyThere += 1 }
      return
    }
    // The reader only lets days through that the calendar has.
    guard let day = CalendarDay(iso: delivery.day) else { return }
    let year = ledger.year.year(of: day)
    guard let standing = try Ledger.standing(of: delivery.household, year: year, db) else {
      return refuse(.notListed(year: ledger.year.label(year)), row, &found)
    }
    if let village = row.village, village != standing.village {
      return refuse(.otherVillage(standing.village), row, &found)
    }
    guard accepts(row, &found) else { return }
    if delivery.payment == .subsidised {
      guard let account = standing.account else {
        return refuse(.notEligible(standing.reason), row, &found)
      }
      let had = try Ledger.subsidised(account: account, year: year, db)
      guard had + delivery.kg <= ledger.cap else {
        let left = max(.zero, ledger.cap - had)
        return refuse(.overCap(ledger.cap, had: had, left: left), row, &found)
      }
    }
    try reportLookalike(row, year, &found)
    try write(delivery, year, standing.village, source)
  }

  private mutating func write(
    _ delivery: Delivery, _ year: Int, _ village: String, _ source: EntrySource
  ) throws {
    let number = try pen.append(
      .delivered(delivery, year: year, village: village, cap: ledger.cap, source: source))
    try db.cachedStatement(
      sql: """
        INSERT INTO delivery (id, number, year, day, household, village, supplier, lot, kg, payment)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """
    ).execute(arguments: [
      delivery.id, number, year, delivery.day, delivery.household.text, village, delivery.supplier,
      delivery.lot, delivery.kg.count, delivery.payment.rawValue,
    ])
    try Balance.add(delivery.kg, of: delivery, year: year, db)
    spellings[delivery.id.uppercased()] = delivery.id
    leftOfLot[delivery.lot]? -= delivery.kg
    result.recorded += 1
    switch delivery.payment {
    case .subsidised: result.subsidised += delivery.kg
    case .selfPaid: result.selfPaid += delivery.kg
    }
  }

  /// Whether the lot is passed, of that plant and of the contract's grade, was made by then, and still holds as much.
  private func accepts(_ row: DeliveryRow, _ found: inout Diagnostics) -> Bool {
    let delivery = row.delivery
    guard let lot = lots[delivery.lot] else {
      refuse(.unknownLot, row, &found)
      return false
    }
    guard lot.supplier == delivery.supplier else {
      refuse(.otherSupplier(lot.supplier), row, &found)
      return false
    }
    guard lot.quality == .passed else {
      refuse(.lotNotPassed(lot.quality), row, &found)
      return false
    }
    guard lot.isOfContractGrade else {
      refuse(.lotBelowGrade, row, &found)
      return false
    }
    // ISO 8601 days sort as text
    guard delivery.day >= lot.madeOn else {
      refuse(.beforeLot(lot.madeOn), row, &found)
      return false
    }
    let left = leftOfLot[delivery.lot] ?? .zero
    guard delivery.kg <= left else {
      refuse(.lotExhausted(left: max(.zero, left)), row, &found)
      return false
    }
    return true
  }

  /// Warns of another slip with the same household, day, lot and weight.
  private func reportLookalike(_ row: DeliveryRow, _ year: Int, _ found: inout Diagnostics) throws {
    let delivery = row.delivery
    let other = try String.fetchOne(
      db.cachedStatement(
        sql: """
          SELECT id FROM delivery WHERE year = ? AND household = ? AND day = ? AND lot = ? AND kg = ?
            AND storno IS NULL
          """),
      arguments: [year, delivery.household.text, delivery.day, delivery.lot, delivery.kg.count])
    guard let other else { return }
    found.report(
      .warning, "delivery.looks-recorded", at: row.place, found: delivery.id,
      Bilingual(
        zh: "同一户同一天同一批次同样重量已有一张单 \(other)，这张也记了。",
        en: "Slip \(other) has the same household, day, lot and weight; this one was recorded too."),
      remedy: Bilingual(
        zh: "如果是同一次发放，请用 hearth allocate storno 冲销其中一张。",
        en: "If it is one delivery, take one of them back with hearth allocate storno."))
  }

  private func refuse(_ refusal: DeliveryRefusal, _ row: DeliveryRow, _ found: inout Diagnostics) {
    let (message, remedy) = refusal.words(for: row.delivery)
    found.report(
      .error, refusal.code, at: Place(file: row.place.file, row: row.place.row, column: refusal.column),
      found: refusal.found(in: row.delivery), message, remedy: remedy)
  }
}
