import Foundation

/// A made-up province on which siting can be tried at any size: villages in clusters round townships, places with sites
/// of several sizes, and blizzards that raise demand, cut sites off and close roads.
///
/// Nothing in it is measured; the defaults are of the order of the two-stage district files, so that the instances are
/// about as hard. Money is thousand yuan, mass tonnes, length kilometres, time minutes.
public struct Province: Sendable, Hashable {
  /// Villages.
  public var villages: Int
  /// Sites, every size of a place counted; the shortage site comes on top.
  public var sites: Int
  /// Scenarios.
  public var scenarios: Int
  /// Where its random numbers begin.
  public var seed: UInt64

  /// Sizes per place.
  public var sizes = 2
  /// Villages per township.
  public var villagesPerTownship = 20
  /// Area per village, km²: with 20 km² a village is some 4.5 km from the next.
  public var areaPerVillage = 20.0
  /// Mean demand of a village in an ordinary scenario, t.
  public var meanDemand = 60.0
  /// All largest sizes together, as a multiple of all ordinary demand.
  public var capacityRatio = 4.0
  /// Cost of opening a site of `q` tonnes: `openingScale · q^openingPower`.
  public var openingScale = 25.0
  /// Less than 1: large sites are cheaper per tonne.
  public var openingPower = 0.73
  /// Transport, kCNY per tonne and kilometre.
  public var costPerKilometre = 0.3
  /// Speed on an ordinary day, km/h, along roads that are `detour` times as long as the air line.
  public var speed = 40.0
  /// Length of roads over air line.
  public var detour = 1.3
  /// Response time within which coal must arrive, minutes.
  public var cutOff = 120.0
  /// Places beyond the nearest so many are never considered for a village.
  public var nearestPlaces = 20
  /// Share of places lost in a scenario.
  public var outage = 0.04
  /// Share of a village's roads closed at the centre of the worst blizzard.
  public var closure = 0.35
  /// What a missing tonne costs, kCNY.
  public var shortagePenalty = 60.0

  /// A province.
  public init(villages: Int, sites: Int, scenarios: Int, seed: UInt64) {
    self.villages = villages
    self.sites = sites
    self.scenarios = scenarios
    self.seed = seed
  }

  /// Side of the square it lies in, km.
  var side: Double { (Double(villages) * areaPerVillage).squareRoot() }
}
