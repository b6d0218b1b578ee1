import Quantities
import Siting
import Tables

/// A location problem as most instance files give it: every site reaches every customer, in every scenario alike.
struct DenseProblem {
  var capacity: [Double]
  var openingCost: [Double]
  /// Per scenario and customer.
  var demand: [[Double]]
  /// Per site and customer, per tonne.
  var unitCost: [[Double]]
  var mode = SitingProblem.Mode.minCost

  /// The problem; scenarios are equally likely and share their arcs.
  ///
  /// - Complexity: O(sites · customers · log sites + scenarios · (sites + customers))
  func problem(file: String) throws(ReadFailure) -> SitingProblem {
    let (m, n) = (capacity.count, demand[0].count)
    var arcs: [SitingProblem.Arc] = []
    arcs.reserveCapacity(m * n)
    for i in 0..<n {
      for j in 0..<m { arcs.append(SitingProblem.Arc(site: j, cost: unitCost[j][i])) }
    }
    let start = Array(stride(from: 0, through: m * n, by: m))
    let surviving = [Double](repeating: 1, count: m)
    var scenarios: [SitingProblem.Scenario] = []
    do {
      for need in demand {
        // the first scenario sorts the arcs; the others share its array
        scenarios.append(
          try SitingProblem.Scenario(
            demand: need, surviving: surviving, arcStart: start, arcs: scenarios.first?.arcs ?? arcs))
      }
    } catch {
      throw ReadFailure(
        kind: .wrongShape, place: Place(file: file), found: nil,
        wanted: Bilingual(zh: "每个客户都有到每个站点的费用", en: "a cost from every site to every customer"))
    }
    let weight = 1 / Double(demand.count)
    return SitingProblem(
      sites: (0..<m).map {
        SitingProblem.Site(place: $0, capacity: capacity[$0], openingCost: openingCost[$0])
      },
      customers: (0..<n).map { _ in SitingProblem.Customer(group: 0) }, scenarios: scenarios, mode: mode,
      transport: .weighted([Double](repeating: weight, count: demand.count)))
  }

  /// A p-median problem: sites without limits, opening free.
  static func median(
    _ count: Int, demand: [Double], distance: [[Double]], file: String
  ) throws(ReadFailure) -> SitingProblem {
    let all = demand.reduce(0, +)
    return try DenseProblem(
      capacity: distance.map { _ in all }, openingCost: distance.map { _ in 0 }, demand: [demand],
      unitCost: distance, mode: .pMedian(count)
    ).problem(file: file)
  }

  /// Costs per tonne from the costs of serving all of a customer's demand.
  static func perTonne(_ total: [[Double]], demand: [Double]) -> [[Double]] {
    total.map { row in zip(row, demand).map { $0 / $1 } }
  }
}

/// What is expected where, in both languages.
enum Wanted {
  static let sites = Bilingual(zh: "站点数", en: "the number of sites")
  static let customers = Bilingual(zh: "客户数", en: "the number of customers")
  static let scenarios = Bilingual(zh: "场景数", en: "the number of scenarios")
  static let capacity = Bilingual(zh: "站点的容量", en: "a site's capacity")
  static let opening = Bilingual(zh: "站点的开设费用", en: "a site's opening cost")
  static let demand = Bilingual(zh: "客户的需求，大于 0", en: "a customer's demand, more than 0")
  static let cost = Bilingual(zh: "服务一个客户的费用", en: "the cost of serving a customer")
  static let coordinate = Bilingual(zh: "坐标", en: "a coordinate")

  /// Most sites, customers or scenarios a file may have.
  static let counts = 1...1_000_000
  static let notNegative = 0.0...1e15
  static let positive = 1e-9...1e15
}
