/// How much an iteration takes out (Christiaens & Vanden Berghe 2020, "Slack Induction by String Removals").
enum Ruin {
  /// Clients taken out on average.
  static let average = 10
  /// The longest string of clients taken out of one trip.
  static let longestString = 10
  /// One in so many ruins leaves a stretch of clients inside the string.
  static let splitEvery = 2
  /// One in so many steps lengthens that stretch no more.
  static let stopEvery = 100

  /// The longest string and how many strings are taken, drawn so that the expected number of clients is the
  /// average.
  static func extent(visits: Int, trips: Int, _ dice: inout Dice) -> (longest: Int, strings: Int) {
    let longest = max(1, min(longestString, visits / trips))
    return (longest, 1 &+ dice.below(max(1, 4 * average / (1 + longest) - 1)))
  }
}

extension Plan where M: ~Copyable {
  /// Takes strings of neighbouring clients out of trips near a random client.
  mutating func ruin(_ neighbours: borrowing Neighbours, _ dice: inout Dice) {
    let seed = dice.below(orders.count)
    let served = orders.count &- absentCount
    guard tripCount > 0 else { return }
    let (longest, wanted) = Ruin.extent(visits: served, trips: tripCount, &dice)
    var done = 0
    if ruinTrip(around: seed, longest, &dice) { done &+= 1 }
    var index = neighbours.starts[seed]
    let end = neighbours.starts[seed &+ 1]
    while done < wanted, index < end {
      if ruinTrip(around: neighbours.lists[index], longest, &dice) { done &+= 1 }
      index &+= 1
    }
  }

  /// Takes a string around a client out of its trip, unless it is absent or the trip was visited before.
  private mutating func ruinTrip(around client: Int, _ longest: Int, _ dice: inout Dice) -> Bool {
    let t = trip[client]
    guard t >= 0, journal.ruinedAt[t] != journal.iteration else { return false }
    journal.ruinedAt[t] = journal.iteration
    touch(day[t])
    let count = size[t]
    let length = 1 &+ dice.below(min(count, longest))
    var kept = 0
    if length > 1, length < count, dice.below(Ruin.splitEvery) == 0 {
      kept = 1
      while length &+ kept < count, dice.below(Ruin.stopEvery) != 0 { kept &+= 1 }
    }
    cut(client, length, keeping: kept, &dice)
    return true
  }

  /// Takes `length` clients out of a stretch that holds a client; inside it `kept` in a row stay.
  private mutating func cut(_ client: Int, _ length: Int, keeping kept: Int, _ dice: inout Dice) {
    let t = trip[client]
    var ahead = 0
    var node = client
    while previous[node] >= 0 {
      node = previous[node]
      ahead &+= 1
    }
    let (count, span) = (size[t], length &+ kept)
    // the stretch starts so that it holds the client and does not leave the trip
    let earliest = max(0, ahead &- span &+ 1)
    let latest = min(ahead, count &- span)
    let start = earliest &+ dice.below(latest &- earliest &+ 1)
    node = first[t]
    for _ in 0..<start { node = next[node] }
    let pause = kept > 0 ? 1 &+ dice.below(length &- 1) : length
    var removed = 0
    while removed < length {
      if removed == pause {
        for _ in 0..<kept { node = next[node] }
      }
      let following = next[node]
      unlink(node)
      removed &+= 1
      node = following
    }
    let d = day[t]
    if size[t] == 0 { closeTrip(t) } else { refreshTrip(t) }
    if firstTrip[d] < 0 {
      closeDay(d)
    } else {
      refreshDay(d)
      // what is left may do with less, and then pays for what comes back
      if classes.count > 1 { reclassify(d) }
    }
  }
}
