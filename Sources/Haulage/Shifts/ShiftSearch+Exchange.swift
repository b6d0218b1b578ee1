extension ShiftSearch {
  /// Exchanges tried in a round; none where orders were given, whose price an estimate does not know. One takes a two-hundredth
  /// of a round's time, for most are only seen to be no good. On the shipped district and in made-up counties 20 to 150 find
  /// about as much; without any there are 7 to 17 % more cold hours.
  static var exchanges: Int { 60 }
  /// Temperature of an exchange, in parts of a round's: small steps at a round's own undo what rounds find.
  static var exchangeWarmth: Double { 0.3 }
  /// Neighbours of a need with which it changes places: about two trips' worth around it on either side.
  private static var reach: Int { 20 }

  /// Exchanges stretches of two shifts that come near one another, where an estimate promises that it is worth it.
  ///
  /// - Parameter tolerance: By how much the plan may become worse.
  mutating func exchange(tolerance: Double) {
    let need = nearby()
    let neighbour = around[need, dice.below(min(around.room, Self.reach))]
    guard need != neighbour, let (a, i) = stop(at: need), let (b, j) = stop(at: neighbour), a != b else {
      return
    }
    let exchange = Exchange(rawValue: dice.below(Exchange.count))!
    let (mine, other) = exchange.stretches(board.place(of: i, in: a), board.place(of: j, in: b))
    let (one, two) = (Stretch(day: a, stops: mine), Stretch(day: b, stops: other))
    guard let change = board.estimate(field, one, for: two), change <= tolerance else { return }
    board.exchange(field, one, for: two)
    touched.insert(a)
    touched.insert(b)
    accept(tolerance: tolerance)
  }

  /// A stop of a need: its shift and its place in it.
  private mutating func stop(at need: Int) -> (day: Int, position: Int)? {
    let count = board.entries.count(need)
    guard count > 0 else { return nil }
    let day = Int(board.entries[need, dice.below(count)].day)
    let first = board.roster.first(day)
    for i in 0..<board.roster.count(day) where Int(board.roster.stops[first + i].need) == need {
      return (day, i)
    }
    return nil
  }
}
