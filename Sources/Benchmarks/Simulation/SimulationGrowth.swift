import District
import Foundation
import Simulation

extension SimulationBench {
  /// What grows.
  public enum Family: String, Codable, Sendable, CaseIterable {
    /// Roads, yards and trucks grow with the villages.
    case counties
    /// Only villages and their roads do, so that trucks run short.
    case villages
  }

  /// How one size fares.
  public struct Size: Codable, Sendable {
    /// What grows.
    public var family: Family
    /// Villages.
    public var villages: Int
    /// Hours.
    public var hours: Int
    /// CPU seconds of one replication with luck, median.
    public var cpuSeconds: Double
  }

  /// Growth of one family of made-up districts.
  public struct Growth: Codable, Sendable {
    /// What grows.
    public var family: Family
    /// b of CPU seconds = a · (villages · hours)^b, by least squares on logarithms.
    public var exponent: Double
    /// What it is fitted to.
    public var sizes: [Size]
  }

  /// How CPU time grows with villages and hours, up to the largest of `villages`, in each family.
  public static func growth(
    _ families: [Family] = Family.allCases, villages: [Int], hours: [Int], replications: Int
  ) -> [Growth] {
    families.map { family in
      let sizes = villages.flatMap { villages in
        let made = MadeUpDistrict(
          villages: villages, villagesPerCounty: family == .counties ? 250 : villages, seed: 1)
        let district = made.district
        return hours.map { hours in
          let instance = Instance(
            name: family.rawValue, district: district, stock: MadeUpDistrict.fullStock(district),
            scenario: MadeUpDistrict.blizzard(district, hours: hours))
          return Size(
            family: family, villages: villages, hours: hours,
            cpuSeconds: seconds(instance, replications: replications))
        }
      }
      return Growth(family: family, exponent: exponent(sizes), sizes: sizes)
    }
  }

  private static func seconds(_ instance: Instance, replications: Int) -> Double {
    let laboratory = instance.laboratory
    var workspace = laboratory.workspace()
    var unserved = 0
    let seconds = (0...replications).map { replication in
      let start = ProcessUse.cpuSeconds
      let luck = Luck(seed: 1, replication: UInt32(replication))
      unserved &+= laboratory.play(instance.scenario, luck: luck, in: &workspace).unserved
      return ProcessUse.cpuSeconds - start
    }
    precondition(unserved >= 0, "consumed")
    let warm = seconds.dropFirst().sorted()
    return warm[warm.count / 2]
  }

  private static func exponent(_ sizes: [Size]) -> Double {
    let points = sizes.map { (x: log(Double($0.villages * $0.hours)), y: log($0.cpuSeconds)) }
    let n = Double(points.count)
    let (x, y) = (points.reduce(0) { $0 + $1.x } / n, points.reduce(0) { $0 + $1.y } / n)
    let up = points.reduce(0) { $0 + ($1.x - x) * ($1.y - y) }
    return up / points.reduce(0) { $0 + ($1.x - x) * ($1.x - x) }
  }

  /// Peak memory after so many replications with luck.
  public struct Memory: Codable, Sendable {
    /// How many.
    public var replications: Int
    /// Peak memory of the process so far, MiB.
    public var peakMiB: Double
    /// CPU seconds since the last line.
    public var cpuSeconds: Double
  }

  /// Plays one instance after another with luck, and notes the peak memory at some numbers of replications, ascending.
  public static func memory(_ instance: Instance, at counts: [Int]) -> [Memory] {
    let laboratory = instance.laboratory
    var workspace = laboratory.workspace()
    var unserved = 0
    var done = 0
    return counts.map { count in
      let start = ProcessUse.cpuSeconds
      while done < count {
        let luck = Luck(seed: 2, replication: UInt32(done))
        unserved &+= laboratory.play(instance.scenario, luck: luck, in: &workspace).unserved
        done += 1
      }
      precondition(unserved >= 0, "consumed")
      return Memory(
        replications: count, peakMiB: ProcessUse.peakMiB, cpuSeconds: ProcessUse.cpuSeconds - start)
    }
  }
}
