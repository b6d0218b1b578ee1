import District
import Foundation
import Quantities
import Testing

@testable import Ensembles

@Suite struct ShockTests {
  static func setting<Value>(_ value: Value) -> Setting<Value> {
    Setting(value, source: "test", certainty: .assumed)
  }

  static func motion(between: Double = 0, within: Double = 0) -> GroundMotion {
    GroundMotion(
      attenuation: setting(
        .init(a: 1.979, b: 0.671, bAbove: 0.432, hinge: 6.5, c: 2.315, d: 2.088, e: 0.399)),
      usualDepth: setting(10), betweenEvents: setting(between), withinEvent: setting(within))
  }

  static func curve(_ median: Double, _ sigma: Double) -> Fragility {
    Fragility(asset: .house, median: setting(median), sigma: setting(sigma))
  }

  static let epicentre = Coordinate(longitude: 112.4, latitude: 39.3)

  static func shock(_ magnitude: Double, depth: Double = 10, within: [Double] = [0]) -> Shock {
    Shock(
      motion(within: 0.5), magnitude: magnitude, depth: depth, epicentre: epicentre, between: 0,
      within: within)
  }

  @Test func `a fragility curve is the lognormal distribution function`() {
    let curve = Self.curve(0.3, 0.6)
    #expect(abs(curve.chance(at: 0.3) - 0.5) < 1e-12)
    #expect(abs(curve.chance(at: 0.3 * exp(0.6)) - 0.841_344_746) < 1e-9)
    #expect(abs(curve.chance(at: 0.3 * exp(-1.2)) - 0.022_750_132) < 1e-9)
    #expect(curve.chance(at: 0) == 0)
  }

  @Test func `the median shaking is the relation's, worked by hand`() {
    let motion = Self.motion()
    // lg A = 1.979 + 0.671·6 − 2.315·lg(10 + 2.088·e^2.394) = 2.4933: 311 cm/s²
    #expect(abs(motion.acceleration(magnitude: 6, distance: 10, depth: 10) - 0.3175) < 5e-4)
    // the two branches meet
    let (below, above) = (
      motion.acceleration(magnitude: 6.499_999, distance: 20, depth: 10),
      motion.acceleration(magnitude: 6.500_001, distance: 20, depth: 10)
    )
    #expect(abs(below / above - 1) < 1e-4)
  }

  @Test func `shaking grows with magnitude and falls with distance and depth`() {
    let motion = Self.motion()
    for step in 0..<40 {
      let (m, r) = (5 + 0.05 * Double(step), 2 * Double(step))
      #expect(
        motion.acceleration(magnitude: m + 0.05, distance: 12, depth: 10)
          > motion.acceleration(magnitude: m, distance: 12, depth: 10))
      #expect(
        motion.acceleration(magnitude: 6, distance: r + 2, depth: 10)
          < motion.acceleration(magnitude: 6, distance: r, depth: 10))
      #expect(
        motion.acceleration(magnitude: 6, distance: 12, depth: 11 + r)
          < motion.acceleration(magnitude: 6, distance: 12, depth: 10 + r))
    }
  }

  @Test func `a township above the median is shaken harder by its residual`() {
    let shock = Self.shock(6, within: [0, 1])
    let place = Coordinate(longitude: 112.5, latitude: 39.3)
    let ratio = shock.acceleration(at: place, township: 1) / shock.acceleration(at: place, township: 0)
    #expect(abs(ratio - exp(0.5)) < 1e-12)
  }

  @Test func `epicentres fill their disc evenly`() {
    let disc = HazardLaw.Epicentre(centre: Self.epicentre, radius: 30)
    var inner = 0
    for i in 0..<40 {
      for j in 0..<20 {
        let point = Shock.point(
          of: disc, distance: (Double(i) + 0.5) / 40, direction: (Double(j) + 0.5) / 20)
        let km = Double(point.distance(to: Self.epicentre).count) / 1000
        #expect(km < 30.2)
        if km < 15 { inner += 1 }
      }
    }
    // half the radius holds a quarter of the area
    #expect(abs(Double(inner) / 800 - 0.25) < 0.03)
  }

  @Test func `a stronger earthquake breaks more of everything`() throws {
    let (read, _) = try Fixture.read(Fixture.shipped("earthquake"), #require(Fixture.district))
    let set = try #require(read)
    let ensemble = Ensemble(set, try #require(Fixture.district))
    func broken(_ kind: Int) -> [String: Int] {
      var broken: [String: Int] = [:]
      for n in 0..<60 {
        for hazard in ensemble.scenario(UInt32(n), of: kind).hazards {
          switch hazard.kind {
          case .earthquake: broken["power", default: 0] += hazard.area.villages.count
          case .heatNetworkOutage: broken["heat", default: 0] += hazard.area.villages.count
          case .houseDamage(let share): broken["houses", default: 0] += Int(1000 * share)
          case .roadClosure: broken["roads", default: 0] += hazard.area.roads.count
          case .siteLoss: broken["yards", default: 0] += hazard.area.sites.count
          default: Issue.record("unexpected \(hazard.kind)")
          }
        }
      }
      return broken
    }
    let (moderate, strong) = (broken(0), broken(1))
    #expect(strong.count == 5)
    for (what, count) in strong { #expect(count > moderate[what] ?? 0, "\(what)") }
  }
}
