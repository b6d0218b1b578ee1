public import Quantities

/// An amount of money known to lie between two bounds, both proven. Equal bounds mean it is exact.
public struct CostBracket: Codable, Sendable, Hashable {
  /// At least this.
  public var lowerFen: Fen
  /// At most this; `nil` when no plan with the change was found, or there is none.
  public var upperFen: Fen?

  /// A bracket.
  public init(lowerFen: Fen, upperFen: Fen?) {
    self.lowerFen = lowerFen
    self.upperFen = upperFen
  }
}

/// What one more tonne at an open site saves, with the same sites open and stock and deliveries decided anew.
///
/// Optima of a linear program, so no bracket is needed: with these sites open the savings are exact, to the fen.
public struct TonneValue: Codable, Sendable, Hashable {
  /// What a tonne saves.
  public struct Saving: Codable, Sendable, Hashable {
    /// The whole tonne, fen.
    public var tonneFen: Fen
    /// The first kilograms of it, fen per tonne: the dual. At least ``tonneFen``, and more where less than a tonne is of
    /// use.
    public var firstFenPerTonne: Fen

    /// A saving.
    public init(tonneFen: Fen, firstFenPerTonne: Fen) {
      self.tonneFen = tonneFen
      self.firstFenPerTonne = firstFenPerTonne
    }
  }
  /// A tonne of room, to be filled at the usual price.
  public var room: Saving
  /// A tonne that stands there already paid for, with the room it takes, by the fuel's id.
  public var fuels: [String: Saving]

  /// Savings.
  public init(room: Saving, fuels: [String: Saving]) {
    self.room = room
    self.fuels = fuels
  }
}

/// What it costs to cover so much of the required scenarios' need.
public struct CoverageCost: Codable, Sendable, Hashable {
  /// Share of the weighted need of all required scenarios that the plan found meets.
  public var coverage: Double
  /// The rest of that need, priority households counted by their weight.
  public var weightedShortageKg: Kilograms
  /// What the plan found costs: opening, stock and emergency transport.
  public var costFen: Fen
  /// Proven: no plan with so little shortage costs less.
  public var boundFen: Fen
  /// Sites that it opens.
  public var openSites: Int

  /// A level of coverage with its cost.
  public init(
    coverage: Double, weightedShortageKg: Kilograms, costFen: Fen, boundFen: Fen, openSites: Int
  ) {
    self.coverage = coverage
    self.weightedShortageKg = weightedShortageKg
    self.costFen = costFen
    self.boundFen = boundFen
    self.openSites = openSites
  }
}
