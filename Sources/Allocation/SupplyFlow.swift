/// A flow in whole units from plants to villages, grown along augmenting paths.
///
/// Paths are searched backwards: a village looks to the plants that reach it; a plant that has nothing left looks to
/// the villages it serves, which may be served by others instead.
struct SupplyFlow {
  let reach: Reach
  /// Flow by arc.
  private(set) var flow: [Int64]
  /// What each plant has left.
  private(set) var supply: [Int64]
  /// What each village still wants.
  private(set) var demand: [Int64]

  /// Nothing flows yet.
  init(_ reach: Reach, supply: [Int64], demand: [Int64]) {
    self.reach = reach
    self.supply = supply
    self.demand = demand
    flow = Array(repeating: 0, count: reach.plantOf.count)
  }

  /// Serves every village as far as possible.
  mutating func feedAll() {
    for village in demand.indices { feed(village) }
  }

  /// Serves one village as far as possible without serving any other less. What is out of reach now stays so
  /// whoever else is fed later.
  ///
  /// - Complexity: O(arcs) per path.
  mutating func feed(_ village: Int) {
    while demand[village] > 0 {
      let search = search(from: [village], stopAtSupply: true)
      guard let plant = search.supplier else { return }
      let amount = min(demand[village], supply[plant], room(search, upTo: plant))
      supply[plant] -= amount
      demand[village] -= amount
      send(amount, search, from: plant)
    }
  }

  /// Lets a village want `more`.
  mutating func ask(_ more: Int64, for village: Int) { demand[village] += more }

  /// Sends up to `amount` over one arc, as far as plant and village allow.
  mutating func send(_ amount: Int64, over arc: Int) {
    let plant = reach.plantOf[arc]
    let village = reach.villageOf[arc]
    let sent = max(0, min(amount, supply[plant], demand[village]))
    supply[plant] -= sent
    demand[village] -= sent
    flow[arc] += sent
  }

  /// Takes one unit from `donor`, which `search` found, for the village the search began at.
  mutating func take(from donor: Int, _ search: Search) {
    let arc = search.intoVillage[donor]
    flow[arc] -= 1
    send(1, search, from: reach.plantOf[arc])
  }

  /// The villages that are short or whose share the short ones could take, and all plants that serve them: the
  /// short side of the least cut. Empty when nobody is short.
  func shortSide() -> (villages: [Int], plants: [Int]) {
    let roots = demand.indices.filter { demand[$0] > 0 }
    let search = search(from: roots, stopAtSupply: false)
    return (
      demand.indices.filter { search.intoVillage[$0] != Search.unseen },
      supply.indices.filter { search.intoPlant[$0] != Search.unseen }
    )
  }

  /// How units could come to a village.
  struct Search {
    static let unseen = -1
    static let root = -2
    /// The arc over which each plant would send more.
    var intoPlant: [Int]
    /// The arc over which each village would give some up; `root` for those the search began at.
    var intoVillage: [Int]
    /// A plant with something left, when the search was to stop there.
    var supplier: Int?
  }

  /// Looks, nearest first, for whoever could serve the villages `roots`.
  ///
  /// - Complexity: O(arcs)
  func search(from roots: [Int], stopAtSupply: Bool) -> Search {
    var search = Search(
      intoPlant: Array(repeating: Search.unseen, count: supply.count),
      intoVillage: Array(repeating: Search.unseen, count: demand.count))
    for root in roots { search.intoVillage[root] = Search.root }
    var queue = roots
    var done = 0
    while done < queue.count {
      let village = queue[done]
      done += 1
      for arc in reach.entering[village] {
        let plant = reach.plantOf[arc]
        guard search.intoPlant[plant] == Search.unseen else { continue }
        search.intoPlant[plant] = arc
        if stopAtSupply, supply[plant] > 0 {
          search.supplier = plant
          return search
        }
        for given in reach.leaving[plant] where flow[given] > 0 {
          let other = reach.villageOf[given]
          guard search.intoVillage[other] == Search.unseen else { continue }
          search.intoVillage[other] = given
          queue.append(other)
        }
      }
    }
    return search
  }

  /// The least that any village on the path from `plant` would give up.
  private func room(_ search: Search, upTo plant: Int) -> Int64 {
    var least = Int64.max
    var given = search.intoVillage[reach.villageOf[search.intoPlant[plant]]]
    while given >= 0 {
      least = min(least, flow[given])
      given = search.intoVillage[reach.villageOf[search.intoPlant[reach.plantOf[given]]]]
    }
    return least
  }

  /// Sends `amount` from `plant` along the path to the village the search began at.
  private mutating func send(_ amount: Int64, _ search: Search, from plant: Int) {
    var arc = search.intoPlant[plant]
    flow[arc] += amount
    while case let given = search.intoVillage[reach.villageOf[arc]], given >= 0 {
      flow[given] -= amount
      arc = search.intoPlant[reach.plantOf[given]]
      flow[arc] += amount
    }
  }
}
