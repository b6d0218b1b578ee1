import Quantities

/// The balances that a chain of entries comes to, worked out anew, entry by entry.
struct LedgerReplay {
  /// A household in a year.
  struct Member: Hashable {
    var year: Int
    var household: HouseholdHandle
  }

  /// Kilograms of a household in a year.
  struct Sums: Hashable {
    var subsidised = Kilograms.zero
    var selfPaid = Kilograms.zero
  }

  /// What a delivery became.
  struct Slip: Equatable {
    var delivery: Delivery
    var year: Int
    var village: String
    /// Number of the entry that records it.
    var number: Int
    /// Number of the entry that takes it back; `nil` where none does.
    var storno: Int?
  }

  /// What the lists and the decisions about them come to for one household.
  struct Standing: Equatable {
    var listing: Listing
    /// Number of the entry that first lists it: decisions take households in this order.
    var listed: Int
    var account: HouseholdHandle?
    /// `nil` before the first decision.
    var reason: Reason?
  }

  private(set) var sums: [Member: Sums] = [:]
  private(set) var standings: [Member: Standing] = [:]
  private(set) var slips: [String: Slip] = [:]
  /// Subsidised kilograms by holder of the allowance.
  private var drawn: [Member: Kilograms] = [:]

  /// Takes one entry in; what is wrong with it in words, or `nil`.
  mutating func take(_ event: LedgerEvent, number: Int) -> Bilingual? {
    switch event {
    case .opened:
      return number == 1 ? nil : Bilingual(zh: "台账中途又开了一次账", en: "the ledger is begun a second time")
    case .listed(let year, let listing, _):
      let member = Member(year: year, household: listing.household)
      standings[member, default: Standing(listing: listing, listed: number)].listing = listing
      return nil
    case .ruled(let year, let household, let account, let reason):
      return rule(Member(year: year, household: household), account, reason)
    case .delivered(let delivery, let year, let village, let cap, _):
      return deliver(Slip(delivery: delivery, year: year, village: village, number: number), cap)
    case .taken(let id, _, _): return takeBack(id, number)
    }
  }

  private mutating func rule(_ member: Member, _ account: HouseholdHandle?, _ reason: Reason) -> Bilingual? {
    guard let old = standings[member] else {
      return Bilingual(
        zh: "户 \(member.household) 没有列名就有了认定",
        en: "household \(member.household) is decided about but was never listed")
    }
    let own = sums[member]?.subsidised ?? .zero
    if let old = old.account { drawn[Member(year: member.year, household: old), default: .zero] -= own }
    standings[member]?.account = account
    standings[member]?.reason = reason
    if let account { drawn[Member(year: member.year, household: account), default: .zero] += own }
    return nil
  }

  private mutating func deliver(_ slip: Slip, _ cap: Kilograms) -> Bilingual? {
    let delivery = slip.delivery
    let member = Member(year: slip.year, household: delivery.household)
    guard slips[delivery.id] == nil else {
      return Bilingual(zh: "发放单 \(delivery.id) 记了两次", en: "slip \(delivery.id) is recorded twice")
    }
    slips[delivery.id] = slip
    guard delivery.kg > .zero else {
      return Bilingual(zh: "发放单 \(delivery.id) 没有重量", en: "slip \(delivery.id) has no weight")
    }
    guard delivery.payment == .subsidised else {
      sums[member, default: Sums()].selfPaid += delivery.kg
      return nil
    }
    sums[member, default: Sums()].subsidised += delivery.kg
    guard let account = standings[member]?.account else {
      return Bilingual(
        zh: "发放单 \(delivery.id) 补贴给了没有补贴资格的户",
        en: "slip \(delivery.id) subsidises a household without allowance")
    }
    let holder = Member(year: member.year, household: account)
    drawn[holder, default: .zero] += delivery.kg
    let total = drawn[holder] ?? .zero
    guard total > cap else { return nil }
    return Bilingual(
      zh: "发放单 \(delivery.id) 使该户达到 \(Format.kilograms(total).zh)，超过上限 \(Format.kilograms(cap).zh)",
      en:
        "slip \(delivery.id) takes the household to \(Format.kilograms(total).en), over the cap of \(Format.kilograms(cap).en)"
    )
  }

  private mutating func takeBack(_ id: String, _ number: Int) -> Bilingual? {
    guard let slip = slips[id] else {
      return Bilingual(zh: "冲销了没有记过的发放单 \(id)", en: "slip \(id) is taken back but was never recorded")
    }
    guard slip.storno == nil else {
      return Bilingual(zh: "发放单 \(id) 冲销了两次", en: "slip \(id) is taken back twice")
    }
    slips[id]?.storno = number
    let member = Member(year: slip.year, household: slip.delivery.household)
    switch slip.delivery.payment {
    case .selfPaid: sums[member, default: Sums()].selfPaid -= slip.delivery.kg
    case .subsidised:
      sums[member, default: Sums()].subsidised -= slip.delivery.kg
      if let account = standings[member]?.account {
        drawn[Member(year: slip.year, household: account), default: .zero] -= slip.delivery.kg
      }
    }
    return nil
  }
}
