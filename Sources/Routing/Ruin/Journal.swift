/// What days looked like before an iteration changed them, so that it can be undone at the price of those
/// days alone.
///
/// A record: day, class (−1 = the day was closed), trips, then for each trip its size and its clients.
struct Journal: ~Copyable {
  let log: Column<Int32>
  var length = 0
  var records = 0
  /// The iteration in which a day was written down last.
  let writtenAt: Column<Int>
  var iteration = 0
  /// The iteration in which a string was last taken out of a trip.
  let ruinedAt: Column<Int>
  /// Days changed, as a list to work on.
  let changed: Column<Int32>

  init(clients: Int) {
    // 5 numbers for a day of one client, 3 for a day opened in an empty slot
    log = Column(9 * (clients + 2))
    writtenAt = Column(clients + 1, -1)
    ruinedAt = Column(clients + 1, -1)
    changed = Column(clients + 1)
  }

  @inline(__always)
  mutating func add(_ value: Int) {
    log[length] = value
    length &+= 1
  }
}

extension Plan where M: ~Copyable {
  /// Starts an iteration.
  mutating func begin() {
    journal.iteration &+= 1
    journal.length = 0
    journal.records = 0
  }

  /// Writes a day down, once per iteration, before it is changed.
  @inline(__always)
  mutating func touch(_ d: Int) {
    guard journal.writtenAt[d] != journal.iteration else { return }
    journal.writtenAt[d] = journal.iteration
    journal.records &+= 1
    record(d)
  }

  /// Notes a day that this iteration opened in a slot nobody used before it.
  @inline(__always)
  mutating func touchNew(_ d: Int) {
    guard journal.writtenAt[d] != journal.iteration else { return }
    journal.writtenAt[d] = journal.iteration
    journal.records &+= 1
    journal.add(d)
    journal.add(-1)
    journal.add(0)
  }

  private mutating func record(_ d: Int) {
    journal.add(d)
    journal.add(kind[d])
    journal.add(trips[d])
    var t = firstTrip[d]
    while t >= 0 {
      journal.add(size[t])
      var client = first[t]
      while client >= 0 {
        journal.add(client)
        client = next[client]
      }
      t = nextTrip[t]
    }
  }

  /// Puts every day that was written down back as it was.
  mutating func undo() {
    var at = 0
    for _ in 0..<journal.records {
      let d = journal.log[at]
      at = skip(at)
      if kind[d] >= 0 { dismantle(d) }
    }
    at = 0
    for _ in 0..<journal.records {
      if journal.log[at + 1] >= 0 { rebuild(at) }
      at = skip(at)
    }
  }

  /// Where the record behind this one starts.
  func skip(_ at: Int) -> Int {
    var end = at &+ 3
    for _ in 0..<journal.log[at &+ 2] { end &+= 1 &+ journal.log[end] }
    return end
  }

  /// Empties and closes a day.
  mutating func dismantle(_ d: Int) {
    var t = firstTrip[d]
    while t >= 0 {
      var client = first[t]
      while client >= 0 {
        let following = next[client]
        unlink(client)
        client = following
      }
      let following = nextTrip[t]
      closeTrip(t)
      t = following
    }
    closeDay(d)
  }

  /// Opens the day of a record again, in any slot.
  private mutating func rebuild(_ at: Int) {
    let d = openDay(journal.log[at &+ 1])
    // a slot of another number: this iteration is over, nobody asks any more
    var place = at &+ 3
    for _ in 0..<journal.log[at &+ 2] {
      let t = openTrip(d, before: -1)
      let count = journal.log[place]
      for index in 1...max(1, count) where index <= count {
        link(journal.log[place &+ index], into: t, behind: last[t])
      }
      place &+= 1 &+ count
      refreshTrip(t)
    }
    refreshDay(d)
  }
}
