/// Individuals of one kind, feasible or not, ranked by cost and by how much they differ from the others.
struct Subpopulation {
  /// How many are kept when there are too many, and how many may come before that.
  static let kept = 25
  static let offspring = 40
  /// How many of the best must survive.
  private static let elite = 4
  /// How many of the nearest others count for the contribution to diversity.
  private static let closest = 5

  private struct Member {
    var individual: Individual
    /// Distances to all others by their number, nearest first.
    var others: [(distance: Int, number: Int)]
    var number: Int
    var fitness = 0.0

    var diversity: Int { others.prefix(Subpopulation.closest).reduce(0) { $0 + $1.distance } }
    var isClone: Bool { others.first?.distance == 0 }
  }

  /// Cheapest first.
  private var members: [Member] = []
  private var numbers = 0

  var count: Int { members.count }
  var cheapest: Individual? { members.first?.individual }

  /// An individual and its fitness, the smaller the better.
  subscript(_ index: Int) -> (individual: Individual, fitness: Double) {
    (members[index].individual, members[index].fitness)
  }

  /// Takes an individual in; where there are too many, clones and then the least fit go.
  mutating func insert(_ individual: Individual) {
    var member = Member(individual: individual, others: [], number: numbers)
    numbers += 1
    for index in members.indices {
      let distance = individual.distance(to: members[index].individual)
      member.others.append((distance, members[index].number))
      let place = members[index].others.firstIndex { $0.distance > distance } ?? members[index].others.count
      members[index].others.insert((distance, member.number), at: place)
    }
    member.others.sort { ($0.distance, $0.number) < ($1.distance, $1.number) }
    let place =
      members.firstIndex { $0.individual.pricedCost > individual.pricedCost } ?? members.count
    members.insert(member, at: place)
    if members.count > Self.kept + Self.offspring {
      while members.count > Self.kept { removeWorst() }
    }
    rate()
  }

  /// Prices overload anew.
  mutating func reprice(_ price: (Individual) -> Int) {
    for index in members.indices { members[index].individual.pricedCost = price(members[index].individual) }
    // stable, so that equal costs keep their order
    members = members.enumerated().sorted {
      ($0.element.individual.pricedCost, $0.offset) < ($1.element.individual.pricedCost, $1.offset)
    }.map(\.element)
    rate()
  }

  /// Rank by cost plus rank by diversity, the latter less the fewer are no elite.
  private mutating func rate() {
    let size = Double(members.count)
    guard members.count > 1 else {
      if !members.isEmpty { members[0].fitness = 0 }
      return
    }
    let diversities = members.map(\.diversity)
    let order = members.indices.sorted { (-diversities[$0], $0) < (-diversities[$1], $1) }
    let weight = members.count <= Self.elite ? 0 : 1 - Double(Self.elite) / size
    for (rank, index) in order.enumerated() {
      members[index].fitness = Double(index) / (size - 1) + weight * Double(rank) / (size - 1)
    }
  }

  private mutating func removeWorst() {
    rate()
    var worst = 1
    for index in 1..<members.count {
      let (a, b) = (members[index], members[worst])
      if (a.isClone && !b.isClone) || (a.isClone == b.isClone && a.fitness > b.fitness) { worst = index }
    }
    let number = members.remove(at: worst).number
    for index in members.indices { members[index].others.removeAll { $0.number == number } }
  }
}
