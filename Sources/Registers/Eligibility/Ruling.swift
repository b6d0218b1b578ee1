public import Quantities
import Tables

/// What was decided about one row of the lists, with its reason.
public struct Ruling: Hashable, Sendable {
  /// What the row's household gets.
  public enum Outcome: Hashable, Codable, Sendable {
    /// A subsidy of its own.
    case own
    /// A share in the subsidy of another household, which it counts as one with.
    case joined(HouseholdHandle)
    /// None.
    case none
  }

  /// The row.
  public var row: ListedRow
  /// What it gets.
  public var outcome: Outcome
  /// Why.
  public var reason: Reason
  /// The other household the reason speaks of: spouse, parents, neighbours in the yard, the earlier listing.
  public var other: ListedRow?
  /// What somebody should look at although the decision stands; `nil` where there is nothing.
  public var doubt: Bilingual?

  /// The household whose allowance its subsidised deliveries are taken from; `nil` where it gets none.
  public var account: HouseholdHandle? {
    switch outcome {
    case .own: row.listing.household
    case .joined(let other): other
    case .none: nil
    }
  }

  /// Whether the row repeats another and takes no part in the register.
  public var isRepetition: Bool {
    [.listedTwice, .listedDifferently, .listedInTwoVillages].contains(reason)
  }

  /// Whether a person must look into it before the season.
  public var needsSomebody: Bool { reason.needsSomebody || doubt != nil }

  /// The decision as people read it: what, why, on which clause, and with whom.
  public var words: Bilingual {
    let what: Bilingual =
      switch outcome {
      case .own: Bilingual(zh: "单独补贴", en: "A subsidy of its own")
      case .joined: Bilingual(zh: "合并为一户补贴", en: "Subsidised as one household")
      case .none: Bilingual(zh: "不补贴", en: "No subsidy")
      }
    let with = other.map(Self.named)
    let zh =
      "\(what.zh)：\(reason.words.zh)" + (with.map { "（\($0.zh)）" } ?? "") + "。依据：\(reason.clause.zh)。"
    let en =
      "\(what.en): \(reason.words.en)" + (with.map { " (\($0.en))" } ?? "") + ". Basis: \(reason.clause.en)."
    guard let doubt else { return Bilingual(zh: zh, en: en) }
    return Bilingual(zh: zh + doubt.zh, en: en + " " + doubt.en)
  }

  private static func named(_ row: ListedRow) -> Bilingual {
    guard let place = row.place, let line = place.row else {
      return Bilingual(
        zh: "台账中的户 \(row.listing.household)", en: "household \(row.listing.household) of the ledger")
    }
    return Bilingual(zh: "\(place.file) 第 \(line) 行的户", en: "the household at \(place.file):\(line)")
  }
}
