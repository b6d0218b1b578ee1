/// What every truck is told to do: trips in order, shift by shift. When each thing happens follows from playing it.
public struct ShiftPlan: Hashable, Sendable {
  /// A load and where it goes.
  public struct Trip: Hashable, Sendable {
    /// Index into `ShiftProblem.yards`.
    public var yard: Int
    /// What is unloaded, in order.
    public var drops: [Drop]

    /// A trip.
    public init(yard: Int, drops: [Drop]) {
      self.yard = yard
      self.drops = drops
    }

    /// All of it, kg.
    public var kg: Int { drops.reduce(0) { $0 + $1.kg } }
  }

  /// kg for a need.
  public struct Drop: Hashable, Sendable {
    /// Index into `ShiftProblem.needs`.
    public var need: Int
    /// How much, kg.
    public var kg: Int

    /// kg for a need.
    public init(need: Int, kg: Int) {
      self.need = need
      self.kg = kg
    }
  }

  /// By truck and shift, trips in order. All trucks have the same number of shifts; a shift may be empty.
  public var shifts: [[[Trip]]]

  /// A plan.
  public init(shifts: [[[Trip]]]) { self.shifts = shifts }
}

/// What a plan is worth, most important first. Less is better.
public struct ShiftWorth: Hashable, Comparable, Sendable {
  /// Household-hours below the cold temperature, each as often as its need weighs.
  public var cold = 0
  /// kg that an hour asked for and did not find, each as often as its need weighs.
  public var unserved = 0
  /// Minutes past the shift.
  public var overtime = 0
  /// fen.
  public var cost = 0
  /// Orders given that are now otherwise.
  public var changes = 0

  /// Nothing of anything.
  public init() {}

  /// Line by line, with changes to orders given at their price in cold household-hours.
  func isBetter(than other: ShiftWorth, changePrice: Int) -> Bool {
    var (mine, theirs) = (self, other)
    mine.cold += changes * changePrice
    theirs.cold += other.changes * changePrice
    return mine < theirs
  }

  /// The first line that differs decides.
  public static func < (a: Self, b: Self) -> Bool {
    (a.cold, a.unserved, a.overtime, a.cost, a.changes) < (b.cold, b.unserved, b.overtime, b.cost, b.changes)
  }
}
