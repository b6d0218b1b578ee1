/// In what order trucks are loaded that come to a yard in one minute: by index, but those that wait there when the problem opens
/// by when they came.
struct DockTurns: ~Copyable {
  private let opening: Int32
  /// By truck, among those that stand at a yard when the problem opens.
  private let line: Slab<Int32>

  init(_ problem: ShiftProblem) {
    opening = Int32(problem.opening)
    let trucks = problem.trucks
    line = Slab(trucks.count, of: 0)
    let order = trucks.indices.sorted {
      (trucks[$0].waitingSince ?? .max, $0) < (trucks[$1].waitingSince ?? .max, $1)
    }
    for (place, k) in order.enumerated() { line[k] = Int32(place) }
  }

  init(copying other: borrowing DockTurns) {
    opening = other.opening
    line = Slab(other.line.count, of: 0)
    line.copy(from: other.line)
  }

  /// A truck's turn among those that come in a minute.
  @inline(__always)
  func turn(of truck: Int, at minute: Int32) -> Int { minute == opening ? Int(line[truck]) : truck }
}
