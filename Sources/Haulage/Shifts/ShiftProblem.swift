/// Which trips are driven by which truck in which shift, with which loads, so that the fewest people get cold.
///
/// Times are minutes from the scenario's start, masses kilograms, money fen, lengths metres. Every problem has a plan: what
/// cannot be brought is unserved. Nothing here knows a district; places are rows of the travel book.
public struct ShiftProblem: Sendable {
  /// Hours followed.
  public var horizon: Int
  /// First minute in which an order may be given.
  public var opening: Int
  /// Times and ways.
  public var travel: TravelBook
  /// Where coal is loaded.
  public var yards: [Yard]
  /// What carries it.
  public var trucks: [Truck]
  /// Who is to have it.
  public var needs: [Need]
  /// What drivers and docks must keep to.
  public var rules: Rules
  /// The plan that stands, where orders were given; changing it has its price.
  public var given: ShiftPlan?

  /// Whether any truck has a tank to mind.
  public var hasTanks: Bool { trucks.contains { $0.tank != nil } }

  /// A problem.
  public init(
    horizon: Int, opening: Int, travel: TravelBook, yards: [Yard], trucks: [Truck], needs: [Need],
    rules: Rules,
    given: ShiftPlan? = nil
  ) {
    self.horizon = horizon
    self.opening = opening
    self.travel = travel
    self.yards = yards
    self.trucks = trucks
    self.needs = needs
    self.rules = rules
    self.given = given
  }

  /// A yard with docks.
  public struct Yard: Hashable, Sendable {
    /// From a minute on, only a share of what then stands is left.
    public struct Loss: Hashable, Sendable {
      /// When.
      public var minute: Int
      /// Share of the first stock that is left from then on.
      public var surviving: Double

      /// A loss.
      public init(minute: Int, surviving: Double) {
        self.minute = minute
        self.surviving = surviving
      }
    }
    /// Its place.
    public var place: Int
    /// For every dock, the first minute in which it is free.
    public var docks: [Int]
    /// kg per dock and hour.
    public var rate: Int
    /// Minutes on the dock before each load.
    public var setUp: Int
    /// kg.
    public var stock: Int
    /// Losses, by minute, each smaller than the one before.
    public var losses: [Loss]

    /// A yard.
    public init(place: Int, docks: [Int], rate: Int, setUp: Int, stock: Int, losses: [Loss] = []) {
      self.place = place
      self.docks = docks
      self.rate = rate
      self.setUp = setUp
      self.stock = stock
      self.losses = losses
    }
  }

  /// A truck with its driver.
  public struct Truck: Hashable, Sendable {
    /// A shift that is under way.
    public struct Shift: Hashable, Sendable {
      /// When it began.
      public var start: Int
      /// Minutes driven in it.
      public var driven: Int
      /// Of which since the last rest.
      public var sinceRest: Int
      /// Metres driven in it.
      public var metres: Int

      /// A shift under way.
      public init(start: Int, driven: Int, sinceRest: Int, metres: Int) {
        self.start = start
        self.driven = driven
        self.sinceRest = sinceRest
        self.metres = metres
      }
    }
    /// What a truck has in its tank. It is filled at the base before a shift, where the filling station there works
    /// in the minute from which the shift may begin.
    public struct Tank: Hashable, Sendable {
      /// Metres that a full tank lasts; the truck must be back at its base by then.
      public var range: Int
      /// Metres driven since it was filled, when the truck can first be sent.
      public var used: Int
      /// Minutes in which the filling station is shut, ascending, no two of them touching.
      public var shut: [Range<Int>]

      /// A tank.
      public init(range: Int, used: Int = 0, shut: [Range<Int>]) {
        self.range = range
        self.used = used
        self.shut = shut
      }
    }

    /// Place it returns to after every shift.
    public var base: Int
    /// Row of the travel book.
    public var kind: Int
    /// kg.
    public var payload: Int
    /// Minutes without overtime.
    public var shift: Int
    /// fen per kilometre.
    public var fenPerKilometre: Int
    /// fen per hour on duty.
    public var fenPerHour: Int
    /// Where it can first be sent from.
    public var place: Int
    /// First minute in which it can be sent.
    public var free: Int
    /// First minute in which a shift may have begun by the rules, where that is before it can be sent: shifts that it does not work
    /// are counted from there. `nil` = it is when it can be sent.
    public var allowed: Int?
    /// When it came to the yard where it waits for a dock; `nil` = it does not. Who came before is loaded before.
    public var waitingSince: Int?
    /// The shift it is in then; `nil` = a new one begins.
    public var underWay: Shift?
    /// Its tank; `nil` = it is filled wherever it has to be.
    public var tank: Tank?

    /// A truck that stands at its base.
    public init(
      base: Int, kind: Int, payload: Int, shift: Int, fenPerKilometre: Int, fenPerHour: Int, free: Int
    ) {
      self.base = base
      self.kind = kind
      self.payload = payload
      self.shift = shift
      self.fenPerKilometre = fenPerKilometre
      self.fenPerHour = fenPerHour
      place = base
      self.free = free
    }
  }

  /// Coal wanted at a place.
  public struct Need: Hashable, Sendable {
    /// Households that cool alike.
    public struct Cohort: Hashable, Sendable {
      /// Households without heat, by hour.
      public var households: [Int]
      /// What is left after an hour of the difference to outdoors: e^(−1 h/τ).
      public var decay: Double
      /// Indoor temperature while the heat works, °C.
      public var start: Double

      /// A cohort.
      public init(households: [Int], decay: Double, start: Double) {
        self.households = households
        self.decay = decay
        self.start = start
      }
    }
    /// Its place.
    public var place: Int
    /// What one of its household-hours or kilograms counts.
    public var weight: Int
    /// First minute in which a truck may set out for it.
    public var release: Int
    /// Minutes to unload, whatever the load.
    public var unload: Int
    /// Minutes at doorsteps for all of it; a part takes its share, rounded up.
    public var doorstep: Int
    /// kg asked for in the hours up to and including each.
    public var demandThrough: [Int]
    /// Whether any fuel is burnt in an hour.
    public var burns: [Bool]
    /// Outdoor temperature by hour, °C.
    public var outdoor: [Double]
    /// Who waits for it, in the order in which short fuel serves them.
    public var cohorts: [Cohort]
    /// What is certain to arrive: minute and kg.
    public var arriving: [Arrival]
    /// The one yard the search brings it from, an index into `ShiftProblem.yards`; `nil` = any.
    public var yard: Int?

    /// kg that arrive in a minute.
    public struct Arrival: Hashable, Sendable {
      /// When.
      public var minute: Int
      /// How much.
      public var kg: Int

      /// An arrival.
      public init(minute: Int, kg: Int) {
        self.minute = minute
        self.kg = kg
      }
    }

    /// All of it, kg.
    public var kg: Int { demandThrough.last ?? 0 }

    /// A need.
    public init(
      place: Int, weight: Int, release: Int, unload: Int, doorstep: Int, demandThrough: [Int], burns: [Bool],
      outdoor: [Double], cohorts: [Cohort], arriving: [Arrival] = [], yard: Int? = nil
    ) {
      self.place = place
      self.weight = weight
      self.release = release
      self.unload = unload
      self.doorstep = doorstep
      self.demandThrough = demandThrough
      self.burns = burns
      self.outdoor = outdoor
      self.cohorts = cohorts
      self.arriving = arriving
      self.yard = yard
    }
  }

  /// What drivers, docks and houses are held to.
  public struct Rules: Hashable, Sendable {
    /// Longest spell at the wheel without a rest, minutes.
    public var longestSpell: Int
    /// Shortest rest that ends it, minutes.
    public var rest: Int
    /// Whether a stop to load or unload that is as long as a rest counts as one.
    public var stopsAreRests: Bool
    /// Most driving in a shift, minutes.
    public var drivingPerShift: Int
    /// Most overtime in a shift, minutes.
    public var overtime: Int
    /// What overtime costs beside the hour on duty, fen per hour.
    public var overtimeFenPerHour: Int
    /// From the start of one shift to the start of the next, minutes.
    public var shiftCycle: Int
    /// Least that is brought at a time, kg, unless nothing more is lacking.
    public var minimumDrop: Int
    /// Most unloadings of one trip.
    public var dropsPerTrip: Int
    /// Temperature below which an hour counts as cold, °C.
    public var coldTemperature: Double
    /// Temperature of those who have fuel, °C.
    public var keptTemperature: Double
    /// Cold household-hours that changing one order given must save.
    public var changePrice: Int

    /// Rules.
    public init(
      longestSpell: Int = 240, rest: Int = 20, stopsAreRests: Bool = false, drivingPerShift: Int = 480,
      overtime: Int = 120, overtimeFenPerHour: Int = 3000, shiftCycle: Int = 1440, minimumDrop: Int = 100,
      dropsPerTrip: Int = 4, coldTemperature: Double = 10, keptTemperature: Double = 14, changePrice: Int = 0
    ) {
      self.longestSpell = longestSpell
      self.rest = rest
      self.stopsAreRests = stopsAreRests
      self.drivingPerShift = drivingPerShift
      self.overtime = overtime
      self.overtimeFenPerHour = overtimeFenPerHour
      self.shiftCycle = shiftCycle
      self.minimumDrop = minimumDrop
      self.dropsPerTrip = dropsPerTrip
      self.coldTemperature = coldTemperature
      self.keptTemperature = keptTemperature
      self.changePrice = changePrice
    }
  }
}
