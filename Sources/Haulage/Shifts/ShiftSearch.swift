/// Ruin and recreate on the true playing: stops around a village, or whole shifts, are taken out and put back where they do
/// most good, and the plan is kept when its playing is better, or worse by no more than a falling temperature allows. Between rounds, stretches of shifts change places (``exchange(tolerance:)``).
///
/// Christiaens and Vanden Berghe, "Slack induction by string removals", Transportation Science 54 (2020), 417–433, with loads,
/// docks, stock and coal burnt by the hour in place of a distance. The same problem, seed and iterations give the same plan.
/// A round costs what it changes, however large the county is.
struct ShiftSearch: ~Copyable {
  let field: Field
  let near: YardOrder
  let around: Neighbours
  let fleet: TruckOrder
  var board: Board
  var gains: GainBook
  /// Where a need might best be served.
  var shortlist = Shortlist()
  var dice: Dice
  /// The plan that the search stands at, as it plays, and the best it has seen.
  let standing: Replay.Standing
  let best: Roster
  private let wants: Slab<Want>
  private var worth = ShiftWorth()
  private(set) var bestWorth = ShiftWorth()
  private(set) var playback: Playback
  private(set) var ledger: Ledger
  private var replay: Replay
  /// Whether a change can be replayed by itself.
  private var isReplayed = false
  /// Shifts changed on the board, and those changed since the best plan.
  var touched: Marks
  private var news: Marks
  /// Needs that may get something else than in the plan that stands.
  private var stale: Marks
  /// The need around which the search is at work.
  var focus = 0
  /// When needs join, and those that have.
  let waves: Waves
  private var joined: Marks
  /// Needs to be brought something.
  var waiting: Marks
  /// Those of a shift from which stops are taken.
  var torn: Marks
  /// Shifts that were looked at for a need.
  var looked: Marks
  var keys: [(key: Double, need: Int)] = []

  /// - Parameter inWaves: Whether the needs that get cold first are planned before the others.
  init(_ problem: ShiftProblem, seed: UInt64, inWaves: Bool = false) {
    field = Field(problem)
    near = YardOrder(problem)
    around = Neighbours(problem)
    fleet = TruckOrder(problem)
    board = Board(field, given: problem.given)
    gains = GainBook(field)
    dice = Dice(seed: seed)
    standing = Replay.Standing(field)
    best = Roster(days: field.dayCount)
    wants = Slab(field.needCount, of: Want())
    playback = Playback(field)
    ledger = Ledger(field)
    replay = Replay(field)
    waves = inWaves ? Waves(byHourOfCold: field) : Waves(together: field)
    joined = Marks(field.needCount)
    touched = Marks(field.dayCount)
    news = Marks(field.dayCount)
    stale = Marks(field.needCount)
    waiting = Marks(field.needCount)
    torn = Marks(field.needCount)
    looked = Marks(field.dayCount)
    keys.reserveCapacity(field.needCount)
    join(wave: 0)
  }

  /// Stands at a plan, as it plays: what does not happen is taken out, what lacks stock is taken down.
  mutating func stand(at plan: ShiftPlan) {
    standing.roster.write(plan, shifts: field.shifts)
    settle()
  }

  /// Plays the plan until all of it happens, and books it.
  private mutating func settle() {
    repeat { playback.play(field, standing.roster) } while trim()
    ledger.book(field, standing.roster, playback, board.given)
    wants.copy(from: ledger.want)
    worth = ledger.worth
    standing.table.copy(from: playback.table)
    standing.lines.clear()
    for day in 0..<field.dayCount {
      standing.lines.add(field, day: day, standing.roster, standing.table)
      news.insert(day)
    }
    board.take(field, standing.roster, standing.table, wants: wants)
    isReplayed = field.losses.count == 0 && ledger.most <= EntryBook.room
  }

  /// Takes out of the plan what its playing left out; whether there was any.
  private func trim() -> Bool {
    var isTrimmed = false
    for day in 0..<field.dayCount {
      let first = standing.roster.first(day)
      var isWhole = true
      for i in first..<(first + standing.roster.count(day)) where !standing.roster.stops[i].isLoad {
        let times = playback.table.times[i]
        let kg = times.happens ? times.kg : 0
        if kg != standing.roster.stops[i].kg {
          standing.roster.stops[i].kg = kg
          isWhole = false
        }
      }
      if !isWhole {
        standing.roster.tidy(day: day)
        isTrimmed = true
      }
    }
    return isTrimmed
  }

  /// Lets the needs of a wave join and fills what they lack wherever it fits; the plan is kept where it is better.
  ///
  /// - Parameter lookingAt: As in ``recreate(lookingAt:blink:)``; every shift by default.
  mutating func fill(wave: Int = 0, lookingAt sample: Int = .max) {
    join(wave: wave)
    for i in 0..<joined.count { wait(joined[i]) }
    recreate(lookingAt: sample, blink: 0)
    accept(tolerance: 0)
  }

  /// Starts from what stands: it is the best there is.
  mutating func begin() {
    best.copy(from: standing.roster)
    bestWorth = worth
    news.clear()
  }

  /// Searches for some iterations.
  ///
  /// - Parameter spent: part of the time allowed that is used up, asked every 32 iterations; the search ends at 1.
  mutating func search(iterations: Int, spent: () -> Double) -> Int {
    guard field.needCount > 0, field.dayCount > 0, iterations > 0 else { return 0 }
    let cooling = Cooling(field, board.scale, mending: isMending)
    var (done, used, wave) = (0, 0.0, 0)
    while done < iterations {
      if done % 32 == 0 { used = spent() }
      if used >= 1 { break }
      let progress = max(used, Double(done) / Double(iterations))
      let stage = waves.stage(at: progress)
      if stage.wave > wave {
        wave = stage.wave
        fill(wave: wave)
      }
      board.scale.cost = cooling.cost(stage.progress)
      // what the rounds after one another read stays at hand
      if done % 64 == 0 { focus = joined[dice.below(joined.count)] }
      ruin()
      recreate(lookingAt: 8, blink: 0.02)
      let temperature = stage.warmth * cooling.temperature(stage.progress)
      accept(tolerance: tolerance(at: temperature))
      if isReplayed && !isMending {
        for _ in 0..<Self.exchanges { exchange(tolerance: tolerance(at: Self.exchangeWarmth * temperature)) }
      }
      done += 1
    }
    // cut short before all had joined
    if wave < waves.last { fill(wave: waves.last) }
    return done
  }

  // MARK: keeping or going back

  /// Plays the board's plan and keeps it or goes back.
  mutating func accept(tolerance: Double) {
    defer { touched.clear() }
    if isReplayed {
      replay.play(field, board.roster, touched: touched, from: standing)
      if !replay.isLost {
        weigh(tolerance)
        return
      }
    }
    playback.play(field, board.roster)
    ledger.book(field, board.roster, playback, board.given)
    guard isKept(ledger.worth, tolerance) else {
      goBack()
      return
    }
    for t in 0..<touched.count { standing.roster.copy(day: touched[t], from: board.roster) }
    settle()
    remember()
  }

  private func isKept(_ trial: ShiftWorth, _ tolerance: Double) -> Bool {
    board.scale.value(trial) - board.scale.value(worth) <= tolerance
  }

  /// By how much a plan may be worse and still be kept, drawn: a loss of the temperature is kept with a chance of 1/e.
  mutating func tolerance(at temperature: Double) -> Double {
    temperature > 0 ? -temperature * logarithm(1 - dice.share()) : 0
  }

  /// Books what was replayed and keeps it, or goes back to what stands.
  private mutating func weigh(_ tolerance: Double) {
    let trial = bookReplay()
    if !isKept(trial, tolerance) {
      putBack(replay.changed)
    } else if replay.isWhole {
      for c in 0..<replay.changed.count {
        let day = replay.changed[c]
        standing.lines.remove(day: day, standing.roster)
        standing.roster.copy(day: day, from: board.roster)
        standing.table.copy(day: day, count: board.roster.count(day), from: replay.table)
        news.insert(day)
      }
      for c in 0..<replay.changed.count {
        standing.lines.add(field, day: replay.changed[c], standing.roster, standing.table)
      }
      for s in 0..<stale.count { wants[stale[s]] = board.want[stale[s]] }
      worth = trial
      remember()
    } else {
      for t in 0..<touched.count { standing.roster.copy(day: touched[t], from: board.roster) }
      settle()
      remember()
    }
    stale.clear()
  }

  /// Puts the times that were replayed on the board; what the plan is worth with them.
  private mutating func bookReplay() -> ShiftWorth {
    var trial = worth
    for c in 0..<replay.changed.count {
      let day = replay.changed[c]
      board.unbook(day)
      board.time(day, replay.table)
      let (old, new) = (standing.table.days[day], replay.table.days[day])
      trial.overtime += Int(new.overtime) - Int(old.overtime)
      trial.cost += new.cost - old.cost
      if !board.given.isEmpty {
        trial.changes += board.given.changes(day: day, board.roster)
        trial.changes -= board.given.changes(day: day, standing.roster)
      }
      stale.insert(needsOf: day, board.roster)
      stale.insert(needsOf: day, standing.roster)
    }
    for s in 0..<stale.count {
      let n = stale[s]
      board.reckon(field, n)
      trial.cold += Int(board.want[n].cold &- wants[n].cold) * Int(field.weight[n])
      trial.unserved += Int(board.want[n].unserved &- wants[n].unserved) * Int(field.weight[n])
    }
    return trial
  }

  /// Remembers the plan where it is the best so far.
  private mutating func remember() {
    guard worth.isBetter(than: bestWorth, changePrice: field.rules.changePrice) else { return }
    bestWorth = worth
    for i in 0..<news.count { best.copy(day: news[i], from: standing.roster) }
    news.clear()
  }

  /// Whether there are orders given out, which the search had better leave as they are.
  var isMending: Bool { !board.given.isEmpty }

  /// Takes back whatever was tried on the board: it takes over the plan that stands.
  ///
  /// - Complexity: O(shifts + stops + needs)
  mutating func goBack() {
    board.take(field, standing.roster, standing.table, wants: wants)
    touched.clear()
  }

  /// Takes back what was tried with the shifts touched; the others keep what is known of their gaps.
  ///
  /// - Complexity: O(stops of the shifts touched)
  mutating func putBack() {
    for t in 0..<touched.count {
      stale.insert(needsOf: touched[t], board.roster)
      stale.insert(needsOf: touched[t], standing.roster)
    }
    putBack(touched)
    stale.clear()
    touched.clear()
  }

  /// Puts shifts into the books as they stand, and what their needs, those of ``stale``, go without.
  private func putBack(_ days: borrowing Marks) {
    for d in 0..<days.count {
      board.unbook(days[d])
      board.put(days[d], from: standing.roster, standing.table)
    }
    for s in 0..<stale.count { board.want[stale[s]] = wants[stale[s]] }
  }

  private mutating func join(wave: Int) {
    for place in joined.count..<waves.count(wave) { joined.insert(waves[place]) }
  }

  /// Whether a need takes part yet.
  func hasJoined(_ need: Int) -> Bool { joined.contains(need) }

  mutating func wait(_ need: Int) {
    if board.lacking[need] > 0 && joined.contains(need) { waiting.insert(need) }
  }
}
