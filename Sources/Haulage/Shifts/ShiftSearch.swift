/// Ruin and recreate on the true playing: stops around a village, or whole shifts, are taken out and put back where they do
/// most good, and the plan is kept when its playing is better, or worse by no more than a falling temperature allows.
///
/// Christiaens and Vanden Berghe, "Slack induction by string removals", Transportation Science 54 (2020), 417–433, with loads,
/// docks, stock and coal burnt by the hour in place of a distance. The same problem, seed and iterations give the same plan.
struct ShiftSearch: ~Copyable {
  let field: Field
  let near: YardOrder
  let around: Neighbours
  var board: Board
  var gains: GainBook
  var dice: Dice
  /// The plan that the search stands at, and the best it has seen.
  let current: Roster
  let best: Roster
  private var played: Playback
  private var trial: Playback
  private var ledger: Ledger
  private var other: Ledger
  private(set) var bestWorth = ShiftWorth()
  var isTouched: Slab<Bool>
  var touched: [Int] = []
  /// Needs to be brought something, in the order in which they are.
  var waiting: [Int] = []
  var isWaiting: Slab<Bool>
  var keys: [(key: Double, need: Int)] = []

  init(_ problem: ShiftProblem, seed: UInt64) {
    field = Field(problem)
    near = YardOrder(problem)
    around = Neighbours(problem)
    board = Board(field, given: problem.given)
    gains = GainBook(field)
    dice = Dice(seed: seed)
    current = Roster(days: field.dayCount)
    best = Roster(days: field.dayCount)
    played = Playback(field)
    trial = Playback(field)
    ledger = Ledger(field)
    other = Ledger(field)
    isTouched = Slab(field.dayCount, of: false)
    isWaiting = Slab(field.needCount, of: false)
  }

  /// Stands at a plan, as it plays: what does not happen is taken out, what lacks stock is taken down.
  mutating func stand(at plan: ShiftPlan) {
    current.write(plan, shifts: field.shifts)
    settle()
  }

  /// Plays the current plan until all of it happens, and books it.
  private mutating func settle() {
    while true {
      played.play(field, current)
      if !trim(current, to: played) { break }
    }
    other.book(field, current, played, board.given, knowing: ledger)
    swap(&ledger, &other)
    board.take(field, current, played, ledger)
  }

  /// Takes out of a roster what its playing left out; whether there was any.
  private func trim(_ roster: borrowing Roster, to played: borrowing Playback) -> Bool {
    var isTrimmed = false
    for day in 0..<field.dayCount {
      let first = roster.first(day)
      var isWhole = true
      for i in first..<(first + roster.count(day)) where !roster.stops[i].isLoad {
        let kg = played.times[i].happens ? played.times[i].kg : 0
        if kg != roster.stops[i].kg {
          roster.stops[i].kg = kg
          isWhole = false
        }
      }
      if !isWhole {
        roster.tidy(day: day)
        isTrimmed = true
      }
    }
    return isTrimmed
  }

  /// Fills what is missing wherever it fits, looking at every shift, then remembers the plan where it is better.
  mutating func fill() {
    for n in 0..<field.needCount { wait(n) }
    recreate(lookingAt: .max, blink: 0)
    accept(temperature: 0)
  }

  /// Starts from what stands: it is the best there is.
  mutating func begin() {
    best.copy(from: current)
    bestWorth = ledger.worth
  }

  /// Searches for some iterations.
  ///
  /// - Parameter spent: part of the time allowed that is used up, asked every 32 iterations; the search ends at 1.
  mutating func search(iterations: Int, spent: () -> Double) -> Int {
    guard field.needCount > 0, field.dayCount > 0, iterations > 0 else { return 0 }
    // a plan that was given out is mended, not shaken
    let hot = board.given.isEmpty ? startTemperature : 0.5
    let cold = min(hot, 0.5)
    var (done, used) = (0, 0.0)
    while done < iterations {
      if done % 32 == 0 { used = spent() }
      if used >= 1 { break }
      let progress = max(used, Double(done) / Double(iterations))
      ruin()
      recreate(lookingAt: 14, blink: 0.02)
      accept(temperature: hot * power(cold / hot, progress))
      done += 1
    }
    return done
  }

  /// Half a typical need, an hour later.
  private var startTemperature: Double {
    var sum = 0.0
    for n in 0..<field.needCount {
      let row = n * field.horizon
      var most: Int32 = 0
      for hour in 0..<field.horizon { most = max(most, field.households[row + hour]) }
      sum += Double(most) * Double(field.weight[n])
    }
    return max(1, 0.5 * board.scale.cold * sum / Double(field.needCount))
  }

  /// Plays the board's plan and keeps it or goes back.
  private mutating func accept(temperature: Double) {
    defer { forget() }
    trial.play(field, board.roster)
    other.book(field, board.roster, trial, board.given, knowing: ledger)
    let change = board.scale.value(other.worth) - board.scale.value(ledger.worth)
    guard change <= 0 || (temperature > 0 && dice.share() < power(2.718281828459045, -change / temperature))
    else {
      board.take(field, current, played, ledger)
      return
    }
    for day in touched { current.copy(day: day, from: board.roster) }
    swap(&played, &trial)
    swap(&ledger, &other)
    if trim(current, to: played) { settle() } else { board.take(field, current, played, ledger) }
    if isBetter(ledger.worth, than: bestWorth) {
      bestWorth = ledger.worth
      best.copy(from: current)
    }
  }

  /// Line by line, with changes to orders given at their price in cold household-hours.
  func isBetter(_ a: ShiftWorth, than b: ShiftWorth) -> Bool {
    var (a, b) = (a, b)
    a.cold += a.changes * field.rules.changePrice
    b.cold += b.changes * field.rules.changePrice
    return a < b
  }

  /// Takes back what was tried on the board.
  mutating func goBack() {
    board.take(field, current, played, ledger)
    forget()
  }

  private mutating func forget() {
    for day in touched { isTouched[day] = false }
    touched.removeAll(keepingCapacity: true)
  }

  mutating func touch(_ day: Int) {
    if isTouched[day] { return }
    isTouched[day] = true
    touched.append(day)
  }

  mutating func wait(_ need: Int) {
    if isWaiting[need] || board.lacking[need] <= 0 { return }
    isWaiting[need] = true
    waiting.append(need)
  }
}
