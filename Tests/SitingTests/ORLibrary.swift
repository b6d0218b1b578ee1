import Foundation
import Siting

/// Instances of Beasley's OR-Library that stand beside the working tree, where they do.
enum ORLibrary {
  /// Optimal values of the capacitated warehouse location files (OR-Library, `capopt`).
  static let optima: [String: Double] = [
    "cap41": 1_040_444.375, "cap43": 1_153_000.450, "cap51": 1_025_208.225, "cap61": 932_615.750,
    "cap63": 1_014_062.050, "cap71": 932_615.750, "cap73": 1_010_641.450, "cap81": 838_499.288,
    "cap83": 975_889.563, "cap91": 796_648.438, "cap93": 896_617.538, "cap101": 796_648.438,
    "cap103": 893_782.113, "cap111": 826_124.713, "cap113": 970_567.750, "cap121": 793_439.563,
    "cap123": 895_302.325, "cap131": 793_439.563, "cap133": 893_076.713,
  ]

  /// The folder, found by walking up from this file; `nil` where there is none.
  static let folder: URL? = {
    var at = URL(filePath: #filePath).deletingLastPathComponent()
    while at.path != "/" {
      let here = at.appending(path: "shared/bench/siting/orlib-cap")
      if FileManager.default.fileExists(atPath: here.path) { return here }
      at = at.deletingLastPathComponent()
    }
    return nil
  }()

  /// Reads a file: `m n`, then capacity and opening cost per site, then per customer its demand and the cost of
  /// serving all of it from each site. Money in thousands.
  static func read(_ name: String, neighbours: Int) throws -> SitingProblem {
    guard let folder else { throw CocoaError(.fileNoSuchFile) }
    let text = try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8)
    var numbers = text.split(whereSeparator: \.isWhitespace).lazy.map { Double($0) ?? .nan }.makeIterator()
    func next() -> Double { numbers.next() ?? .nan }
    let (m, n) = (Int(next()), Int(next()))
    let sites = (0..<m).map { j in
      SitingProblem.Site(place: j, capacity: next(), openingCost: next() / 1000)
    }
    var demand: [Double] = []
    var arcs: [[SitingProblem.Arc]] = []
    for _ in 0..<n {
      let need = next()
      demand.append(need)
      arcs.append((0..<m).map { SitingProblem.Arc(site: $0, cost: next() / need / 1000) })
    }
    let scenario = SitingProblem.Scenario(demand: demand, surviving: sites.map { _ in 1 }, arcs: arcs)
    return SitingProblem(
      sites: sites, customers: (0..<n).map { _ in SitingProblem.Customer(group: 0) }, scenarios: [scenario],
      transport: .weighted([1]), neighbours: neighbours)
  }
}
