public import Quantities

/// Pellets brought from one plant to one village over the season.
public struct PelletDelivery: Hashable, Codable, Sendable {
  /// Index of the plant.
  public var plant: Int
  /// Index of the village.
  public var village: Int
  /// How much, more than nothing.
  public var amount: Kilograms

  /// `amount` from `plant` to `village`.
  public init(plant: Int, village: Int, amount: Kilograms) {
    self.plant = plant
    self.village = village
    self.amount = amount
  }
}

/// Who gets how many subsidised pellets, and from where, to the kilogram.
public struct PelletAllocation: Hashable, Codable, Sendable {
  /// What the households of one village get.
  public struct Village: Hashable, Codable, Sendable {
    /// How many households there are.
    public var households: Int
    /// Subsidised pellets of all of them together.
    public var subsidised: Kilograms
    /// What they are entitled to (need up to the cap) and the plants cannot bring.
    public var unmet: Kilograms
    /// Need that is not subsidised, for whatever reason: they buy it themselves, or are cold.
    public var selfPaid: Kilograms
    /// The exact max-min fair share of the entitlement, before rounding to kilograms; `nil` where there is none.
    public var share: Double?

    /// What a village gets.
    public init(
      households: Int, subsidised: Kilograms, unmet: Kilograms, selfPaid: Kilograms, share: Double?
    ) {
      self.households = households
      self.subsidised = subsidised
      self.unmet = unmet
      self.selfPaid = selfPaid
      self.share = share
    }

    /// What each household gets, in the order of the village's list: all the same, but that the kilograms which
    /// do not divide go one each to the first.
    ///
    /// - Complexity: O(households)
    public var householdAmounts: [Kilograms] {
      guard households > 0 else { return [] }
      let (each, rest) = subsidised.count.quotientAndRemainder(dividingBy: Int64(households))
      return (0..<households).map { Kilograms($0 < rest ? each + 1 : each) }
    }

    /// The most that any of its households gets.
    public var greatestHouseholdAmount: Kilograms {
      guard households > 0 else { return .zero }
      return Kilograms((subsidised.count + Int64(households) - 1) / Int64(households))
    }
  }

  /// One entry per village of the problem.
  public var villages: [Village]
  /// Who delivers to whom, by plant, then village.
  public var deliveries: [PelletDelivery]
  /// Price at the gate and haulage of all deliveries, rounded to whole fen once.
  public var cost: Fen

  /// An allocation from its parts, to be verified.
  public init(villages: [Village], deliveries: [PelletDelivery], cost: Fen) {
    self.villages = villages
    self.deliveries = deliveries
    self.cost = cost
  }

  /// All subsidised pellets.
  public var subsidised: Kilograms { villages.total(\.subsidised) }
  /// All entitlement that the plants cannot bring.
  public var unmet: Kilograms { villages.total(\.unmet) }
  /// All need that is not subsidised.
  public var selfPaid: Kilograms { villages.total(\.selfPaid) }
  /// The most that any household gets.
  public var greatestHouseholdAmount: Kilograms {
    villages.map(\.greatestHouseholdAmount).max() ?? .zero
  }
}
