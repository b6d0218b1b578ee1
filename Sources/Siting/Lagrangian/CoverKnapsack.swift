/// A multiple-choice knapsack that must be filled:
///
///     min Σ cost   over one option, or none, per class,   Σ room ≥ need.
///
/// No cost is negative, and all rooms are positive. The continuous relaxation walks the classes' lower hulls by rising cost per room
/// (Sinha & Zoltners, Operations Research 27, 1979, 503–515) and ends at a price of room ρ. With it every choice has a
/// regret, what it loses against its class's best at that price; a class all of whose other choices regret more than a
/// first whole solution lies above the relaxation keeps its choice (Ingargiola & Korsh). The few classes left are
/// searched depth first; a search that takes long ends with a bound between the relaxation and the least value.
struct CoverKnapsack: ~Copyable {
  /// Value of the relaxation; infinite when the need is not to be had.
  private(set) var relaxed = 0.0
  /// ρ, kCNY/t.
  private(set) var price = 0.0
  /// Least value found, or the limit where that is less.
  var best = Double.infinity
  /// What no solution below the limit is below.
  var floor = 0.0
  /// Whether ``best`` is proven.
  var isExact: Bool { floor >= best }
  /// Whether ``chosen(_:)`` is a solution of value ``best``.
  var hasSolution = false

  /// Steps of the search after which it begins to forgive; more of them were measured to cost more than sharper values save.
  static let patience = 2_000
  /// Steps after which it gives up.
  static let mostSteps = 10_000

  // choices, class by class
  let cost, room: Buffer<Double>
  let classStart: Buffer<Int32>
  var classCount = 0
  var choiceCount = 0
  // steps along the hulls
  var steps: [Step] = []
  var fraction = 0.0
  /// Tonnes that are no room: a milligram, and the dust of sums.
  var tolerance = 0.0
  // the search: classes in the order searched
  let order, taken, bestTaken, hull, hint: Buffer<Int32>
  let ratio, mostRoom, suffixCost, suffixRoom: Buffer<Double>
  /// Whether a class of the core has one choice only.
  let isSingle: Buffer<Bool>
  let needAt, paidAt, boundAt: Buffer<Double>
  let nextChoice, breakAt: Buffer<Int32>
  var core = 0

  struct Step: BitwiseCopyable {
    var ratio: Double
    /// Position along all hulls as they were added: a hull's own steps in order.
    var number: Int32
    var room: Double
    var owner: Int32
    /// Choice reached.
    var choice: Int32
  }

  /// Room for as many classes and choices.
  init(classes: Int, choices: Int) {
    cost = Buffer(choices, 0)
    room = Buffer(choices, 0)
    classStart = Buffer(classes + 1, 0)
    order = Buffer(classes, 0)
    taken = Buffer(classes, -1)
    bestTaken = Buffer(classes, -1)
    hull = Buffer(classes, -1)
    hint = Buffer(classes, -1)
    ratio = Buffer(classes, 0)
    mostRoom = Buffer(classes, 0)
    suffixCost = Buffer(classes + 1, 0)
    suffixRoom = Buffer(classes + 1, 0)
    isSingle = Buffer(classes, false)
    needAt = Buffer(classes + 1, 0)
    paidAt = Buffer(classes + 1, 0)
    boundAt = Buffer(classes + 1, 0)
    breakAt = Buffer(classes + 1, 0)
    nextChoice = Buffer(classes + 1, 0)
  }

  /// Forgets everything.
  mutating func clear() {
    hint.fill(-1)
    classCount = 0
    choiceCount = 0
    steps.removeAll(keepingCapacity: true)
  }

  /// Adds a choice to the class under way.
  ///
  /// - Parameter hinted: Whether it is part of a good solution, as far as the caller knows.
  mutating func addChoice(cost: Double, room: Double, hinted: Bool) {
    if hinted { hint.base[classCount] = Int32(choiceCount) }
    self.cost.base[choiceCount] = cost
    self.room.base[choiceCount] = room
    choiceCount &+= 1
  }

  /// Ends the class under way; returns its number, or `nil` where it got no choice.
  mutating func endClass() -> Int? {
    let first = Int(classStart.base[classCount])
    guard choiceCount > first else { return nil }
    addHull(Int32(classCount), first..<choiceCount)
    classCount &+= 1
    classStart.base[classCount] = Int32(choiceCount)
    return classCount - 1
  }

  /// Position among a class's choices of the one taken in the best whole solution; −1 = none.
  func chosen(_ owner: Int) -> Int {
    let choice = Int(bestTaken.base[owner])
    return choice < 0 ? -1 : choice - Int(classStart.base[owner])
  }

  /// What the relaxation takes of a class: the choice, the one before it, and the share of the way between them.
  func relaxedChoice(_ owner: Int) -> (choice: Int, before: Int, share: Double) {
    let first = Int(classStart.base[owner])
    let choice = Int(hull.base[owner])
    guard choice >= 0 else { return (-1, -1, 0) }
    if owner == breakOwner { return (choice - first, breakBefore < 0 ? -1 : breakBefore - first, fraction) }
    return (choice - first, -1, 1)
  }
  var breakOwner = -1
  var breakBefore = -1

  private mutating func addHull(_ owner: Int32, _ choices: Range<Int>) {
    var (paid, had) = (0.0, 0.0)
    var steepest = -Double.infinity
    while true {
      var next = Step(ratio: .infinity, number: Int32(steps.count), room: 0, owner: owner, choice: -1)
      for k in choices where room.base[k] > had {
        let gained = room.base[k] - had
        let ratio = (cost.base[k] - paid) / gained
        if ratio < next.ratio || (ratio == next.ratio && gained > next.room) {
          next = Step(ratio: ratio, number: Int32(steps.count), room: gained, owner: owner, choice: Int32(k))
        }
      }
      guard next.choice >= 0 else { return }
      // a hull is convex: an ulp the other way would put its steps out of order
      next.ratio = max(next.ratio, steepest)
      steepest = next.ratio
      steps.append(next)
      (paid, had) = (cost.base[Int(next.choice)], room.base[Int(next.choice)])
      if choices.count == 1 { return }
    }
  }

  /// Solves the relaxation and, if it can, the whole problem.
  ///
  /// - Parameter limit: Values from here on are all one to the caller: ``best`` may be the limit where the least is beyond.
  /// - Complexity: O(choices log choices) and up to ``mostSteps`` · log classes
  mutating func solve(need: Double, limit: Double) {
    steps.sort { ($0.ratio, $0.number) < ($1.ratio, $1.number) }
    tolerance = 1e-9 + 1e-12 * need
    relaxed = 0
    best = .infinity
    floor = .infinity
    hasSolution = false
    breakOwner = -1
    for q in 0..<classCount { hull.base[q] = -1 }
    var left = need
    for step in steps {
      let owner = Int(step.owner)
      price = step.ratio
      if step.room >= left {
        breakOwner = owner
        breakBefore = Int(hull.base[owner])
        fraction = left / step.room
        relaxed += step.ratio * left
        hull.base[owner] = step.choice
        left = 0
        break
      }
      relaxed += step.ratio * step.room
      left -= step.room
      hull.base[owner] = step.choice
    }
    guard left <= tolerance else {
      relaxed = .infinity
      return
    }
    startGreedily(need)
    startFromHint(need)
    hasSolution = best.isFinite && best <= limit
    if !hasSolution {
      best = min(best, limit)
      if relaxed >= limit {
        floor = limit
        return
      }
    }
    reduce(need)
  }

  /// Takes the hinted solution where it is better.
  private mutating func startFromHint(_ need: Double) {
    var (paid, had) = (0.0, 0.0)
    for q in 0..<classCount where hint.base[q] >= 0 {
      paid += cost.base[Int(hint.base[q])]
      had += room.base[Int(hint.base[q])]
    }
    guard had >= need - tolerance, paid < best else { return }
    best = paid
    for q in 0..<classCount { bestTaken.base[q] = hint.base[q] }
  }

  /// A first whole solution: the hull choices before the break, and the cheapest single way to close what then lacks.
  private mutating func startGreedily(_ need: Double) {
    var (paid, had) = (0.0, 0.0)
    for q in 0..<classCount {
      let choice = q == breakOwner ? breakBefore : Int(hull.base[q])
      bestTaken.base[q] = Int32(choice)
      if choice >= 0 {
        paid += cost.base[choice]
        had += room.base[choice]
      }
    }
    var closing = (cost: Double.infinity, owner: -1, choice: -1)
    for q in 0..<classCount {
      let now = Int(bestTaken.base[q])
      let (less, has) = now >= 0 ? (cost.base[now], room.base[now]) : (0, 0)
      for k in Int(classStart.base[q])..<Int(classStart.base[q + 1])
      where had - has + room.base[k] >= need - tolerance {
        if cost.base[k] - less < closing.cost { closing = (cost.base[k] - less, q, k) }
      }
    }
    guard closing.owner >= 0 else {
      // no single choice closes it: the search has to
      best = .infinity
      return
    }
    bestTaken.base[closing.owner] = Int32(closing.choice)
    best = paid + closing.cost
  }

  /// Keeps the classes that no other choice can improve, and searches the others.
  private mutating func reduce(_ need: Double) {
    let slack = best - relaxed
    var fixedCost = 0.0
    var rest = need
    core = 0
    for q in 0..<classCount {
      let choices = Int(classStart.base[q])..<Int(classStart.base[q + 1])
      // choice −1 is worth nothing
      var (least, second) = (0.0, Double.infinity)
      var kept = -1
      for k in choices {
        let worth = cost.base[k] - price * room.base[k]
        if worth < least {
          second = least
          least = worth
          kept = k
        } else if worth < second {
          second = worth
        }
      }
      if second - least >= slack {
        taken.base[q] = Int32(kept)
        if kept >= 0 {
          fixedCost += cost.base[kept]
          rest -= room.base[kept]
        }
      } else {
        taken.base[q] = -1
        order.base[core] = Int32(q)
        core += 1
      }
    }
    sortCore()
    search(rest, fixedCost)
  }

  /// Orders the core by each class's best ratio, and sums what a class gives at most at that ratio: never dearer than any
  /// of its choices.
  private mutating func sortCore() {
    for p in 0..<core {
      let q = Int(order.base[p])
      var (least, most) = (Double.infinity, 0.0)
      for k in Int(classStart.base[q])..<Int(classStart.base[q + 1]) {
        least = min(least, cost.base[k] / room.base[k])
        most = max(most, room.base[k])
      }
      var hole = p
      while hole > 0, ratio.base[hole - 1] > least {
        ratio.base[hole] = ratio.base[hole - 1]
        mostRoom.base[hole] = mostRoom.base[hole - 1]
        order.base[hole] = order.base[hole - 1]
        hole -= 1
      }
      ratio.base[hole] = least
      mostRoom.base[hole] = most
      order.base[hole] = Int32(q)
    }
    for p in 0..<core {
      let q = Int(order.base[p])
      isSingle.base[p] = classStart.base[q + 1] - classStart.base[q] == 1
      suffixCost.base[p + 1] = suffixCost.base[p] + ratio.base[p] * mostRoom.base[p]
      suffixRoom.base[p + 1] = suffixRoom.base[p] + mostRoom.base[p]
    }
  }
}
