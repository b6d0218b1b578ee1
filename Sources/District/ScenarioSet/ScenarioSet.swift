public import Quantities

/// What may happen, as distributions (`scenarios/sets/*.toml`). `Ensembles` draws scenarios from it.
public struct ScenarioSet: Sendable {
  /// What the weights of the classes mean.
  public enum Basis: String, Sendable, Hashable, Codable {
    /// How often a winter brings one: sums over the set are per winter.
    case perWinter = "per-winter"
    /// Relative, given that one of them happens: means over the set are per event. Says nothing of how likely
    /// that is.
    case conditional
  }

  /// Its name, `[a-z0-9-]{1,64}`; drawn scenarios are called `name-0001`.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// What its numbers rest on, and which data it lacks.
  public var note: Bilingual
  /// What the weights mean.
  public var basis: Basis
  /// Seed of every draw, unless another is asked for.
  public var seed: UInt64
  /// Longest a drawn scenario is followed, hours.
  public var horizon: Int
  /// The kinds of event.
  public var classes: [HazardClass]
  /// How cold it is.
  public var outdoor: OutdoorLaw
  /// How alike townships fare, by township of the district.
  public var correlation: Correlation
  /// What a missing tonne for an ordinary household costs; the district's priority weight multiplies it for
  /// the others.
  public var shortageCost: Setting<Fen>
  /// How an earthquake's shaking falls off; `nil` where the set has none by magnitude.
  public var ground: GroundMotion?
  /// What shaking breaks.
  public var fragilities: [Fragility]
  /// The file it was read from.
  public var file: String

  /// A set.
  public init(
    name: String, title: Bilingual, note: Bilingual, basis: Basis, seed: UInt64, horizon: Int,
    classes: [HazardClass], outdoor: OutdoorLaw, correlation: Correlation, shortageCost: Setting<Fen>,
    ground: GroundMotion? = nil, fragilities: [Fragility] = [], file: String
  ) {
    self.name = name
    self.title = title
    self.note = note
    self.basis = basis
    self.seed = seed
    self.horizon = horizon
    self.classes = classes
    self.outdoor = outdoor
    self.correlation = correlation
    self.shortageCost = shortageCost
    self.ground = ground
    self.fragilities = fragilities
    self.file = file
  }

  /// Expected events of each class: per winter, or adding up to 1 where the set is conditional.
  public var events: [Double] {
    let weights = classes.map(\.weight.value)
    switch basis {
    case .perWinter: return weights
    case .conditional: return weights.map { $0 / weights.reduce(0, +) }
    }
  }
  /// Expected events of the set: per winter, or 1 where it is conditional.
  public var expectedEvents: Double { basis == .conditional ? 1 : events.reduce(0, +) }

  /// Certainty of every number in it, for the share that is assumed.
  public var certainties: [Certainty] {
    let events = classes.flatMap { [$0.weight.certainty] + $0.hazards.flatMap(\.certainties) }
    let common = [
      outdoor.spreadFactor.certainty, outdoor.swingFactor.certainty, outdoor.coldestHour.certainty,
      correlation.range.certainty, shortageCost.certainty,
    ]
    let shaking = (ground?.certainties ?? []) + fragilities.flatMap(\.certainties)
    return events + common + correlation.pairs.map(\.certainty) + shaking
  }
}

/// A kind of event: hazards that come together.
public struct HazardClass: Sendable {
  /// Its name, unique in the set.
  public var name: String
  /// What people call it.
  public var title: Bilingual
  /// How often, or how likely beside the others; see ``ScenarioSet/Basis``.
  public var weight: Setting<Double>
  /// What happens.
  public var hazards: [HazardLaw]

  /// A class.
  public init(name: String, title: Bilingual, weight: Setting<Double>, hazards: [HazardLaw]) {
    self.name = name
    self.title = title
    self.weight = weight
    self.hazards = hazards
  }
}

/// How a hazard is drawn.
public struct HazardLaw: Sendable {
  /// A level of a blizzard.
  public struct SnowLevel: Sendable {
    /// Colour of the warning.
    public var level: WarningLevel
    /// How likely beside the others.
    public var weight: Setting<Double>
    /// cm of fresh snow per hour.
    public var snowfall: Setting<RandomQuantity>

    /// A level.
    public init(level: WarningLevel, weight: Setting<Double>, snowfall: Setting<RandomQuantity>) {
      self.level = level
      self.weight = weight
      self.snowfall = snowfall
    }
  }
  /// Where an earthquake may begin.
  public struct Epicentre: Hashable, Sendable {
    /// Middle of a disc, in which it lies anywhere alike.
    public var centre: Coordinate
    /// Radius of the disc, km.
    public var radius: Double

    /// A disc.
    public init(centre: Coordinate, radius: Double) {
      self.centre = centre
      self.radius = radius
    }
  }
  /// An earthquake by magnitude and place.
  public struct Shaking: Sendable {
    /// Surface-wave magnitude.
    public var magnitude: Setting<RandomQuantity>
    /// Depth, km.
    public var depth: Setting<RandomQuantity>
    /// Where it begins.
    public var epicentre: Setting<Epicentre>
    /// Share of a township's households without power where its substation fails.
    public var share: Setting<RandomQuantity>

    /// An earthquake.
    public init(
      magnitude: Setting<RandomQuantity>, depth: Setting<RandomQuantity>, epicentre: Setting<Epicentre>,
      share: Setting<RandomQuantity>
    ) {
      self.magnitude = magnitude
      self.depth = depth
      self.epicentre = epicentre
      self.share = share
    }
  }
  /// The shape of the way back: the distribution function of Beta(a, b).
  public struct Progress: Hashable, Sendable {
    /// First shape.
    public var a: Double
    /// Second shape.
    public var b: Double

    /// A shape.
    public init(a: Double, b: Double) {
      self.a = a
      self.b = b
    }
  }
  /// What goes wrong; see ``Hazard/Kind``.
  public enum Kind: Sendable {
    /// Snow of a drawn level.
    case blizzard([SnowLevel])
    /// Outdoor temperature falls by so many kelvin.
    case coldWave(drop: Setting<RandomQuantity>)
    /// The grid fails for a share of the households.
    case powerOutage(share: Setting<RandomQuantity>)
    /// Gas fails for a share.
    case gasOutage(share: Setting<RandomQuantity>)
    /// The heat network fails for a share.
    case heatNetworkOutage(share: Setting<RandomQuantity>)
    /// Houses are damaged, a share of them.
    case houseDamage(share: Setting<RandomQuantity>)
    /// An earthquake by magnitude and place: the set's ground motion and fragilities say what it breaks.
    case shaking(Shaking)
    /// An earthquake by what it does; power fails for a share.
    case earthquake(magnitude: Setting<RandomQuantity>, share: Setting<RandomQuantity>)
    /// Each road in the area is closed with a probability.
    case roadClosure(each: Setting<RandomQuantity>)
    /// Each place in the area is damaged with a probability and then keeps a share of its stock.
    case siteLoss(each: Setting<RandomQuantity>, surviving: Setting<RandomQuantity>)
    /// Suppliers cannot deliver.
    case supplyCut
  }
  /// What goes wrong.
  public var kind: Kind
  /// Probability that it is part of the event at all; `nil` = always.
  public var chance: Setting<Double>?
  /// First hour.
  public var start: Setting<RandomQuantity>
  /// Hours it lasts.
  public var duration: Setting<RandomQuantity>
  /// How much faster the spread of a lognormal duration grows with the event: σ · (1 + growth · share of
  /// townships struck). Ahmad & Dobson 2026 (arXiv:2603.16841) find that it grows; `nil` = it does not.
  public var spreadGrowth: Setting<Double>?
  /// Hours until the first household is back; `nil` = all come back together at the end.
  public var firstReturn: Setting<RandomQuantity>?
  /// How they come back from then on; `nil` = evenly.
  public var progress: Setting<Progress>?
  /// Probability that a township of the area is struck, drawn once per event; `nil` = all of the area is
  /// struck alike.
  public var struck: Setting<RandomQuantity>?
  /// Where it can strike.
  public var area: Area

  /// A law.
  public init(
    kind: Kind, chance: Setting<Double>? = nil, start: Setting<RandomQuantity>,
    duration: Setting<RandomQuantity>, spreadGrowth: Setting<Double>? = nil,
    firstReturn: Setting<RandomQuantity>? = nil, progress: Setting<Progress>? = nil,
    struck: Setting<RandomQuantity>? = nil, area: Area
  ) {
    self.kind = kind
    self.chance = chance
    self.start = start
    self.duration = duration
    self.spreadGrowth = spreadGrowth
    self.firstReturn = firstReturn
    self.progress = progress
    self.struck = struck
    self.area = area
  }

  /// Certainty of each of its numbers.
  var certainties: [Certainty] {
    let own: [Certainty] =
      switch kind {
      case .blizzard(let levels): levels.flatMap { [$0.weight.certainty, $0.snowfall.certainty] }
      case .coldWave(let drop): [drop.certainty]
      case .powerOutage(let share), .gasOutage(let share), .heatNetworkOutage(let share),
        .houseDamage(let share):
        [share.certainty]
      case .shaking(let shaking):
        [
          shaking.magnitude.certainty, shaking.depth.certainty, shaking.epicentre.certainty,
          shaking.share.certainty,
        ]
      case .earthquake(let magnitude, let share): [magnitude.certainty, share.certainty]
      case .roadClosure(let each): [each.certainty]
      case .siteLoss(let each, let surviving): [each.certainty, surviving.certainty]
      case .supplyCut: []
      }
    let optional = [
      chance?.certainty, spreadGrowth?.certainty, firstReturn?.certainty, progress?.certainty,
      struck?.certainty,
    ]
    return own + [start.certainty, duration.certainty] + optional.compactMap { $0 }
  }
}

/// How the outdoor temperature of an event is drawn from `climate.csv`.
///
/// T(hour) = mean + factor · spread · z − swing · (mean − mean minimum) · cos(2π (hour of day − coldest) /
/// 24), with the month drawn by its days and one standard normal z for all zones: a cold spell is regional.
public struct OutdoorLaw: Sendable {
  /// Months an event may fall in, 1 to 12.
  public var months: [Int]
  /// Multiplies the climate's spread of daily means.
  public var spreadFactor: Setting<Double>
  /// Multiplies the climate's distance from mean to mean minimum.
  public var swingFactor: Setting<Double>
  /// Hour of day of the daily minimum.
  public var coldestHour: Setting<Double>

  /// A law.
  public init(
    months: [Int], spreadFactor: Setting<Double>, swingFactor: Setting<Double>, coldestHour: Setting<Double>
  ) {
    self.months = months
    self.spreadFactor = spreadFactor
    self.swingFactor = swingFactor
    self.coldestHour = coldestHour
  }
}
