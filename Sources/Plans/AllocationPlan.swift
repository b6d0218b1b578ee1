public import Quantities

/// The season's pellets, to the kilogram.
public struct AllocationPlan: Codable, Sendable, Hashable {
  /// Subsidised pellets of one village.
  public struct Village: Codable, Sendable, Hashable {
    /// Twelve digits.
    public var code: String
    /// Its name.
    public var name: Bilingual
    /// Code of its township.
    public var township: String
    /// Biomass households.
    public var households: Int
    /// What one household needs in the season.
    public var needPerHouseholdKg: Kilograms
    /// What each household gets subsidised, in the order of the village's list.
    public var householdKg: [Kilograms]
    /// What the households must buy themselves.
    public var selfPaidKg: Kilograms
    /// Whether its household count is reconstructed or assumed.
    public var reconstructed: Bool

    /// A village's pellets.
    public init(
      code: String, name: Bilingual, township: String, households: Int, needPerHouseholdKg: Kilograms,
      householdKg: [Kilograms], selfPaidKg: Kilograms, reconstructed: Bool
    ) {
      self.code = code
      self.name = name
      self.township = township
      self.households = households
      self.needPerHouseholdKg = needPerHouseholdKg
      self.householdKg = householdKg
      self.selfPaidKg = selfPaidKg
      self.reconstructed = reconstructed
    }
  }
  /// Pellets from one plant to one village.
  public struct Delivery: Codable, Sendable, Hashable {
    /// The supplier's id.
    public var supplier: String
    /// The village's code.
    public var village: String
    /// How much.
    public var kg: Kilograms

    /// A delivery.
    public init(supplier: String, village: String, kg: Kilograms) {
      self.supplier = supplier
      self.village = village
      self.kg = kg
    }
  }
  /// All subsidised pellets.
  public var totalKg: Kilograms
  /// The most any household gets.
  public var maxSubsidisedKgPerHousehold: Kilograms
  /// Eligible need (at most the cap per household) that the plants cannot meet.
  public var unmetKg: Kilograms
  /// Need beyond the cap.
  public var selfPaidKg: Kilograms
  /// The cap used.
  public var capKg: Kilograms
  /// Transport and purchase.
  public var costFen: Fen
  /// Per village, in the district's order.
  public var villages: [Village]
  /// Who delivers to whom.
  public var deliveries: [Delivery]

  /// An allocation.
  public init(
    totalKg: Kilograms, maxSubsidisedKgPerHousehold: Kilograms, unmetKg: Kilograms, selfPaidKg: Kilograms,
    capKg: Kilograms, costFen: Fen, villages: [Village], deliveries: [Delivery]
  ) {
    self.totalKg = totalKg
    self.maxSubsidisedKgPerHousehold = maxSubsidisedKgPerHousehold
    self.unmetKg = unmetKg
    self.selfPaidKg = selfPaidKg
    self.capKg = capKg
    self.costFen = costFen
    self.villages = villages
    self.deliveries = deliveries
  }
}
