#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Quantities
import Tables

/// How an earthquake's shaking falls off with distance (`[ground_motion]` of a scenario set).
public struct GroundMotion: Sendable {
  /// lg A = a + b·min(M, M₀) + b′·max(0, M − M₀) − c·lg(R + d·e^(e·M)) with A in cm/s² and R in km: the form of the
  /// relations behind China's zonation map GB 18306-2015.
  public struct Attenuation: Hashable, Sendable {
    /// Constant.
    public var a: Double
    /// Growth with magnitude up to ``hinge``.
    public var b: Double
    /// Growth with magnitude above it.
    public var bAbove: Double
    /// M₀.
    public var hinge: Double
    /// Falling off with distance.
    public var c: Double
    /// Saturation near the source, km.
    public var d: Double
    /// Its growth with magnitude.
    public var e: Double

    /// A relation.
    public init(a: Double, b: Double, bAbove: Double, hinge: Double, c: Double, d: Double, e: Double) {
      self.a = a
      self.b = b
      self.bAbove = bAbove
      self.hinge = hinge
      self.c = c
      self.d = d
      self.e = e
    }
  }

  /// Median shaking.
  public var attenuation: Setting<Attenuation>
  /// Depth of the earthquakes that the relation rests on, km: it counts distances on the ground.
  public var usualDepth: Setting<Double>
  /// Standard deviation of ln A between earthquakes.
  public var betweenEvents: Setting<Double>
  /// Standard deviation of ln A between places of one earthquake; near places fare alike.
  public var withinEvent: Setting<Double>

  /// A ground motion.
  public init(
    attenuation: Setting<Attenuation>, usualDepth: Setting<Double>, betweenEvents: Setting<Double>,
    withinEvent: Setting<Double>
  ) {
    self.attenuation = attenuation
    self.usualDepth = usualDepth
    self.betweenEvents = betweenEvents
    self.withinEvent = withinEvent
  }

  /// Median peak ground acceleration, g.
  ///
  /// - Parameters:
  ///   - distance: From the epicentre, km.
  ///   - depth: Of the earthquake, km. A depth other than the relation's usual one moves the place along:
  ///     R² = distance² + depth² − usual depth², not below 0.
  public func acceleration(magnitude: Double, distance: Double, depth: Double) -> Double {
    let law = attenuation.value
    let usual = usualDepth.value
    let r = max(0, distance * distance + depth * depth - usual * usual).squareRoot()
    let lg =
      law.a + law.b * min(magnitude, law.hinge) + law.bAbove * max(0, magnitude - law.hinge)
      - law.c * log10(r + law.d * exp(law.e * magnitude))
    return pow(10, lg) / Self.gal
  }

  /// cm/s² of one g.
  private static let gal = 980.665

  var certainties: [Certainty] {
    [attenuation.certainty, usualDepth.certainty, betweenEvents.certainty, withinEvent.certainty]
  }

  /// Read from its table; `nil` where something in it is wrong.
  init?(_ toml: TOMLTable) {
    let attenuation = toml.sourced("attenuation") { table -> Attenuation? in
      let a = table.double("a", in: -10...10)
      let b = table.double("b", in: 0...5)
      let bAbove = table.double("b_above", in: 0...5)
      let hinge = table.double("hinge", in: 3...9.5)
      let c = table.double("c", in: 0...10)
      let d = table.double("d", in: 0...100)
      let e = table.double("e", in: 0...2)
      guard let a, let b, let bAbove, let hinge, let c, let d, let e else { return nil }
      return Attenuation(a: a, b: b, bAbove: bAbove, hinge: hinge, c: c, d: d, e: e)
    }
    let usualDepth = toml.setting("usual_depth_km", in: 0...100)
    let between = toml.setting("sigma_between", in: 0...2)
    let within = toml.setting("sigma_within", in: 0...2)
    guard let attenuation, let usualDepth, let between, let within else { return nil }
    self.init(
      attenuation: attenuation, usualDepth: usualDepth, betweenEvents: between, withinEvent: within)
  }
}

/// How likely shaking breaks something (`[[fragility]]` of a scenario set): a lognormal curve,
/// P(broken) = Φ(ln(A / median) / σ).
public struct Fragility: Sendable {
  /// What breaks.
  public enum Asset: String, CaseIterable, Sendable {
    /// A township's substation: power is out for the law's share of its households.
    case substation
    /// A township's part of the heat network.
    case heatNetwork = "heat-network"
    /// A house: whatever heats it is out.
    case house
    /// A stretch of road, its bridges included.
    case road
    /// A reserve point.
    case yard
  }

  /// What breaks.
  public var asset: Asset
  /// Acceleration that breaks half of them, g.
  public var median: Setting<Double>
  /// Logarithmic standard deviation.
  public var sigma: Setting<Double>
  /// Hours until it works again; `nil` = as long as the law's power cut.
  public var duration: Setting<RandomQuantity>?
  /// Part of its stock that a broken reserve point keeps; `nil` = none.
  public var surviving: Setting<RandomQuantity>?

  /// A curve.
  public init(
    asset: Asset, median: Setting<Double>, sigma: Setting<Double>, duration: Setting<RandomQuantity>? = nil,
    surviving: Setting<RandomQuantity>? = nil
  ) {
    self.asset = asset
    self.median = median
    self.sigma = sigma
    self.duration = duration
    self.surviving = surviving
  }

  var certainties: [Certainty] {
    [median.certainty, sigma.certainty] + [duration?.certainty, surviving?.certainty].compactMap(\.self)
  }

  /// Read from its table; `nil` where something in it is wrong.
  init?(_ toml: TOMLTable) {
    let asset: Asset? = toml.word("of")
    let median = toml.setting("median_g", in: 0.001...10)
    let sigma = toml.setting("sigma", in: 0.05...3)
    let duration = toml.optionalRandom("duration_h", in: 0...Double(ScenarioReading.longest))
    let surviving: Setting<RandomQuantity>?? =
      asset == .yard ? toml.optionalRandom("surviving", in: 0...1) : .some(nil)
    guard let asset, let median, let sigma, let duration, let surviving else { return nil }
    self.init(asset: asset, median: median, sigma: sigma, duration: duration, surviving: surviving)
  }
}
