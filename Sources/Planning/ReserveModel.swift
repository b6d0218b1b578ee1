import District
import Hazards
import Plans
import Quantities
import RoadNetwork
import Siting

/// The district's siting question in the solver's terms, and the answer in the district's.
struct ReserveModel: Sendable {
  let district: District
  /// Required scenarios, in the order of the problem's.
  let required: [ScenarioStudy]
  /// Fen per tonne of reserve fuel laid in at each site: purchase and haul on dry roads.
  let purchasePrice: [Int64]
  /// Usable reserve fuel standing at each site now.
  let alreadyThere: [Kilograms]

  init(_ district: District, _ network: RoadNetwork, required: [ScenarioStudy]) {
    self.district = district
    self.required = required
    purchasePrice = Self.purchasePrices(district, network)
    alreadyThere = Self.passedStock(district)
  }

  /// The cheapest supplier's price and haul; the fuel's delivered price where no supplier has an open road.
  private static func purchasePrices(_ district: District, _ network: RoadNetwork) -> [Int64] {
    let fuel = district.reserveFuel
    let suppliers = district.suppliers.filter { district.fuels[$0.fuel].id == fuel.id }
    let table = network.travel(from: suppliers.map(\.junction), under: RoadState.dry(district))
    return district.sites.map { site in
      suppliers.indices.compactMap { index -> Int64? in
        guard let metres = table.metres(index, to: site.junction) else { return nil }
        return suppliers[index].price.count
          + roundingUp(district.policy.haulCost.value.count * metres, over: 1000)
      }.min() ?? fuel.price.count
    }
  }

  private static func passedStock(_ district: District) -> [Kilograms] {
    var mass = [Kilograms](repeating: .zero, count: district.sites.count)
    for lot in district.stock
    where lot.quality == .passed && district.fuels[lot.fuel].id == district.reserveFuel.id {
      mass[lot.site] += lot.mass
    }
    return zip(mass, district.sites).map { min($0, $1.storage) }
  }

  /// A village and a hurry; the solver's customer.
  struct Customer: Hashable, Sendable {
    var village: Int
    var urgency: Urgency
  }

  /// Every customer of any required scenario, by village, priority first.
  var customers: [Customer] {
    var seen = Set<Customer>()
    for study in required {
      for need in study.impact.needs { seen.insert(Customer(village: need.village, urgency: need.urgency)) }
    }
    return seen.sorted {
      ($0.village, $0.urgency == .priority ? 0 : 1) < ($1.village, $1.urgency == .priority ? 0 : 1)
    }
  }

  /// The problem in tonnes and thousand CNY.
  func problem(_ request: Request) -> SitingProblem { problem(request, customers: customers) }

  /// The problem of some customers.
  func problem(_ request: Request, customers: [Customer]) -> SitingProblem {
    let places = Dictionary(
      uniqueKeysWithValues: Set(district.sites.map(\.place)).sorted().enumerated().map { ($1, $0) })
    return SitingProblem(
      sites: district.sites.indices.map { site(at: $0, places: places) },
      customers: customers.map { customer in
        .init(
          group: district.villages[customer.village].township,
          weight: customer.urgency == .priority ? district.policy.priorityWeight.value : 1)
      },
      scenarios: required.map { scenario($0, customers: customers) },
      limits: .init(
        maxSites: request.maxSites, budget: request.budgetFen.map { Double($0.count) / 100_000 },
        // the other modes cover all, or the worst township as well as can be
        groupCoverage: request.mode == .maxCover ? district.policy.townshipCoverage.value : 0),
      mode: mode(request), transport: .worstScenario, neighbours: district.policy.nearestPoints.value)
  }

  /// A scenario as some customers meet it.
  func scenario(_ study: ScenarioStudy, customers: [Customer]) -> SitingProblem.Scenario {
    let index = Dictionary(uniqueKeysWithValues: customers.enumerated().map { ($1, $0) })
    let haul = Double(district.policy.haulCost.value.count)
    var demand = [Double](repeating: 0, count: customers.count)
    var arcs = [[SitingProblem.Arc]](repeating: [], count: customers.count)
    for (need, reach) in zip(study.impact.needs, study.reach) {
      guard let customer = index[Customer(village: need.village, urgency: need.urgency)] else { continue }
      demand[customer] = need.kg.tonnes
      // fen/(t·km) · m → kCNY/t: 1 kCNY = 100,000 fen, 1 km = 1,000 m
      arcs[customer] = reach.map { .init(site: $0.site, cost: haul * Double($0.metres) / 100_000_000) }
    }
    return SitingProblem.Scenario(demand: demand, surviving: study.impact.surviving, arcs: arcs)
  }

  private func site(at index: Int, places: [String: Int]) -> SitingProblem.Site {
    let site = district.sites[index]
    let status: SitingProblem.Site.Status =
      switch site.status {
      case .existing: .existing
      case .candidate: .candidate
      case .required: .required
      case .forbidden: .forbidden
      }
    return SitingProblem.Site(
      place: places[site.place] ?? index, status: status, capacity: site.storage.tonnes,
      openingCost: site.status == .existing ? 0 : Double(site.openingCost.count) / 100_000,
      unitCost: Double(pricePerTonne(at: index)) / 100_000,
      present: alreadyThere[index].tonnes)
  }

  private func mode(_ request: Request) -> SitingProblem.Mode {
    let sites = request.maxSites ?? district.sites.count
    return switch request.mode {
    case .minCost: .minCost
    case .maxCover: .maxCover
    case .pMedian: .pMedian(sites)
    case .pCenter: .pCenter(sites)
    case .lexicographic: .lexicographic
    }
  }

  /// Fen for a tonne bought and held at a site.
  func pricePerTonne(at site: Int) -> Int64 {
    purchasePrice[site] + district.sites[site].holdingCost.count
  }

  /// What opening a site and standing `stock` there costs beyond what stands there already.
  func cost(of site: Int, stock: Kilograms) -> (opening: Fen, holding: Fen, procurement: Fen) {
    let bought = max(0, (stock - alreadyThere[site]).count)
    return (
      district.sites[site].status == .existing ? .zero : district.sites[site].openingCost,
      Fen(roundingUp(bought * district.sites[site].holdingCost.count, over: 1000)),
      Fen(roundingUp(bought * purchasePrice[site], over: 1000))
    )
  }

  /// Opening, holding and procurement of all open sites.
  func spending(open: [Bool], stock: [Kilograms]) -> Fen {
    open.indices.filter { open[$0] }.total { site in
      let parts = cost(of: site, stock: stock[site])
      return parts.opening + parts.holding + parts.procurement
    }
  }

  /// A stock without the kilograms by which rounding up to whole ones passed the budget, dearest first.
  func kept(_ stock: [Kilograms], within budget: Fen, open: [Bool]) -> [Kilograms] {
    var stock = stock
    let dearest = open.indices.filter { open[$0] }
      .sorted { (pricePerTonne(at: $1), $0) < (pricePerTonne(at: $0), $1) }
    for site in dearest {
      // holding and procurement are rounded up each by itself, so once may leave a fen
      while case let excess = spending(open: open, stock: stock) - budget, excess > .zero,
        stock[site] > alreadyThere[site]
      {
        let mass = Kilograms(roundingUp(excess.count * 1000, over: max(1, pricePerTonne(at: site))))
        stock[site] -= min(stock[site] - alreadyThere[site], mass)
      }
    }
    return stock
  }
}

/// `product ÷ divisor`, rounded up, for amounts that are never negative.
func roundingUp(_ product: Int64, over divisor: Int64) -> Int64 { (product + divisor - 1) / divisor }
