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
  struct Slip {
    var delivery: Delivery
    var year: Int
    var isTakenBack = false
  }

  private(set) var sums: [Member: Sums] = [:]
  private(set) var accounts: [Member: HouseholdHandle] = [:]
  private(set) var listings: [Member: Listing] = [:]
  private(set) var slips: [String: Slip] = [:]
  /// Subsidised kilograms by holder of the allowance.
  private var drawn: [Member: Kilograms] = [:]

  /// Takes one entry in; what is wrong with it in words, or `nil`.
  mutating func take(_ event: LedgerEvent, number: Int) -> Bilingual? {
    switch event {
    case .opened:
      return number == 1 ? nil : Bilingual(zh: "台账中途又开了一次账", en: "the ledger is begun a second time")
    case .listed(let year, let listing, _):
      listings[Member(year: year, household: listing.household)] = listing
      return nil
    case .ruled(let year, let household, let account, _):
      move(Member(year: year, household: household), to: account)
      return nil
    case .delivered(let delivery, let year, _, let cap, _):
      return deliver(delivery, Member(year: year, household: delivery.household), cap)
    case .taken(let id, _, _): return takeBack(id)
    }
  }

  private mutating func move(_ member: Member, to account: HouseholdHandle?) {
    let own = sums[member]?.subsidised ?? .zero
    if let old = accounts[member] { drawn[Member(year: member.year, household: old), default: .zero] -= own }
    accounts[member] = account
    if let account { drawn[Member(year: member.year, household: account), default: .zero] += own }
  }

  private mutating func deliver(_ delivery: Delivery, _ member: Member, _ cap: Kilograms) -> Bilingual? {
    guard slips[delivery.id] == nil else {
      return Bilingual(zh: "发放单 \(delivery.id) 记了两次", en: "slip \(delivery.id) is recorded twice")
    }
    slips[delivery.id] = Slip(delivery: delivery, year: member.year)
    guard delivery.kg > .zero else {
      return Bilingual(zh: "发放单 \(delivery.id) 没有重量", en: "slip \(delivery.id) has no weight")
    }
    guard delivery.payment == .subsidised else {
      sums[member, default: Sums()].selfPaid += delivery.kg
      return nil
    }
    sums[member, default: Sums()].subsidised += delivery.kg
    guard let account = accounts[member] else {
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

  private mutating func takeBack(_ id: String) -> Bilingual? {
    guard let slip = slips[id] else {
      return Bilingual(zh: "冲销了没有记过的发放单 \(id)", en: "slip \(id) is taken back but was never recorded")
    }
    guard !slip.isTakenBack else {
      return Bilingual(zh: "发放单 \(id) 冲销了两次", en: "slip \(id) is taken back twice")
    }
    slips[id]?.isTakenBack = true
    let member = Member(year: slip.year, household: slip.delivery.household)
    switch slip.delivery.payment {
    case .selfPaid: sums[member, default: Sums()].selfPaid -= slip.delivery.kg
    case .subsidised:
      sums[member, default: Sums()].subsidised -= slip.delivery.kg
      if let account = accounts[member] {
        drawn[Member(year: slip.year, household: account), default: .zero] -= slip.delivery.kg
      }
    }
    return nil
  }
}
