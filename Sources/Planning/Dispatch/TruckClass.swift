import District
import Haulage
public import Quantities
import RoadNetwork

/// Trucks that carry, weigh, cost and drive alike, wherever they stand.
public struct TruckClass: Hashable, Sendable {
  /// What one carries.
  public var payload: Kilograms
  /// Weight of the empty truck.
  public var emptyWeight: Kilograms
  /// Cost per kilometre.
  public var costPerKilometre: Fen
  /// Cost per hour.
  public var costPerHour: Fen
  /// Its speed relative to the road's.
  public var speedFactor: Double
  /// Whether it carries snow chains.
  public var hasChains: Bool
  /// Indices into `District.fleet`.
  public var types: [Int]
  /// Trucks times their longest shift: what all of them work in a day.
  public var day: Minutes
  /// How many there are.
  public var count: Int

  /// What people call it, like 15 吨车.
  public var name: Bilingual {
    let tonnes = Format.decimal(payload.tonnes, places: payload.count % 1000 == 0 ? 0 : 1)
    let chains = hasChains ? (zh: "带链", en: " with chains") : (zh: "", en: "")
    return Bilingual(zh: "\(tonnes) 吨\(chains.zh)车", en: "\(tonnes) t truck\(chains.en)")
  }

  /// The classes of a district's trucks, the smallest payload first.
  ///
  /// - Parameter separatingChains: whether trucks with chains are a class of their own, as they are on snow.
  static func all(in district: District, separatingChains: Bool = false) -> [TruckClass] {
    var classes: [TruckClass] = []
    for (index, type) in district.fleet.enumerated() where type.count > 0 {
      let own = TruckClass(
        payload: type.payload, emptyWeight: type.emptyWeight, costPerKilometre: type.costPerKilometre,
        costPerHour: type.costPerHour, speedFactor: type.speedFactor,
        hasChains: separatingChains && type.hasChains, types: [], day: .zero, count: 0)
      let place = classes.firstIndex { $0.isLike(own) } ?? classes.count
      if place == classes.count { classes.append(own) }
      classes[place].types.append(index)
      classes[place].count += type.count
      classes[place].day += type.shift * type.count
    }
    return classes.enumerated().sorted { ($0.element.payload, $0.offset) < ($1.element.payload, $1.offset) }
      .map(\.element)
  }

  private func isLike(_ other: TruckClass) -> Bool {
    var same = other
    (same.types, same.day, same.count) = (types, day, count)
    return same == self
  }

  /// The loaded truck on the road.
  var loaded: Vehicle { Vehicle(speedFactor: speedFactor, weight: emptyWeight + payload) }
  /// The truck on its way back.
  var empty: Vehicle { Vehicle(speedFactor: speedFactor, weight: emptyWeight) }
}

/// Times and costs of loads from some sources to some villages and back, by class of truck.
struct LoadWays {
  /// One load there and back, without loading and unloading.
  struct Trip {
    var minutes: Minutes
    var cost: Fen
  }

  /// By class, source, village; `nil` where no such truck gets there and back.
  private var trips: [[[Trip?]]]

  /// - Complexity: one search per class and source or village.
  init(
    _ network: RoadNetwork, _ state: RoadState, classes: [TruckClass], sources: [Int], villages: [Int]
  ) {
    trips = classes.map { kind in
      let there = network.travel(from: sources, under: state, for: kind.loaded)
      let back = network.travel(from: villages, under: state, for: kind.empty)
      return sources.indices.map { s in
        villages.indices.map { v in
          guard let out = there.minutes(s, to: villages[v]), let home = back.minutes(v, to: sources[s]),
            let metresOut = there.metres(s, to: villages[v]), let metresHome = back.metres(v, to: sources[s])
          else { return nil }
          let minutes = Int64(out) + Int64(home)
          let metres = metresOut + metresHome
          return Trip(
            minutes: Minutes(minutes),
            cost: Fen(
              (metres * kind.costPerKilometre.count + 999) / 1000 + (minutes * kind.costPerHour.count + 59)
                / 60))
        }
      }
    }
  }

  /// A load by class `kind` from source `source` to village `village`; indices into what it was made of.
  func trip(_ kind: Int, from source: Int, to village: Int) -> Trip? { trips[kind][source][village] }
}
