public import Quantities

/// How much goes to which village in which period, by which trucks, from where: truckload lot sizing.
///
/// A period is a week of a season, or a day or less of an emergency. Mass is counted in whole steps of ``step`` kilograms, so
/// that everything here is an exact integer; whoever states the problem rounds, use up and room down, and says so. Every
/// problem that passes validation has a plan, if only the one that brings nothing: shortage has a price, not a veto.
public struct LotSizingProblem: Hashable, Sendable {
  /// What becomes of a need that finds no fuel.
  public enum Shortage: String, Hashable, Sendable, Codable {
    /// It waits and is made up when fuel comes. It is paid for in every period it waits.
    case late
    /// The hour was cold and is over. It is paid for once.
    case lost
  }

  /// A plant, hub or reserve point that trucks load at.
  public struct Source: Hashable, Sendable {
    /// Steps that become available at the start of each period; what is not taken stays.
    public var supply: [Int]
    /// Price of a step that is asked for and not there yet, per period; `nil` = it cannot be had.
    public var advance: Fen?
    /// Minutes in which its docks can load, in each period; `nil` = docks are no bottleneck.
    public var docks: [Minutes]?
    /// Price of one more hour of a dock; `nil` = there is none.
    public var dockOvertime: Fen?

    /// A source.
    public init(
      supply: [Int], advance: Fen? = nil, docks: [Minutes]? = nil, dockOvertime: Fen? = nil
    ) {
      self.supply = supply
      self.advance = advance
      self.docks = docks
      self.dockOvertime = dockOvertime
    }
  }

  /// Trucks that are alike.
  public struct Fleet: Hashable, Sendable {
    /// What one carries, steps.
    public var payload: Int
    /// What all of them can work in each period at the usual rate.
    public var minutes: [Minutes]
    /// What they can work beyond that.
    public var overtime: [Minutes]
    /// What an hour of that costs beyond the usual rate.
    public var overtimeHour: Fen
    /// What an hour of a hired truck of the kind costs beyond the usual rate; `nil` = none can be hired.
    public var hireHour: Fen?

    /// A fleet.
    public init(
      payload: Int, minutes: [Minutes], overtime: [Minutes], overtimeHour: Fen, hireHour: Fen?
    ) {
      self.payload = payload
      self.minutes = minutes
      self.overtime = overtime
      self.overtimeHour = overtimeHour
      self.hireHour = hireHour
    }
  }

  /// A way to bring a load: a source, and a kind of truck that may use the road.
  public struct Way: Hashable, Sendable {
    /// Index into ``LotSizingProblem/sources``.
    public var source: Int
    /// Index into ``LotSizingProblem/fleets``.
    public var fleet: Int
    /// Cost of one load: kilometres and hours, there and back.
    public var cost: Fen
    /// Time a truck is busy with it: loading, both ways, unloading.
    public var minutes: Minutes
    /// Time a dock is busy with it.
    public var dock: Minutes
    /// Whether it can be driven, in each period.
    public var isOpen: [Bool]

    /// A way.
    public init(source: Int, fleet: Int, cost: Fen, minutes: Minutes, dock: Minutes, isOpen: [Bool]) {
      self.source = source
      self.fleet = fleet
      self.cost = cost
      self.minutes = minutes
      self.dock = dock
      self.isOpen = isOpen
    }
  }

  /// Whom the fuel is for.
  public struct Village: Hashable, Sendable {
    /// Steps that lie there at the start.
    public var stock: Int
    /// Steps wanted in each period.
    public var use: [Int]
    /// The most that may lie there in each period once all that comes in it has come. More than that may lie there only
    /// because it did from the start.
    public var room: [Int]
    /// Steps that should lie there at the end of each period.
    public var safety: Int
    /// Exactly what is to come over all periods, with ``Shortage/late`` only; `nil` = as much as is wanted.
    public var order: Int?
    /// The ways fuel can come.
    public var ways: [Way]
    /// Price of a step wanted in vain, in each period.
    public var shortage: [Fen]
    /// Price of a step below ``safety``, per period.
    public var unsafety: Fen
    /// Price of a step of ``order`` that never comes.
    public var missing: Fen
    /// Price of a step that lies from one period to the next.
    public var holding: Fen

    /// A village.
    public init(
      stock: Int, use: [Int], room: [Int], safety: Int = 0, order: Int? = nil, ways: [Way],
      shortage: [Fen], unsafety: Fen = .zero, missing: Fen = .zero, holding: Fen = .zero
    ) {
      self.stock = stock
      self.use = use
      self.room = room
      self.safety = safety
      self.order = order
      self.ways = ways
      self.shortage = shortage
      self.unsafety = unsafety
      self.missing = missing
      self.holding = holding
    }
  }

  /// A drop that shares its truck with drops elsewhere: at most one per village and period.
  public struct SharedDrop: Hashable, Sendable {
    /// The least it may be, in thousandths of the truck's payload.
    public var least: Int
    /// The most it may be, in thousandths of the truck's payload.
    public var most: Int
    /// What it costs and how long it takes, in thousandths of its share of a load of its own.
    public var factor: Int

    /// A drop of so much.
    public init(least: Int, most: Int, factor: Int) {
      self.least = least
      self.most = most
      self.factor = factor
    }
  }

  /// Kilograms in a step.
  public let step: Kilograms
  /// How many periods there are.
  public let periods: Int
  /// What becomes of a need that finds no fuel.
  public let shortage: Shortage
  /// Where trucks load.
  public let sources: [Source]
  /// The trucks.
  public let fleets: [Fleet]
  /// Whom the fuel is for.
  public let villages: [Village]
  /// What shares a truck; `nil` = nothing does.
  public let shared: SharedDrop?

  /// A problem.
  ///
  /// - Throws: ``LotSizingProblemError`` for the first number that makes no sense.
  public init(
    step: Kilograms, periods: Int, shortage: Shortage, sources: [Source], fleets: [Fleet],
    villages: [Village], shared: SharedDrop? = nil
  ) throws(LotSizingProblemError) {
    self.step = step
    self.periods = periods
    self.shortage = shortage
    self.sources = sources
    self.fleets = fleets
    self.villages = villages
    self.shared = shared
    try validate()
  }

  /// The smallest and the largest shared drop by a fleet's trucks, steps; `nil` = there is none.
  func sharedSteps(of fleet: Int) -> ClosedRange<Int>? {
    guard let shared else { return nil }
    let payload = fleets[fleet].payload
    let (least, most) = (max(1, (payload * shared.least + 999) / 1000), payload * shared.most / 1000)
    return least <= most ? least...most : nil
  }

  /// What a shared drop takes of an amount that a whole load takes, rounded up.
  func share(of whole: Int64, steps: Int, fleet: Int) -> Int64 {
    let over = Int64(fleets[fleet].payload) * 1000
    return (whole * Int64(steps) * Int64(shared?.factor ?? 1000) + over - 1) / over
  }

  /// Stock of a village at the start of each period, and after the last, if nothing ever comes.
  func idleStock(of village: Village) -> [Int] {
    var stock = [village.stock]
    for t in 0..<periods {
      let left = stock[t] - village.use[t]
      stock.append(shortage == .late ? left : max(0, left))
    }
    return stock
  }

  /// The most that may lie in a village in each period once all has come: its room, and no more than will still be used and is
  /// to be left; what lies there anyway may.
  func ceiling(of village: Village) -> [Int] {
    let idle = idleStock(of: village)
    let left = village.order.map { idle[periods] + $0 } ?? village.safety
    var ahead = 0
    var ceiling = [Int](repeating: 0, count: periods)
    for t in (0..<periods).reversed() {
      ahead += village.use[t]
      ceiling[t] = max(min(village.room[t], left + ahead), idle[t])
    }
    return ceiling
  }
}
