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
    /// What each household gets subsidised, vulnerable ones first.
    public var householdKg: [Kilograms]
    /// Its households by claim, the vulnerable first.
    public var groups: [Group]
    /// What its store holds at the end of each period; empty where it has none.
    public var storeKg: [Kilograms]
    /// What the households need beyond the cap, which they buy themselves.
    public var selfPaidKg: Kilograms
    /// Whether its household count is reconstructed or assumed.
    public var reconstructed: Bool

    /// A village's pellets.
    public init(
      code: String, name: Bilingual, township: String, households: Int, needPerHouseholdKg: Kilograms,
      householdKg: [Kilograms], groups: [Group], storeKg: [Kilograms], selfPaidKg: Kilograms,
      reconstructed: Bool
    ) {
      self.code = code
      self.name = name
      self.township = township
      self.households = households
      self.needPerHouseholdKg = needPerHouseholdKg
      self.householdKg = householdKg
      self.groups = groups
      self.storeKg = storeKg
      self.selfPaidKg = selfPaidKg
      self.reconstructed = reconstructed
    }

    /// Eligible need (at most the cap per household) that is not met.
    public var unmetKg: Kilograms {
      groups.total { $0.entitledKg.total { $0 } * $0.households } - householdKg.total { $0 }
    }
  }
  /// A stretch of the season: a month, or a part of one.
  public struct Period: Codable, Sendable, Hashable {
    /// First day, ISO 8601.
    public var start: String
    /// Last day, ISO 8601.
    public var end: String

    /// A period.
    public init(start: String, end: String) {
      self.start = start
      self.end = end
    }

    /// Its month, `2023-01`.
    public var month: String { String(start.prefix(7)) }
  }

  /// Households of a village that have the same claim. All lists have one entry per period.
  public struct Group: Codable, Sendable, Hashable {
    /// Whether they come first: old, ill, with infants.
    public var vulnerable: Bool
    /// How many.
    public var households: Int
    /// What one of them needs.
    public var needKg: [Kilograms]
    /// What one of them may have subsidised.
    public var entitledKg: [Kilograms]
    /// What all of them together are handed.
    public var receivedKg: [Kilograms]
    /// What all of them together burn of it.
    public var burntKg: [Kilograms]
    /// Kelvin by which their rooms are colder on average, if nobody buys what is missing.
    public var degreesLost: [Double]
    /// How far up the order in which scarce pellets are handed out they stand, 0 … 4: the vulnerable to their floor, everybody
    /// to his floor, the vulnerable to their whole claim, everybody to his whole claim.
    public var height: Double

    /// A group.
    public init(
      vulnerable: Bool, households: Int, needKg: [Kilograms], entitledKg: [Kilograms],
      receivedKg: [Kilograms], burntKg: [Kilograms], degreesLost: [Double], height: Double
    ) {
      self.vulnerable = vulnerable
      self.households = households
      self.needKg = needKg
      self.entitledKg = entitledKg
      self.receivedKg = receivedKg
      self.burntKg = burntKg
      self.degreesLost = degreesLost
      self.height = height
    }
  }

  /// Pellets brought to a village in one period.
  public struct Delivery: Codable, Sendable, Hashable {
    /// Id of the supplier or of the hub they come from.
    public var supplier: String
    /// The village's code.
    public var village: String
    /// First day of the period, ISO 8601.
    public var period: String
    /// How much.
    public var kg: Kilograms
    /// In how many trucks.
    public var loads: Int

    /// A delivery.
    public init(supplier: String, village: String, period: String, kg: Kilograms, loads: Int) {
      self.supplier = supplier
      self.village = village
      self.period = period
      self.kg = kg
      self.loads = loads
    }
  }

  /// Pellets that a hub takes in.
  public struct Intake: Codable, Sendable, Hashable {
    /// Id of the supplier.
    public var supplier: String
    /// Id of the hub.
    public var hub: String
    /// First day of the period, ISO 8601.
    public var period: String
    /// How much.
    public var kg: Kilograms

    /// An intake.
    public init(supplier: String, hub: String, period: String, kg: Kilograms) {
      self.supplier = supplier
      self.hub = hub
      self.period = period
      self.kg = kg
    }
  }

  /// What is proven about the cost.
  public struct Proof: Codable, Sendable, Hashable {
    /// No allocation in which the same households burn the same costs less.
    public var boundFen: Fen
    /// How far the cost may be above the least there is, as a share of it.
    public var gap: Double
    /// Optimum of the linear model, in which trucks can be divided.
    public var linearOptimumFen: Fen
    /// What GLPK says it is.
    public var glpkOptimumFen: Fen?
    /// What the fair shares cost more than the cheapest way to hand out as much.
    public var priceOfFairnessFen: Fen
    /// Arcs of the network, which are columns of the linear model.
    public var arcs: Int
    /// Steps of the network simplex.
    public var pivots: Int

    /// What is proven.
    public init(
      boundFen: Fen, gap: Double, linearOptimumFen: Fen, glpkOptimumFen: Fen?, priceOfFairnessFen: Fen,
      arcs: Int, pivots: Int
    ) {
      self.boundFen = boundFen
      self.gap = gap
      self.linearOptimumFen = linearOptimumFen
      self.glpkOptimumFen = glpkOptimumFen
      self.priceOfFairnessFen = priceOfFairnessFen
      self.arcs = arcs
      self.pivots = pivots
    }
  }

  /// All subsidised pellets.
  public var totalKg: Kilograms
  /// The most any household gets.
  public var maxSubsidisedKgPerHousehold: Kilograms
  /// Eligible need (at most the cap per household) that is not met; ``PelletShortage`` says why.
  public var unmetKg: Kilograms
  /// Need beyond the cap, which households buy themselves. What is short of the claim is ``unmetKg``, never this.
  public var selfPaidKg: Kilograms
  /// The cap used.
  public var capKg: Kilograms
  /// Purchase, whole trucks, handling and holding.
  public var costFen: Fen
  /// The periods of the season, in order.
  public var periods: [Period]
  /// Per village, in the district's order.
  public var villages: [Village]
  /// Who delivers to whom.
  public var deliveries: [Delivery]
  /// What hubs take in.
  public var intakes: [Intake]
  /// Deliveries below the least drop, beside the last to a village: no other of its deliveries could give or take.
  public var smallDrops: Int
  /// What is proven.
  public var proof: Proof

  /// An allocation.
  public init(
    totalKg: Kilograms, maxSubsidisedKgPerHousehold: Kilograms, unmetKg: Kilograms, selfPaidKg: Kilograms,
    capKg: Kilograms, costFen: Fen, periods: [Period], villages: [Village], deliveries: [Delivery],
    intakes: [Intake], smallDrops: Int, proof: Proof
  ) {
    self.totalKg = totalKg
    self.maxSubsidisedKgPerHousehold = maxSubsidisedKgPerHousehold
    self.unmetKg = unmetKg
    self.selfPaidKg = selfPaidKg
    self.capKg = capKg
    self.costFen = costFen
    self.periods = periods
    self.villages = villages
    self.deliveries = deliveries
    self.intakes = intakes
    self.smallDrops = smallDrops
    self.proof = proof
  }
}

extension AllocationPlan {
  /// What each household of a group is handed in each period, by household: cumulative sums are rounded, so that every
  /// total is exact and nobody is more than a kilogram from the even share at any time.
  ///
  /// - Complexity: O(households · periods)
  public static func householdMonths(_ group: Group) -> [[Kilograms]] {
    (0..<group.households).map { household in
      var sum: Int64 = 0
      var before: Int64 = 0
      return group.receivedKg.map { together in
        sum += together.count
        let upToNow = (sum + Int64(group.households - 1 - household)) / Int64(group.households)
        defer { before = upToNow }
        return Kilograms(upToNow - before)
      }
    }
  }
}
