/// A location problem as the Lagrangian engine reads it: flat tables, one entry per site, scenario, need and arc.
///
///     min  Σ_i F_i y_i + Σ_s w_s (Σ_ij k_ijs d_js x_ijs + Σ_j π_js d_js u_js)
///     Σ_i x_ijs + u_js = 1          every need is met or, where π is finite, short
///     Σ_j d_js x_ijs ≤ R_is y_i     the room of a site that survives in the scenario
///     0 ≤ x_ijs ≤ y_i ∈ {0, 1}      one site at most per place; at most P in all
///
/// A *need* is a customer's demand in one scenario; needs are numbered scenario by scenario. Tonnes, kCNY.
struct FlatProblem: Sendable {
  /// Indices into the problem's sites of those that may open.
  let sites: [Int]
  /// Scenarios of the problem, in order.
  let scenarioCount: Int
  /// F, kCNY.
  let fixedCost: [Double]
  /// Whether a site is open in every plan.
  let mustOpen: [Bool]
  /// Place of each site, numbered from 0.
  let place: [Int]
  /// Sites of each place.
  let sitesAtPlace: [[Int]]
  /// R, scenario by scenario: `room[s · sites + i]`, t.
  let room: [Double]
  /// w
  let weight: [Double]
  /// Where each scenario's needs begin; one more entry than scenarios.
  let needStart: [Int]
  /// d, t.
  let demand: [Double]
  /// Customer of each need.
  let customer: [Int32]
  /// w π, kCNY/t; infinite where nothing may be short.
  let shortageCost: [Double]
  /// Where each need's arcs begin; one more entry than needs.
  let arcStart: [Int]
  /// Site of each arc, cheapest arc of a need first.
  let arcSite: [Int32]
  /// w k of each arc, kCNY/t.
  let arcCost: [Double]
  /// Where the offers to each site begin in a scenario's scratch: `offerStart[s · (sites + 1) + i]`.
  let offerStart: [Int32]
  /// Most arcs of one scenario.
  let mostArcs: Int
  /// P
  let mostSites: Int?
  /// Whether some need is reached by nobody and may not be short.
  let hasUnreachable: Bool
  /// Room that open sites must have together, t, and what each site gives towards it: the tightest scenario's.
  let leastRoom: Double
  /// Per site.
  let roomTowardsLeast: [Double]

  var siteCount: Int { sites.count }
  var needCount: Int { demand.count }

  /// What of a problem stands in the objective.
  struct Terms {
    /// F per site of the problem.
    var fixedCost: [Double]
    /// Weight of each scenario's transport and, per tonne short, of its customers.
    var weight: [Double]
    /// Whether transport costs anything.
    var transport: Bool
    /// Cost of a tonne short per customer; `nil` = nothing may be short.
    var shortage: [Double]?
    /// Most sites open.
    var mostSites: Int?
  }

  /// The flat form.
  ///
  /// - Complexity: O(sites · scenarios + arcs)
  init(_ problem: SitingProblem, _ terms: Terms) {
    let usable = problem.sites.indices.filter { j in
      let site = problem.sites[j]
      return site.mustOpen || (site.status != .forbidden && site.capacity > 0)
    }
    let m = usable.count
    var flat = [Int32](repeating: -1, count: problem.sites.count)
    for (i, j) in usable.enumerated() { flat[j] = Int32(i) }
    sites = usable
    scenarioCount = problem.scenarios.count
    fixedCost = usable.map { terms.fixedCost[$0] }
    mustOpen = usable.map { problem.sites[$0].mustOpen }
    weight = terms.weight
    mostSites = terms.mostSites

    var number: [Int: Int] = [:]
    var groups: [[Int]] = []
    var places: [Int] = []
    for (i, j) in usable.enumerated() {
      let key = problem.sites[j].place
      if let known = number[key] {
        groups[known].append(i)
        places.append(known)
      } else {
        number[key] = groups.count
        places.append(groups.count)
        groups.append([i])
      }
    }
    place = places
    sitesAtPlace = groups

    var needs = 0
    var arcs = 0
    for scenario in problem.scenarios {
      for c in scenario.demand.indices where scenario.demand[c] > 0 {
        needs += 1
        arcs += scenario.arcs(of: c).count
      }
    }
    var rooms = [Double](repeating: 0, count: scenarioCount * m)
    var (demands, shortages) = ([Double](), [Double]())
    var customers: [Int32] = []
    var arcStarts: [Int] = []
    var (arcSites, arcCosts) = ([Int32](), [Double]())
    var offerStarts = [Int32](repeating: 0, count: scenarioCount * (m + 1))
    demands.reserveCapacity(needs)
    shortages.reserveCapacity(needs)
    customers.reserveCapacity(needs)
    arcStarts.reserveCapacity(needs + 1)
    arcSites.reserveCapacity(arcs)
    arcCosts.reserveCapacity(arcs)

    var starts = [0]
    var most = 0
    var unreachable = false
    var tightest = -1.0
    var least = (total: 0.0, scenario: 0)
    for (s, scenario) in problem.scenarios.enumerated() {
      let first = arcSites.count
      let w = terms.weight[s]
      var count = [Int32](repeating: 0, count: m)
      var total = 0.0
      for c in scenario.demand.indices where scenario.demand[c] > 0 {
        demands.append(scenario.demand[c])
        customers.append(Int32(c))
        shortages.append(terms.shortage.map { w * $0[c] } ?? .infinity)
        total += scenario.demand[c]
        let begin = arcSites.count
        arcStarts.append(begin)
        for arc in scenario.arcs(of: c) {
          let i = flat[arc.site]
          guard i >= 0, scenario.surviving[arc.site] > 0 else { continue }
          arcSites.append(i)
          arcCosts.append(terms.transport ? w * arc.cost : 0)
          count[Int(i)] += 1
        }
        if arcSites.count == begin, terms.shortage == nil { unreachable = true }
      }
      starts.append(demands.count)
      most = max(most, arcSites.count - first)
      var whole = 0.0
      for (i, j) in usable.enumerated() {
        rooms[s * m + i] = scenario.surviving[j] * problem.sites[j].capacity
        whole += rooms[s * m + i]
      }
      var offset: Int32 = 0
      for i in 0..<m {
        offerStarts[s * (m + 1) + i] = offset
        offset += count[i]
      }
      offerStarts[s * (m + 1) + m] = offset
      let tightness = whole > 0 ? total / whole : total > 0 ? .infinity : 0
      if terms.shortage == nil, tightness > tightest {
        tightest = tightness
        least = (total, s)
      }
    }
    arcStarts.append(arcSites.count)
    (room, demand, customer, shortageCost) = (rooms, demands, customers, shortages)
    (arcStart, arcSite, arcCost, offerStart) = (arcStarts, arcSites, arcCosts, offerStarts)
    needStart = starts
    mostArcs = most
    hasUnreachable = unreachable
    // a hair less, so that the dust of sums never cuts off a plan that just fits
    leastRoom = least.total * (1 - 1e-9)
    let tight = least.scenario
    roomTowardsLeast = (0..<m).map { rooms[tight * m + $0] }
  }

  /// The same problem without the arcs of closed sites.
  ///
  /// - Complexity: O(arcs)
  init(_ whole: FlatProblem, without closed: (Int) -> Bool) {
    sites = whole.sites
    scenarioCount = whole.scenarioCount
    (fixedCost, mustOpen, weight, mostSites) = (
      whole.fixedCost, whole.mustOpen, whole.weight, whole.mostSites
    )
    (place, sitesAtPlace) = (whole.place, whole.sitesAtPlace)
    (room, needStart, demand) = (whole.room, whole.needStart, whole.demand)
    (customer, shortageCost) = (whole.customer, whole.shortageCost)
    (hasUnreachable, leastRoom, roomTowardsLeast) = (
      whole.hasUnreachable, whole.leastRoom, whole.roomTowardsLeast
    )
    let keeps = whole.sites.indices.map { !closed($0) }
    var starts: [Int] = []
    var (arcSites, arcCosts) = ([Int32](), [Double]())
    starts.reserveCapacity(whole.arcStart.count)
    for n in 0..<whole.demand.count {
      starts.append(arcSites.count)
      for a in whole.arcStart[n]..<whole.arcStart[n + 1] where keeps[Int(whole.arcSite[a])] {
        arcSites.append(whole.arcSite[a])
        arcCosts.append(whole.arcCost[a])
      }
    }
    starts.append(arcSites.count)
    (arcStart, arcSite, arcCost) = (starts, arcSites, arcCosts)
    // room for as many offers as before is room enough
    (offerStart, mostArcs) = (whole.offerStart, whole.mostArcs)
  }
}
