#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

@inline(__always)
func power(_ base: Double, _ exponent: Double) -> Double { pow(base, exponent) }

@inline(__always)
func logarithm(_ number: Double) -> Double { log(number) }

extension ShiftSearch {
  /// Takes stops out around the need that is in focus: strings around a need, whole shifts, or those next to a need that goes
  /// cold.
  mutating func ruin() {
    switch dice.below(10) {
    case 0..<6: tearStrings(around: nearby())
    case 6..<8:
      for _ in 0...dice.below(2) {
        if isMending {
          clear(dice.below(field.dayCount))
          continue
        }
        let need = nearby()
        let count = board.entries.count(need)
        if count > 0 { clear(Int(board.entries[need, dice.below(count)].day)) }
      }
    default:
      // the coldest of a few needs
      var worst = nearby()
      for _ in 0..<4 {
        let n = nearby()
        if weighed(n) > weighed(worst) { worst = n }
      }
      tearStrings(around: worst)
    }
    for _ in 0..<2 { wait(nearby()) }
  }

  /// A need around the one in focus; from anywhere while a plan is mended, which is soon done with what is near.
  mutating func nearby() -> Int {
    if isMending { return dice.below(field.needCount) }
    for _ in 0..<8 {
      let need = around[focus, dice.below(around.room)]
      if hasJoined(need) { return need }
    }
    return focus
  }

  private func weighed(_ need: Int) -> Double {
    board.scale.value(board.want[need], weight: field.weight[need])
  }

  private mutating func tearStrings(around seed: Int) {
    let strings = 1 + dice.below(4)
    let longest = 1 + dice.below(5)
    var done = 0
    wait(seed)
    for c in 0..<around.room where done < strings {
      let need = around[seed, c]
      let count = board.entries.count(need)
      guard count > 0 else { continue }
      let day = Int(board.entries[need, dice.below(count)].day)
      if touched.contains(day) { continue }
      tear(day, around: need, length: 1 + dice.below(longest))
      done += 1
    }
  }

  /// Takes consecutive unloadings out of a shift, one of them the need's.
  private mutating func tear(_ day: Int, around need: Int, length: Int) {
    let first = board.roster.first(day)
    let count = board.roster.count(day)
    var at = 0
    for i in 0..<count where Int(board.roster.stops[first + i].need) == need { at = i }
    let start = max(0, at - dice.below(length))
    takeOut(day, from: start, length: length)
  }

  private mutating func clear(_ day: Int) { takeOut(day, from: 0, length: Roster.room) }

  /// Takes the unloadings of a shift out from a stop on.
  private mutating func takeOut(_ day: Int, from start: Int, length: Int) {
    let first = board.roster.first(day)
    let count = board.roster.count(day)
    guard count > 0 else { return }
    touched.insert(day)
    board.unbook(day)
    var taken = 0
    var i = start
    while i < count && taken < length {
      let stop = board.roster.stops[first + i]
      if !stop.isLoad {
        torn.insert(Int(stop.need))
        board.roster.stops[first + i].kg = 0
        taken += 1
      }
      i += 1
    }
    board.roster.tidy(day: day)
    board.rebook(field, day)
    board.reckonAll(field, day)
    for t in 0..<torn.count {
      board.reckon(field, torn[t])
      wait(torn[t])
    }
    torn.clear()
  }

  /// Brings what is lacking where it does most good, need by need in a random kind of order.
  ///
  /// - Parameters:
  ///   - lookingAt: Shifts of trucks from around drawn for each stop, besides those that serve a neighbour, those just torn and
  ///     two from anywhere.
  ///   - blink: Chance that a shift is overlooked.
  mutating func recreate(lookingAt sample: Int, blink: Double) {
    sortWaiting()
    waiting.clear()
    for i in 0..<keys.count {
      let need = keys[i].need
      var rounds = 0
      // a large first drop leaves no truck for the next village: sometimes only the next hours are brought first
      let isFrugal = dice.below(3) == 0
      while board.lacking[need] > 0 && rounds < 24 && !board.entries.isFull(need) {
        guard bringOne(need, frugal: isFrugal && rounds == 0, sample, blink) else { break }
        rounds += 1
      }
    }
  }

  private mutating func sortWaiting() {
    let kind = dice.below(4)
    keys.removeAll(keepingCapacity: true)
    for i in 0..<waiting.count {
      let need = waiting[i]
      let key: Double
      switch kind {
      case 0: key = Double(dice.below(1 << 20))
      case 1: key = -weighed(need)
      case 2: key = -weighed(need) / Double(max(1, board.lacking[need]))
      default: key = Double(near.count(need) > 0 ? around[need, min(1, around.room - 1)] : 0)
      }
      keys.append((key, need))
    }
    keys.sort { ($0.key, $0.need) < ($1.key, $1.need) }
  }

  private mutating func bringOne(_ need: Int, frugal: Bool, _ sample: Int, _ blink: Double) -> Bool {
    gains.open(field, board, need: need, near: near)
    guard gains.yardCount > 0 else { return false }
    let lacking = board.lacking[need]
    var ask = lacking
    if frugal {
      let row = need * field.horizon
      let from = Int(field.firstHour[need])
      let until = min(field.horizon - 1, from + 12 + dice.below(24))
      if until > from { ask = min(lacking, max(field.through[row + until], Int32(field.rules.minimumDrop))) }
    }
    let question = Board.Question(field, board, need: need, ask: ask)
    let isThorough = sample >= field.dayCount
    // an estimate is good enough to tell which few are worth following to the end
    shortlist.clear(room: isThorough ? Shortlist.room : 4)
    if isThorough {
      for day in 0..<field.dayCount { board.estimate(field, question, in: day, gains: gains, &shortlist) }
    } else {
      for t in 0..<touched.count { look(question, in: touched[t], blink) }
      for c in 0..<min(8, around.room) {
        let neighbour = around[need, c]
        for e in 0..<min(3, board.entries.count(neighbour)) {
          look(question, in: Int(board.entries[neighbour, e].day), blink)
        }
      }
      for _ in 0..<(isMending ? 0 : sample) {
        let truck = fleet[gains.yard(dice.below(gains.yardCount)), dice.below(fleet.room)]
        look(question, in: truck * field.shifts + dice.below(field.shifts), 0)
      }
      for _ in 0..<(isMending ? sample + 6 : 2) { look(question, in: dice.below(field.dayCount), 0) }
    }
    var best = bestOfShortlist(question)
    if best.day < 0 && shortlist.isFull && !isThorough {
      // what looked best breaks a rule that an estimate does not know
      shortlist.clear(room: Shortlist.room)
      for d in 0..<looked.count {
        board.estimate(field, question, in: looked[d], gains: gains, &shortlist)
      }
      best = bestOfShortlist(question)
    }
    looked.clear()
    guard best.day >= 0 else { return false }
    touched.insert(best.day)
    board.apply(field, best, need: need)
    return true
  }

  /// Follows the places of the shortlist to the end, until one is better than the next is estimated to be.
  private func bestOfShortlist(_ question: Board.Question) -> Insertion {
    var best = Insertion()
    for c in 0..<shortlist.count {
      if best.day >= 0 && shortlist[c].change >= best.change { break }
      board.weigh(field, question, shortlist[c], gains, &best)
    }
    return best
  }

  /// Looks at a shift for a need, unless it was looked at before or is overlooked.
  @inline(__always)
  private mutating func look(_ question: Board.Question, in day: Int, _ blink: Double) {
    if looked.contains(day) { return }
    looked.insert(day)
    if blink > 0 && dice.share() < blink { return }
    board.estimate(field, question, in: day, gains: gains, &shortlist)
  }
}
