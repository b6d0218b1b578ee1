/// For every need the yards that reach it, nearest first: by the quickest truck in the best hour.
struct YardOrder: ~Copyable {
  private let first: Slab<Int32>
  private let yards: Slab<Int32>

  init(_ problem: ShiftProblem) {
    var first: [Int32] = [0]
    var yards: [Int32] = []
    for need in problem.needs {
      var reached: [(minutes: Int, yard: Int)] = []
      for (y, yard) in problem.yards.enumerated() {
        if let minutes = problem.travel.quickest(from: yard.place, to: need.place) {
          reached.append((minutes, y))
        }
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
    // minutes in the upper half, the need in the lower
    var keys = [UInt64](repeating: 0, count: count)
    for n in 0..<count {
      let from = problem.needs[n].place
      for (m, other) in problem.needs.enumerated() {
        let minutes =
          book.minutes(kind: 0, hour: hours[0], from: from, to: other.place)
          ?? book.minutes(kind: 0, hour: hours[hours.count - 1], from: from, to: other.place) ?? 100_000
        keys[m] = UInt64(minutes) << 32 | UInt64(m)
      }
      keys.sort()
      all += keys.prefix(room).map { Int32(truncatingIfNeeded: $0) }
    }
    self.room = room
    needs = Slab(all)
  }

  subscript(need: Int, c: Int) -> Int { Int(needs[need * room + c]) }
}

/// For every yard the trucks that are based around it, nearest first.
struct TruckOrder: ~Copyable {
  /// Trucks of each yard.
  let room: Int
  private let trucks: Slab<Int32>

  /// - Complexity: O(yards · trucks log trucks)
  init(_ problem: ShiftProblem) {
    let hour = YardOrder.hours(of: problem.travel)[0]
    let room = min(problem.trucks.count, 24)
    self.room = room
    trucks = Slab(
      problem.yards.flatMap { yard in
        let minutes = problem.trucks.map {
          problem.travel.minutes(kind: $0.kind, hour: hour, from: $0.base, to: yard.place) ?? .max
        }
        return minutes.indices.sorted { (minutes[$0], $0) < (minutes[$1], $1) }.prefix(room).map { Int32($0) }
      })
  }

  subscript(yard: Int, c: Int) -> Int { Int(trucks[yard &* room &+ c]) }
}
