/// The opening problem of the Lagrangian, in `y` alone:
///
///     min Σ_i g_i y_i   over whole y,  one site at most per place,  fixed sites as fixed,
///                       Σ_i r_i y_i ≥ leastRoom,   Σ_i y_i ≤ P.
///
/// The row on room is implied by the demand rows, which are relaxed; keeping it whole is what makes the bound sharp where
/// room is tight. Where more than P sites would open, only that row is kept and room is
/// relaxed; otherwise only room: still a bound.
struct OpeningProblem: ~Copyable {
  /// What is fixed about a site.
  enum State: Int8, BitwiseCopyable {
    case closed = -1
    case free = 0
    case open = 1
  }

  /// The least value, or a bound on it where the search for whole sites grew tired, or the limit where it is not below that;
  /// infinite when nothing is feasible.
  private(set) var value = 0.0
  /// The least value of the continuous relaxation, for reduced costs.
  private(set) var relaxedValue = 0.0
  /// Price of room in the relaxation, kCNY/t.
  private(set) var roomPrice = 0.0
  /// Price of one site of the number that may open, kCNY; 0 where the number does not bind.
  private(set) var countPrice = 0.0
  /// Whether ``value`` is the limit given, which the least value is not below.
  private(set) var isBeyondLimit = false
  /// Whether the minimiser written is whole.
  private(set) var isWhole = true

  private let mostSites: Int?
  /// Sites place by place, where each place's begin, and what they give towards the room needed.
  private let site, placeStart: Buffer<Int32>
  private let room: Buffer<Double>
  /// Choice of each place before any more room is bought: a site, or −1.
  private let base: Buffer<Int32>
  private var knapsack: CoverKnapsack
  /// Place of each class of ``knapsack``, and its sites in the order of its choices.
  private var classPlace: [Int32] = []
  private var choiceSite: [Int32] = []
  private var choiceStart: [Int32] = []
  /// Sites that the last whole minimiser opened to gain room.
  private var lastChosen: [Bool]
  private var ranked: [(gain: Double, site: Int)] = []

  init(_ problem: FlatProblem) {
    let places = problem.sitesAtPlace
    mostSites = problem.mostSites
    site = Buffer(places.joined().map(Int32.init))
    placeStart = Buffer(places.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1.count)) })
    room = Buffer(problem.roomTowardsLeast)
    base = Buffer(places.count, -1)
    lastChosen = Array(repeating: false, count: problem.siteCount)
    knapsack = CoverKnapsack(classes: places.count, choices: problem.siteCount)
  }

  /// Minimises and writes the minimiser into `opening`.
  ///
  /// - Parameters:
  ///   - gain: g per site.
  ///   - state: What is fixed.
  ///   - leastRoom: Room that must be open, t; 0 = any.
  ///   - limit: Values from here on need not be told apart.
  /// - Complexity: O(sites log sites) and, where room binds, that of ``CoverKnapsack/solve(need:)``
  mutating func solve(
    gain: borrowing Buffer<Double>, state: [State], leastRoom: Double, limit: Double = .infinity,
    into opening: inout [Double]
  ) {
    roomPrice = 0
    countPrice = 0
    isBeyondLimit = false
    isWhole = true
    for i in opening.indices { opening[i] = 0 }
    var total = 0.0
    var had = 0.0
    var count = 0
    for p in 0..<base.count {
      var forced = -1
      var cheapest = (gain: 0.0, site: -1)
      for k in Int(placeStart[p])..<Int(placeStart[p + 1]) {
        let i = Int(site[k])
        switch state[i] {
        case .open: forced = i
        case .closed: break
        case .free: if gain[i] < cheapest.gain { cheapest = (gain[i], i) }
        }
      }
      let choice = forced >= 0 ? forced : cheapest.site
      base[p] = Int32(truncatingIfNeeded: choice)
      if choice >= 0 {
        opening[choice] = 1
        total += gain[choice]
        had += room[choice]
        count += 1
      }
    }
    value = total
    relaxedValue = total
    if let most = mostSites, count > most {
      limitCount(most, gain, state, into: &opening)
      return
    }
    guard leastRoom > 0, had < leastRoom else { return }
    cover(leastRoom - had, gain, state, limit: limit - total, into: &opening)
  }

  // MARK: - Room

  /// Opens more until the room suffices: every place may step up to a roomier choice than its own.
  private mutating func cover(
    _ need: Double, _ gain: borrowing Buffer<Double>, _ state: [State], limit: Double,
    into opening: inout [Double]
  ) {
    knapsack.clear()
    classPlace.removeAll(keepingCapacity: true)
    choiceSite.removeAll(keepingCapacity: true)
    choiceStart.removeAll(keepingCapacity: true)
    for p in 0..<base.count {
      let now = Int(base[p])
      if now >= 0, state[now] == .open { continue }
      let (paid, had) = now >= 0 ? (gain[now], room[now]) : (0, 0)
      let first = choiceSite.count
      for k in Int(placeStart[p])..<Int(placeStart[p + 1]) {
        let i = Int(site[k])
        guard state[i] == .free, room[i] > had else { continue }
        knapsack.addChoice(cost: gain[i] - paid, room: room[i] - had, hinted: lastChosen[i])
        choiceSite.append(Int32(truncatingIfNeeded: i))
      }
      if knapsack.endClass() != nil {
        classPlace.append(Int32(truncatingIfNeeded: p))
        choiceStart.append(Int32(truncatingIfNeeded: first))
      }
    }
    knapsack.solve(need: need, limit: limit)
    roomPrice = knapsack.price
    relaxedValue = value + knapsack.relaxed
    guard relaxedValue.isFinite else {
      value = .infinity
      return
    }
    value += knapsack.floor
    isWhole = knapsack.isExact && knapsack.hasSolution
    isBeyondLimit = knapsack.isExact && !knapsack.hasSolution
    if isWhole { for i in lastChosen.indices { lastChosen[i] = false } }
    for c in classPlace.indices {
      let now = Int(base[Int(classPlace[c])])
      if isWhole {
        let choice = knapsack.chosen(c)
        guard choice >= 0 else { continue }
        if now >= 0 { opening[now] = 0 }
        let site = Int(choiceSite[Int(choiceStart[c]) + choice])
        opening[site] = 1
        lastChosen[site] = true
      } else {
        let (choice, before, share) = knapsack.relaxedChoice(c)
        guard choice >= 0 else { continue }
        let from = before >= 0 ? Int(choiceSite[Int(choiceStart[c]) + before]) : now
        if now >= 0 { opening[now] = 0 }
        if from >= 0 { opening[from] = 1 - share }
        opening[Int(choiceSite[Int(choiceStart[c]) + choice])] = share
      }
    }
  }

  // MARK: - Number of sites

  /// Keeps the `most` best places, forced ones first.
  private mutating func limitCount(
    _ most: Int, _ gain: borrowing Buffer<Double>, _ state: [State],
    into opening: inout [Double]
  ) {
    ranked.removeAll(keepingCapacity: true)
    var total = 0.0
    var count = 0
    for p in 0..<base.count where base[p] >= 0 {
      let i = Int(base[p])
      if state[i] == .open {
        total += gain[i]
        count += 1
      } else {
        ranked.append((gain[i], i))
      }
    }
    for i in opening.indices { opening[i] = 0 }
    guard count <= most else {
      (value, relaxedValue) = (.infinity, .infinity)
      return
    }
    ranked.sort { $0 < $1 }
    for p in 0..<base.count where base[p] >= 0 && state[Int(base[p])] == .open { opening[Int(base[p])] = 1 }
    for (gain, site) in ranked.prefix(most - count) {
      opening[site] = 1
      total += gain
    }
    // the first left out sets the price: at it those taken gain and those left out do not
    if most - count < ranked.count { countPrice = max(0, -ranked[most - count].gain) }
    (value, relaxedValue) = (total, total)
  }

  /// What forcing a free site open, where it is not, or shut, where it is, adds to ``relaxedValue`` at least: its reduced
  /// cost, positive for a site that the relaxation leaves shut.
  func reducedCost(_ site: Int, gain: Double) -> Double {
    gain + countPrice - roomPrice * room[site]
  }
}
