import District
import Philox
import Quantities
import Statistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

extension Fragility {
  /// P(broken) at a peak ground acceleration, g: Φ(ln(A / median) / σ).
  func chance(at acceleration: Double) -> Double {
    acceleration > 0 ? Normal.cumulative(log(acceleration / median.value) / sigma.value) : 0
  }
}

/// One earthquake: how hard it shakes each place of a district.
///
/// Acceleration = median · e^(σ_between · one normal + σ_within · the township's normal). The township's normals are
/// correlated as the set says, so near places are shaken alike.
struct Shock {
  private let motion: GroundMotion
  private let magnitude: Double
  private let depth: Double
  private let epicentre: Coordinate
  /// Above the median, by township.
  private let factors: [Double]

  /// - Parameters:
  ///   - between: Standard normal of the earthquake.
  ///   - within: Standard normal of each township.
  init(
    _ motion: GroundMotion, magnitude: Double, depth: Double, epicentre: Coordinate, between: Double,
    within: [Double]
  ) {
    self.motion = motion
    self.magnitude = magnitude
    self.depth = depth
    self.epicentre = epicentre
    factors = within.map { exp(motion.betweenEvents.value * between + motion.withinEvent.value * $0) }
  }

  /// Peak ground acceleration, g.
  func acceleration(at place: Coordinate, township: Int) -> Double {
    let km = Double(place.distance(to: epicentre).count) / 1000
    return factors[township] * motion.acceleration(magnitude: magnitude, distance: km, depth: depth)
  }

  /// A point of a disc, each as likely as another.
  static func point(of disc: HazardLaw.Epicentre, distance: Double, direction: Double) -> Coordinate {
    let r = disc.radius * distance.squareRoot()
    let angle = 2 * .pi * direction
    let kilometresOfADegree = 111.2
    let latitude = disc.centre.latitude
    return Coordinate(
      longitude: disc.centre.longitude
        + r * cos(angle) / (kilometresOfADegree * cos(latitude * .pi / 180)),
      latitude: latitude + r * sin(angle) / kilometresOfADegree)
  }
}

extension Event {
  /// What an earthquake comes to: which substations, heat networks, houses, roads and reserve points it breaks.
  func shaken(_ law: HazardLaw, _ shaking: HazardLaw.Shaking, step: UInt16) -> [Hazard] {
    guard let motion = set.ground else { return [] }
    let magnitude = shaking.magnitude.value.value(draws[.magnitude, step: step])
    let shock = Shock(
      motion, magnitude: magnitude, depth: shaking.depth.value.value(draws[.depth, step: step]),
      epicentre: Shock.point(
        of: shaking.epicentre.value, distance: draws[.epicentre, step: step].uniform,
        direction: draws[.direction, step: step].uniform),
      between: draws.normal(.shaking, step: step), within: field(.groundMotion, step))
    return set.fragilities.flatMap { curve -> [Hazard] in
      switch curve.asset {
      case .substation:
        return blackouts(
          law, shaking, broken(curve, shock, step, law.area), magnitude: magnitude, step: step)
      case .heatNetwork:
        return broken(curve, shock, step, law.area).map {
          hazard(law, curve, step, .heatNetworkOutage(share: 1), $0.area)
        }
      case .house:
        return damaged(curve, shock, law.area).map { hazard(law, curve, step, $0.kind, $0.area) }
      case .road:
        return closed(curve, shock, step, law.area).map { hazard(law, curve, step, .roadClosure, $0) }
      case .yard:
        return lost(curve, shock, step, law.area).map { hazard(law, curve, step, $0.kind, $0.area) }
      }
    }.filter { $0.duration > 0 }
  }

  /// Where something stands, and what may break it.
  private func isBroken(_ curve: Fragility, _ entity: String, _ step: UInt16, at acceleration: Double) -> Bool
  {
    draws[.isHit, entity: curve.asset.rawValue + "/" + entity, step: step].happens(
      curve.chance(at: acceleration))
  }

  /// Townships whose one plant of a kind is broken.
  private func broken(
    _ curve: Fragility, _ shock: Shock, _ step: UInt16, _ area: Area
  ) -> [(township: Int, area: Area)] {
    district.townships.indices.compactMap { k in
      let own = area.restricted(to: district.townships.indices.map { $0 == k }, of: district)
      let township = district.townships[k]
      guard !own.villages.isEmpty,
        isBroken(
          curve, township.code, step, at: shock.acceleration(at: township.location, township: k))
      else { return nil }
      return (k, Area(villages: own.villages))
    }
  }

  /// Power cuts of the townships whose substations are broken; each lasts as the law says.
  private func blackouts(
    _ law: HazardLaw, _ shaking: HazardLaw.Shaking, _ broken: [(township: Int, area: Area)],
    magnitude: Double, step: UInt16
  ) -> [Hazard] {
    var isDark = [Bool](repeating: false, count: district.townships.count)
    for part in broken { isDark[part.township] = true }
    let common = law.duration.value.value(draws[.duration, step: step])
    let durations = durations(law, step, common, isDark)
    return broken.map { township, area in
      let share = draw(shaking.share, district.townships[township].code, step)
      let duration = hours(durations[township])
      return Hazard(
        kind: .earthquake(magnitude: magnitude, share: share),
        start: hours(law.start.value.value(draws[.start, step: step])), duration: duration,
        restoration: duration > 0 ? restoration(law, duration, step) : .step, area: area)
    }
  }

  /// Houses of each township: the share that breaks is the chance, averaged over the households of its villages.
  private func damaged(_ curve: Fragility, _ shock: Shock, _ area: Area) -> [(kind: Hazard.Kind, area: Area)]
  {
    var households = [Int](repeating: 0, count: district.villages.count)
    for group in district.households { households[group.village] += group.count }
    return district.townships.indices.compactMap { k in
      let villages = area.villages.filter { district.villages[$0].township == k }
      let all = villages.reduce(0) { $0 + households[$1] }
      let damaged = villages.reduce(0.0) { sum, v in
        let acceleration = shock.acceleration(at: district.villages[v].location, township: k)
        return sum + Double(households[v]) * curve.chance(at: acceleration)
      }
      // less than half a house is none
      guard damaged >= 0.5 else { return nil }
      return (.houseDamage(share: damaged / Double(all)), Area(villages: villages))
    }
  }

  /// Roads, shaken as the harder shaken of their ends.
  private func closed(_ curve: Fragility, _ shock: Shock, _ step: UInt16, _ area: Area) -> [Area] {
    let hit = area.roads.filter { index in
      let road = district.roads[index]
      let ends = [road.from, road.to].map {
        shock.acceleration(at: district.junctions[$0].location, township: district.junctions[$0].township)
      }
      return isBroken(curve, road.id, step, at: max(ends[0], ends[1]))
    }
    return hit.isEmpty ? [] : [Area(roads: hit)]
  }

  /// Reserve points; sizes of one yard stand and fall together.
  private func lost(
    _ curve: Fragility, _ shock: Shock, _ step: UInt16, _ area: Area
  ) -> [(kind: Hazard.Kind, area: Area)] {
    places(of: area.sites).compactMap { place, sites in
      let site = district.sites[sites[0]]
      let acceleration = shock.acceleration(
        at: district.junctions[site.junction].location, township: site.township)
      guard isBroken(curve, place, step, at: acceleration) else { return nil }
      let surviving = curve.surviving.map { draw($0, curve.asset.rawValue + "/" + place, step) } ?? 0
      return (.siteLoss(surviving: surviving), Area(sites: sites))
    }
  }

  private func hazard(
    _ law: HazardLaw, _ curve: Fragility, _ step: UInt16, _ kind: Hazard.Kind, _ area: Area
  ) -> Hazard {
    let quantity = curve.duration ?? law.duration
    let entity = curve.duration == nil ? "" : curve.asset.rawValue
    let duration = hours(quantity.value.value(draws[.duration, entity: entity, step: step]))
    return Hazard(
      kind: kind, start: hours(law.start.value.value(draws[.start, step: step])), duration: duration,
      area: area)
  }
}
