/// For every need the yards that reach it, nearest first: by the quickest truck in the best hour.
struct YardOrder: ~Copyable {
  private let first: Slab<Int32>
  private let yards: Slab<Int32>

  init(_ problem: ShiftProblem) {
    let book = problem.travel
    let hours = Self.hours(of: book)
    var first: [Int32] = [0]
    var yards: [Int32] = []
    for need in problem.needs {
      var reached: [(minutes: Int, yard: Int)] = []
      for (y, yard) in problem.yards.enumerated() {
        var best = Int.max
        for kind in 0..<book.kindCount {
          for hour in hours {
            if let minutes = book.minutes(kind: kind, hour: hour, from: yard.place, to: need.place) {
              best = min(best, minutes)
            }
          }
        }
        if best < Int.max { reached.append((best, y)) }
      }
      reached.sort { $0 < $1 }
      yards += reached.map { Int32($0.yard) }
      first.append(Int32(yards.count))
    }
    self.first = Slab(first)
    self.yards = Slab(yards)
  }

  func count(_ need: Int) -> Int { Int(first[need + 1] - first[need]) }

  subscript(need: Int, c: Int) -> Int { Int(yards[Int(first[need]) + c]) }

  /// The first hour of every table.
  static func hours(of book: TravelBook) -> [Int] {
    var seen = Set<Int>()
    return book.tableByHour.indices.filter { seen.insert(book.tableByHour[$0]).inserted }
  }
}

/// For every need the others around it, nearest first, itself included.
struct Neighbours: ~Copyable {
  /// Neighbours of each need.
  let room: Int
  private let needs: Slab<Int32>

  /// - Complexity: O(needs² log needs)
  init(_ problem: ShiftProblem) {
    let book = problem.travel
    let count = problem.needs.count
    let room = min(count, 40)
    let hours = YardOrder.hours(of: book)
    var all: [Int32] = []
    all.reserveCapacity(count * room)
    var minutes = [Int](repeating: 0, count: count)
    // places, not needs, are far apart: needs of one place share their order but for themselves
    for n in 0..<count {
      let from = problem.needs[n].place
      for (m, other) in problem.needs.enumerated() {
        minutes[m] =
          book.minutes(kind: 0, hour: hours[0], from: from, to: other.place)
          ?? book.minutes(kind: 0, hour: hours[hours.count - 1], from: from, to: other.place) ?? 100_000
      }
      let order = (0..<count).sorted { (minutes[$0], $0) < (minutes[$1], $1) }
      all += order.prefix(room).map { Int32($0) }
    }
    self.room = room
    needs = Slab(all)
  }

  subscript(need: Int, c: Int) -> Int { Int(needs[need * room + c]) }
}
