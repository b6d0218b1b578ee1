public import Quantities

/// Who pays for a delivery.
public enum Payment: String, CaseIterable, Codable, Sendable {
  /// Counts against the household's yearly allowance.
  case subsidised
  /// Bought by the household itself; never counts.
  case selfPaid = "self-paid"

  /// What people call it.
  public var label: Bilingual {
    switch self {
    case .subsidised: Bilingual(zh: "补贴", en: "subsidised")
    case .selfPaid: Bilingual(zh: "自费", en: "self-paid")
    }
  }
}

/// Pellets handed to one household.
public struct Delivery: Hashable, Codable, Sendable {
  /// The number of its slip: the same delivery never counts twice.
  public var id: String
  /// ISO 8601 day.
  public var day: String
  /// To whom.
  public var household: HouseholdHandle
  /// Id of the plant it came from.
  public var supplier: String
  /// The plant's lot.
  public var lot: String
  /// How much.
  public var kg: Kilograms
  /// Who pays.
  public var payment: Payment
}

/// Why a delivery was taken back.
public enum StornoReason: String, CaseIterable, Codable, Sendable {
  /// The weight was wrong.
  case wrongWeight = "wrong-weight"
  /// It went to another household.
  case wrongHousehold = "wrong-household"
  /// Paid for otherwise than written.
  case wrongPayment = "wrong-payment"
  /// The fuel went back.
  case returned
  /// Written down twice.
  case recordedTwice = "recorded-twice"
}

/// One thing that happened, as the ledger keeps it for ever.
enum LedgerEvent: Hashable, Sendable {
  /// The ledger was begun. Always the first entry, and never again.
  case opened(Terms)
  /// A list said this of a household, for one year.
  case listed(year: Int, Listing, source: EntrySource)
  /// A household's allowance was decided, for one year; `account` holds it.
  case ruled(year: Int, household: HouseholdHandle, account: HouseholdHandle?, reason: Reason)
  /// Pellets were delivered; the cap is the one in force.
  case delivered(Delivery, year: Int, village: String, cap: Kilograms, source: EntrySource)
  /// A delivery was taken back whole.
  case taken(back: String, on: String, reason: StornoReason)
}

/// What a ledger is begun for.
struct Terms: Hashable, Codable, Sendable {
  /// Six-digit code of the district.
  var district: String
  /// First day of the year, `MM-DD`.
  var yearStart: String
  /// Fingerprint of the key.
  var keyMark: String
}

/// The file a fact was read from: its hash and the line, never its text.
struct EntrySource: Hashable, Codable, Sendable {
  /// SHA-256 of the file.
  var sha256: String
  /// Line, from 1.
  var line: Int
}

extension LedgerEvent: Codable {
  private enum Key: String, CodingKey {
    case event, terms, year, listing, source, household, account, reason, delivery, village, capKg, id, on
  }

  private enum Kind: String, Codable { case opened, listed, ruled, delivered, storno }

  init(from decoder: any Decoder) throws {
    let c = try decoder.container(keyedBy: Key.self)
    switch try c.decode(Kind.self, forKey: .event) {
    case .opened: self = .opened(try c.decode(Terms.self, forKey: .terms))
    case .listed:
      self = .listed(
        year: try c.decode(Int.self, forKey: .year), try c.decode(Listing.self, forKey: .listing),
        source: try c.decode(EntrySource.self, forKey: .source))
    case .ruled:
      self = .ruled(
        year: try c.decode(Int.self, forKey: .year),
        household: try c.decode(HouseholdHandle.self, forKey: .household),
        account: try c.decodeIfPresent(HouseholdHandle.self, forKey: .account),
        reason: try c.decode(Reason.self, forKey: .reason))
    case .delivered:
      self = .delivered(
        try c.decode(Delivery.self, forKey: .delivery), year: try c.decode(Int.self, forKey: .year),
        village: try c.decode(String.self, forKey: .village),
        cap: try c.decode(Kilograms.self, forKey: .capKg),
        source: try c.decode(EntrySource.self, forKey: .source))
    case .storno:
      self = .taken(
        back: try c.decode(String.self, forKey: .id), on: try c.decode(String.self, forKey: .on),
        reason: try c.decode(StornoReason.self, forKey: .reason))
    }
  }

  func encode(to encoder: any Encoder) throws {
    var c = encoder.container(keyedBy: Key.self)
    switch self {
    case .opened(let terms):
      try c.encode(Kind.opened, forKey: .event)
      try c.encode(terms, forKey: .terms)
    case .listed(let year, let listing, let source):
      try c.encode(Kind.listed, forKey: .event)
      try c.encode(year, forKey: .year)
      try c.encode(listing, forKey: .listing)
      try c.encode(source, forKey: .source)
    case .ruled(let year, let household, let account, let reason):
      try c.encode(Kind.ruled, forKey: .event)
      try c.encode(year, forKey: .year)
      try c.encode(household, forKey: .household)
      try c.encodeIfPresent(account, forKey: .account)
      try c.encode(reason, forKey: .reason)
    case .delivered(let delivery, let year, let village, let cap, let source):
      try c.encode(Kind.delivered, forKey: .event)
      try c.encode(delivery, forKey: .delivery)
      try c.encode(year, forKey: .year)
      try c.encode(village, forKey: .village)
      try c.encode(cap, forKey: .capKg)
      try c.encode(source, forKey: .source)
    case .taken(let id, let on, let reason):
      try c.encode(Kind.storno, forKey: .event)
      try c.encode(id, forKey: .id)
      try c.encode(on, forKey: .on)
      try c.encode(reason, forKey: .reason)
    }
  }
}
