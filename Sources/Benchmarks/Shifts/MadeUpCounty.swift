public import Haulage

/// A made-up county on the coldest day: villages in clusters, yards among them, trucks at the yards, the same from the same seed.
public struct MadeUpCounty: Sendable {
  /// Villages; each has one need, every fifth a priority one.
  public var villages: Int
  /// Trucks.
  public var trucks: Int
  /// Yards.
  public var yards: Int
  /// Hours.
  public var hours: Int
  /// What everything is drawn from.
  public var seed: UInt64

  /// A county.
  public init(villages: Int, trucks: Int, yards: Int, hours: Int = 24, seed: UInt64) {
    self.villages = villages
    self.trucks = trucks
    self.yards = yards
    self.hours = hours
    self.seed = seed
  }

  /// Its problem.
  ///
  /// - Complexity: O((villages + yards)²)
  public func problem() -> ShiftProblem {
    var draw = Draw(seed: seed)
    let side = 1000 * Int((Double(villages) * 6).squareRoot())
    let centres = (0..<max(1, villages / 25)).map { _ in (draw.below(side), draw.below(side)) }
    var at: [(x: Int, y: Int)] = (0..<yards).map { _ in
      let centre = centres[draw.below(centres.count)]
      return (centre.0 + draw.below(4000), centre.1 + draw.below(4000))
    }
    for _ in 0..<villages {
      let centre = centres[draw.below(centres.count)]
      at.append((centre.0 + draw.below(9000) - 4500, centre.1 + draw.below(9000) - 4500))
    }
    let kilogramsPerTruck = [1500, 6000, 9500]
    let needs = (0..<villages).map { need(place: yards + $0, isPriority: $0 % 5 == 0, &draw) }
    let demand = needs.reduce(0) { $0 + $1.kg }
    return ShiftProblem(
      horizon: hours, opening: 30, travel: book(at),
      yards: (0..<yards).map {
        .init(place: $0, docks: [0, 0], rate: 30_000, setUp: 5, stock: demand / yards * 11 / 10)
      },
      trucks: (0..<trucks).map { k in
        .init(
          base: k % yards, kind: k % 3 == 0 ? 0 : 1, payload: kilogramsPerTruck[k % 3], shift: 600,
          fenPerKilometre: 180 + 150 * (k % 3), fenPerHour: 4000 + 1500 * (k % 3), free: 30)
      }, needs: needs, rules: .init())
  }

  private func book(_ at: [(x: Int, y: Int)]) -> TravelBook {
    var minutes: [Int32] = []
    var metres: [Int32] = []
    for speed in [45, 40] {
      for from in at {
        for to in at {
          let (x, y) = (Double(from.x - to.x), Double(from.y - to.y))
          // roads are 1.4 times as long as the crow flies
          let way = Int(1.4 * (x * x + y * y).squareRoot())
          metres.append(Int32(way))
          minutes.append(Int32((way * 60 + speed * 1000 - 1) / (speed * 1000)))
        }
      }
    }
    return TravelBook(
      placeCount: at.count, kindCount: 2, tableByHour: [Int](repeating: 0, count: hours + 1),
      minutes: minutes,
      metres: metres)
  }

  private func need(place: Int, isPriority: Bool, _ draw: inout Draw) -> ShiftProblem.Need {
    let households = (isPriority ? 5 : 20) + draw.below(isPriority ? 20 : 80)
    let through = (0..<hours).map { households * 3 * ($0 + 1) / 4 }
    let waiting = [Int](repeating: households, count: hours)
    let decays = [0.92, 0.959, 0.973]  // time constants of 12, 24 and 36 hours
    return ShiftProblem.Need(
      place: place, weight: isPriority ? 10 : 1, release: 30, unload: 30,
      doorstep: isPriority ? 4 * households : 0,
      demandThrough: through, burns: [Bool](repeating: true, count: hours),
      outdoor: [Double](repeating: -12 - Double(draw.below(9)), count: hours),
      cohorts: [.init(households: waiting, decay: decays[draw.below(3)], start: 16)])
  }

  /// A linear congruential generator (Knuth's MMIX constants).
  private struct Draw {
    var state: UInt64

    init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 | 1 }

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % max(1, bound)
    }
  }
}
