public import Quantities

/// A plant, or any store of pellets whose lots have passed inspection.
public struct PelletPlant: Hashable, Sendable {
  /// What it can deliver in the season. The caller leaves out lots that failed or await inspection.
  public var capacity: Kilograms
  /// Price at the gate, per tonne.
  public var fenPerTonne: Fen

  /// A plant.
  public init(capacity: Kilograms, fenPerTonne: Fen) {
    self.capacity = capacity
    self.fenPerTonne = fenPerTonne
  }
}

/// The households of one village that heat with pellets and have the same need.
public struct PelletVillage: Hashable, Sendable {
  /// How many.
  public var households: Int
  /// What each needs in the season.
  public var need: Kilograms
  /// Whether they take part in the subsidy. If not, they pay for all of it themselves.
  public var isEligible: Bool

  /// A village.
  public init(households: Int, need: Kilograms, isEligible: Bool = true) {
    self.households = households
    self.need = need
    self.isEligible = isEligible
  }
}

/// Why numbers do not make an allocation problem.
public enum PelletProblemError: Error, Hashable, Sendable {
  /// This plant's capacity or price is below zero, or its price above ``PelletProblem/greatestPrice``.
  case badPlant(Int)
  /// This village has fewer than zero households or more than ``PelletProblem/mostHouseholds``, or its need is
  /// below zero.
  case badVillage(Int)
  /// The distances are not one row per plant with one entry per village, each at least zero and at most
  /// ``PelletProblem/greatestDistance``.
  case badDistances
  /// The cap or the haulage cost is below zero, or the latter above ``PelletProblem/greatestPrice``.
  case badPolicy
  /// All need together is more than ``PelletProblem/greatestTotal``.
  case tooMuch
}

/// The season's pellets: who makes them, who needs them, how far they travel.
public struct PelletProblem: Hashable, Sendable {
  /// The most that all need may sum to: a million tonnes. Keeps exact shares within 64 bits.
  public static let greatestTotal = Kilograms(1_000_000_000)
  /// The highest price per tonne, or per tonne-kilometre: a million yuan.
  public static let greatestPrice = Fen(100_000_000)
  /// The most households of one village: a million.
  public static let mostHouseholds = 1_000_000
  /// The longest way: once round the Earth.
  public static let greatestDistance = Metres(40_075_000)

  /// The plants.
  public let plants: [PelletPlant]
  /// The villages.
  public let villages: [PelletVillage]
  /// Length of the way, by plant, then village; `nil` where there is none.
  public let distances: [[Metres?]]
  /// Subsidised pellets of one household and year, at most.
  public let cap: Kilograms
  /// Cost of carrying a tonne one kilometre.
  public let haulage: Fen

  /// A problem.
  ///
  /// - Throws: ``PelletProblemError`` for the first number that makes no sense.
  public init(
    plants: [PelletPlant], villages: [PelletVillage], distances: [[Metres?]],
    cap: Kilograms = Kilograms(3000), haulage: Fen
  ) throws(PelletProblemError) {
    let price = Fen.zero...Self.greatestPrice
    if let bad = plants.firstIndex(where: { $0.capacity < .zero || !price.contains($0.fenPerTonne) }) {
      throw .badPlant(bad)
    }
    var total = Kilograms.zero
    for (index, village) in villages.enumerated() {
      guard (0...Self.mostHouseholds).contains(village.households), village.need >= .zero else {
        throw .badVillage(index)
      }
      let (need, overflow) = village.need.count.multipliedReportingOverflow(by: Int64(village.households))
      guard !overflow, need <= Self.greatestTotal.count else { throw .tooMuch }
      total += Kilograms(need)
      guard total <= Self.greatestTotal else { throw .tooMuch }
    }
    let lawful = Metres.zero...Self.greatestDistance
    guard distances.count == plants.count,
      distances.allSatisfy({ row in
        row.count == villages.count && row.allSatisfy { $0.map(lawful.contains) ?? true }
      })
    else { throw .badDistances }
    guard cap >= .zero, price.contains(haulage) else { throw .badPolicy }
    self.plants = plants
    self.villages = villages
    self.distances = distances
    self.cap = cap
    self.haulage = haulage
  }

  /// What one household of a village may get subsidised at most: its need, and never more than the cap.
  public func entitlement(village: Int) -> Kilograms {
    villages[village].isEligible ? min(villages[village].need, cap) : .zero
  }

  /// What all households of a village may get subsidised at most.
  public func eligibleNeed(village: Int) -> Kilograms {
    entitlement(village: village) * villages[village].households
  }

  /// What a tonne from `plant` costs in `village`, in thousandths of a fen; `nil` where there is no way.
  func millifenPerTonne(plant: Int, village: Int) -> Int64? {
    distances[plant][village].map { plants[plant].fenPerTonne.count * 1000 + haulage.count * $0.count }
  }
}
