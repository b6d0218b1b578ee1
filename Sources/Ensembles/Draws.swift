import District
import Philox
import Statistics

/// The random numbers of one drawn scenario.
struct Draws {
  let seed: UInt64
  let replication: UInt32
  var sampling = Ensemble.Sampling.independent

  /// The number for a purpose.
  ///
  /// - Parameters:
  ///   - entity: What it happens to, by code; empty for the event as a whole.
  ///   - step: Which of the event's hazards.
  subscript(_ purpose: RandomAddress.Purpose, entity entity: String = "", step step: UInt16 = 0) -> RandomDraw
  {
    RandomAddress(
      seed: seed, replication: replication, entity: entity.isEmpty ? 0 : RandomAddress.entity(entity),
      purpose: purpose, step: step)[0]
  }

  /// The standard normal for a purpose, an input of the copula.
  ///
  /// - Complexity: O(batch) where it is a Latin hypercube's
  func normal(_ purpose: RandomAddress.Purpose, entity: String = "", step: UInt16 = 0) -> Double {
    guard case .latinHypercube(let batch) = sampling else {
      return self[purpose, entity: entity, step: step].normal
    }
    var address = RandomAddress(
      seed: seed, replication: replication, entity: entity.isEmpty ? 0 : RandomAddress.entity(entity),
      purpose: purpose, step: step)
    let place = address[1].uniform
    // the batch's uniforms, put in order, deal out its strips: a permutation that nobody has to keep
    let own = address[0].uniform
    let first = replication & ~(batch - 1)
    var strip = 0
    for other in first..<(first + batch) where other != replication {
      address.replication = other
      let value = address[0].uniform
      if value < own || (value == own && other < replication) { strip += 1 }
    }
    return Normal.quantile((Double(strip) + place) / Double(batch))
  }
}

extension RandomAddress.Purpose {
  static let kind = Self(1)
  static let month = Self(2)
  static let day = Self(3)
  static let hour = Self(4)
  static let anomaly = Self(5)
  static let footprint = Self(6)
  static let chance = Self(7)
  static let start = Self(8)
  static let duration = Self(9)
  static let firstReturn = Self(10)
  static let struck = Self(11)
  static let size = Self(12)
  static let level = Self(13)
  static let magnitude = Self(14)
  static let probability = Self(15)
  static let isHit = Self(16)
  static let eventCount = Self(17)
  static let epicentre = Self(18)
  static let direction = Self(19)
  static let depth = Self(20)
  static let shaking = Self(21)
  static let groundMotion = Self(22)
}

extension RandomQuantity {
  /// Its value in a draw.
  func value(_ draw: RandomDraw) -> Double {
    switch form {
    case .fixed(let value): value
    case .uniform(let low, let high): limited(low + (high - low) * draw.uniform)
    case .normal(let mean, let deviation): limited(mean + deviation * draw.normal)
    case .lognormal(let median, let sigma): limited(draw.lognormal(median: median, sigma: sigma))
    case .gamma(let mean, let shape): limited(mean / shape * draw.gamma(shape: shape))
    case .beta(let a, let b): limited(draw.beta(a, b))
    }
  }
}
