import District
import Ensembles
import Foundation
import Philox
import Quantities
import RoadNetwork
import Simulation

/// The simulation held against formulas: one village with an exponential outage, an M/M/c dock, trucks that come as a
/// Poisson process. The engine plays them as it plays a district; nothing beside it is tested.
public struct ClosedForms: Sendable {
  /// A figure with its formula's value.
  public struct Check: Codable, Sendable {
    /// What it is.
    public var name: String
    /// By formula.
    public var expected: Double
    /// Mean of the replications.
    public var mean: Double
    /// Of the mean.
    public var standardError: Double
    /// How many.
    public var replications: Int

    /// Distance from the formula in standard errors; 0 where both are exact.
    public var standardErrors: Double {
      mean == expected ? 0 : abs(mean - expected) / standardError
    }
  }

  private let replications: Int
  private let seed: UInt64

  /// Checks of so many replications each.
  public init(replications: Int, seed: UInt64 = 1) {
    self.replications = replications
    self.seed = seed
  }

  /// Mean of a figure over the replications.
  func check(_ name: String, expected: Double, _ figure: (Luck) -> Double) -> Check {
    var (mean, squares) = (0.0, 0.0)
    for replication in 0..<replications {
      // Welford 1962
      let value = figure(Luck(seed: seed, replication: UInt32(replication)))
      let step = value - mean
      mean += step / Double(replication + 1)
      squares += step * (value - mean)
    }
    let n = Double(replications)
    return Check(
      name: name, expected: expected, mean: mean, standardError: (squares / (n - 1) / n).squareRoot(),
      replications: replications)
  }

  /// A uniform number of a replication.
  static func uniform(_ luck: Luck, _ purpose: UInt16, _ number: Int) -> Double {
    RandomAddress(
      seed: luck.seed, replication: luck.replication, entity: UInt32(number), purpose: .init(purpose))[0]
      .uniform
  }

  /// Every check.
  public func run() -> [Check] { [outage()] + [1, 2, 3].map(dock) + trucks() }

  // MARK: - One village with an exponential outage

  /// N households that ask for a tonne an hour lose their heat for X hours, X exponential with mean m, rounded to whole
  /// hours. There is coal for s hours. Coal ordered in hour 0 is there in hour 1, so the hours unserved are the first and
  /// those beyond s + 1: E = N (P(D ≥ 1) + Σ_{k ≥ s + 2} P(D ≥ k)) with P(D ≥ k) = e^(−(k − ½)/m).
  func outage() -> Check {
    let (mean, covered, horizon) = (18.0, 10, 120)
    let village = OneVillage(households: 1000, trucks: 1, stock: Kilograms(Int64(1000 * covered)))
    let ensemble = Ensemble(village.outages(mean: mean, horizon: horizon), village.district, seed: seed)
    let laboratory = village.laboratory(.greedy)
    var workspace = laboratory.workspace()
    func atLeast(_ hours: Int) -> Double { exp(-(Double(hours) - 0.5) / mean) }
    let hours = atLeast(1) + (covered + 2...horizon).reduce(0) { $0 + atLeast($1) }
    return check("EUHD, one village, exponential outage", expected: 1000 * hours / 24) { luck in
      let scenario = ensemble.scenario(luck.replication)
      return Double(laboratory.play(scenario, luck: luck, in: &workspace).unserved) / 24
    }
  }

  // MARK: - M/M/c dock

  /// Trucks come to a yard of c docks as a Poisson process, loading takes exponential times. The yard begins as full as it
  /// is in the long run, so those that come within a span of time meet the long run: each waits
  /// Wq = C / (cμ − λ) on average, C by Erlang's formula, and there are λ · span of them.
  ///
  /// The trucks that stand there at the beginning wait too; what they wait on average is taken off.
  func dock(_ docks: Int) -> Check {
    let (service, most, span) = (120.0, 48, 1200.0)
    let rate = 0.7 * Double(docks) / service
    let queue = ErlangQueue(servers: docks, arrivals: rate, service: service)
    let village = OneVillage(
      households: 1000, trucks: 2 * most, stock: Kilograms(100_000_000), docks: docks, payload: 120,
      loadingRate: 60, loadingShape: 1)
    let laboratory = village.laboratory(.planned([]))
    var workspace = laboratory.workspace()
    let scenario = village.outage(hours: 96)
    let atFirst = queue.meanInitialWait(most: most)
    return check("Wq, M/M/\(docks) dock, minutes", expected: queue.wait) { luck in
      let first = queue.length(Self.uniform(luck, 901, 0), most: most)
      var orders = (0..<first).map { village.order(truck: $0, minute: 0) }
      var clock = 0.0
      for arrival in 0..<most {
        clock -= log(Self.uniform(luck, 902, arrival)) / rate
        if clock >= span { break }
        orders.append(village.order(truck: first + arrival, minute: Int(clock.rounded())))
      }
      let planning = Replanning(every: 1_000_000) { _ in orders }
      let outcome = laboratory.play(scenario, luck: luck, in: &workspace, replanning: planning)
      let total = outcome.dockWaits.reduce(0) { $0 + $1.minutes * $1.count }
      return (Double(total) - atFirst) / (rate * span)
    }
  }

  // MARK: - Poisson trucks

  /// Trucks leave as a Poisson process of rate λ a minute; the first brings all a village needs, a minute later. Hour h is
  /// unserved if none has left by 60 h − 1: E = N Σ_h min(1, e^(−λ(60 h − 1))). The trucks that have left within H hours
  /// number λ(60 H − 2) on average.
  func trucks() -> [Check] {
    let (rate, hours, households) = (1.0 / 240, 24, 100)
    let village = OneVillage(
      households: households, trucks: 40, stock: Kilograms(100_000_000), payload: 2_000_000,
      loadingRate: 1_000_000_000)
    let laboratory = village.laboratory(.planned([]))
    var workspace = laboratory.workspace()
    let scenario = village.outage(hours: hours)
    func play(_ luck: Luck) -> Outcome {
      var orders: [DispatchOrder] = []
      var clock = 0.0
      for truck in 0..<40 {
        clock -= log(Self.uniform(luck, 903, truck)) / rate
        orders.append(village.order(truck: truck, minute: Int(clock.rounded(.up))))
      }
      let planning = Replanning(every: 1_000_000) { _ in orders }
      return laboratory.play(scenario, luck: luck, in: &workspace, replanning: planning)
    }
    let unserved = (0..<hours).reduce(0.0) { $0 + min(1, exp(-rate * Double(60 * $1 - 1))) }
    return [
      check("EUHD, Poisson trucks", expected: Double(households) * unserved / 24) {
        Double(play($0).unserved) / 24
      },
      check("Trips, Poisson trucks", expected: rate * Double(60 * hours - 2)) { Double(play($0).trips) },
    ]
  }
}

/// A queue with Poisson arrivals and exponential service at several servers, in the long run (Erlang 1917).
struct ErlangQueue {
  private let servers: Int
  private let service: Double
  private let load: Double
  /// P(n in the system), n = 0, 1, …
  private let lengths: [Double]
  /// Mean wait of an arrival.
  let wait: Double

  /// - Parameters:
  ///   - arrivals: A minute.
  ///   - service: Mean minutes.
  init(servers: Int, arrivals: Double, service: Double) {
    self.servers = servers
    self.service = service
    load = arrivals * service
    var terms = [1.0]
    // a thousand terms of a geometric tail are all there is
    for n in 1...1000 { terms.append(terms[n - 1] * load / Double(min(n, servers))) }
    let sum = terms.reduce(0, +)
    lengths = terms.map { $0 / sum }
    let waits = lengths[servers...].reduce(0, +)
    wait = waits / (Double(servers) / service - arrivals)
  }

  /// A length drawn by one uniform number, at most `most`.
  func length(_ uniform: Double, most: Int) -> Int {
    var left = uniform
    for (n, probability) in lengths.enumerated() {
      if left < probability || n == most { return n }
      left -= probability
    }
    return most
  }

  /// Minutes that those who stand there at a moment wait on average, all together, from then on: the j-th behind the
  /// servers waits for j + 1 ends of service, each after service / servers.
  func meanInitialWait(most: Int) -> Double {
    let step = service / Double(servers)
    return lengths.enumerated().reduce(0) { sum, item in
      let waiting = Double(max(0, min(item.offset, most) - servers))
      return sum + item.element * waiting * (waiting + 1) / 2 * step
    }
  }
}
