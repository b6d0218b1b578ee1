import Quantities

/// Section five of the plan: which of the listed households are one, and which of them get a subsidy.
///
/// Households that count as one form a group; one of the group holds the allowance, the others share it. Which
/// households form a group does not depend on the order of the rows; who holds the allowance is the first listed
/// that qualifies by itself.
public enum Eligibility {
  /// Decides about every row, in the order given.
  ///
  /// - Parameter rows: All lists together, what the ledger knows already first.
  /// - Complexity: O(n α(n))
  public static func decide(_ rows: [ListedRow]) -> [Ruling] {
    var rulings = rows.map { Ruling(row: $0, outcome: .none, reason: .registered) }
    var first: [HouseholdHandle: Int] = [:]
    for index in rows.indices {
      let listing = rows[index].listing
      guard let earlier = first[listing.household] else {
        first[listing.household] = index
        continue
      }
      rulings[index].reason = repetition(of: rows[earlier].listing, by: listing)
      rulings[index].other = rows[earlier]
    }
    var groups = HouseholdGroups(count: rows.count)
    let standings = rows.indices.filter { rulings[$0].reason == .registered }.map {
      index -> (Int, Standing) in
      let listing = rows[index].listing
      let alone = standing(of: listing)
      let isLost = alone.qualifies && alone.joins && listing.with.flatMap { first[$0] } == nil
      return (index, isLost ? Standing(reason: .otherNotListed) : alone)
    }
    for (index, standing) in standings {
      rulings[index].reason = standing.reason
      guard standing.joins, let other = rows[index].listing.with.flatMap({ first[$0] }) else { continue }
      groups.unite(index, other)
      rulings[index].other = rows[other]
    }
    let yards = Yards(rows, standings.filter { !$0.1.isDecidedApart }.map { $0.0 })
    for (index, neighbour) in yards.neighbours { groups.unite(index, neighbour) }
    settle(&rulings, standings, &groups, yards)
    return rulings
  }

  // MARK: One row by itself

  /// What a row is by itself, before it is seen who it is one with.
  private struct Standing {
    var reason: Reason
    /// Whether it may hold an allowance.
    var qualifies = false
    /// Whether it counts with the household it names.
    var joins = false
    /// Whether the township decided that it stands apart, whoever lives in the yard.
    var isDecidedApart = false
  }

  private static func repetition(of earlier: Listing, by listing: Listing) -> Reason {
    if earlier == listing { return .listedTwice }
    return earlier.village == listing.village ? .listedDifferently : .listedInTwoVillages
  }

  private static func standing(of listing: Listing) -> Standing {
    guard listing.takesPart else {
      return Standing(reason: .notTakingPart, joins: listing.relation != .own && listing.relation != .special)
    }
    let isRegistered = listing.isInPoliceRegister && listing.isInVillageRegister
    switch listing.relation {
    case .own:
      if isRegistered { return Standing(reason: .registered, qualifies: true) }
      return Standing(reason: listing.isInPoliceRegister ? .notInVillageRegister : .notInPoliceRegister)
    case .spouse: return Standing(reason: .spousesApart, qualifies: isRegistered, joins: true)
    case .childWithParents: return Standing(reason: .childWithParents, qualifies: isRegistered, joins: true)
    case .withoutConditions: return Standing(reason: .withoutConditions, joins: true)
    case .childIndependent:
      if listing.livesApart, listing.isInVillageRegister {
        return Standing(reason: .childIndependent, qualifies: true)
      }
      return Standing(reason: .childNotApart, joins: true)
    case .special:
      guard listing.proposedOn != nil else { return Standing(reason: .specialNotProposed, joins: true) }
      guard listing.approvedOn != nil else { return Standing(reason: .specialNotApproved, joins: true) }
      return Standing(reason: .specialCase, qualifies: true, isDecidedApart: true)
    }
  }

  // MARK: All together

  /// Gives each group's allowance to its first household that qualifies by itself, before any that only shares.
  private static func settle(
    _ rulings: inout [Ruling], _ standings: [(Int, Standing)], _ groups: inout HouseholdGroups,
    _ yards: Yards
  ) {
    var holder: [Int: Int] = [:]
    for isSharer in [false, true] {
      for (index, standing) in standings where standing.qualifies && standing.joins == isSharer {
        let group = groups.group(of: index)
        if holder[group] == nil { holder[group] = index }
      }
    }
    for (index, standing) in standings {
      rulings[index].doubt = yards.doubt(about: index)
      guard let chosen = holder[groups.group(of: index)] else { continue }
      if chosen == index {
        // The allowance stands in its name, though it is one with the others.
        if standing.joins { rulings[index].reason = .registered }
        rulings[index].outcome = .own
        if standing.joins { rulings[index].other = nil }
        continue
      }
      guard rulings[index].reason != .notTakingPart else { continue }
      if !standing.joins, standing.reason.isByItself || yards.isShared(index) {
        rulings[index].reason = .oneYardOneLine
      }
      rulings[index].outcome = .joined(rulings[chosen].row.listing.household)
      rulings[index].other = rulings[chosen].row
    }
  }
}

extension Reason {
  /// Whether a household with this reason would hold an allowance if it stood alone.
  fileprivate var isByItself: Bool { self == .registered || self == .childIndependent }
}
