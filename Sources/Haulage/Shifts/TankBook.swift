/// How far each truck goes on a tank, and when it cannot be filled.
struct TankBook: ~Copyable {
  /// Metres by truck; of any length where it is filled wherever it has to be.
  let range: Slab<Int32>
  private let first: Slab<Int32>
  private let shut: Slab<Span>

  /// Minutes from one to before the other.
  struct Span: BitwiseCopyable {
    var from: Int32
    var until: Int32
  }

  init(_ problem: ShiftProblem) {
    let tanks = problem.trucks.map(\.tank)
    range = Slab(
      tanks.map { tank in tank.map { $0.shut.isEmpty ? .max : Int32(clamping: $0.range) } ?? .max })
    first = Slab(tanks.reduce(into: [0]) { $0.append($0[$0.count - 1] + Int32($1?.shut.count ?? 0)) })
    shut = Slab(
      tanks.flatMap { tank in
        (tank?.shut ?? []).map { Span(from: Int32($0.lowerBound), until: Int32($0.upperBound)) }
      })
  }

  /// Whether a truck has to mind its tank.
  @inline(__always)
  func isMinded(_ truck: Int) -> Bool { first[truck] < first[truck &+ 1] }

  /// Whether a truck cannot be filled before a shift that can begin in a minute.
  @inline(__always)
  func isShut(_ truck: Int, open: Int32) -> Bool {
    for span in Int(first[truck])..<Int(first[truck &+ 1])
    where shut[span].from <= open && open < shut[span].until { return true }
    return false
  }

  /// Metres driven since the last filling when a shift can begin.
  ///
  /// - Parameter used: Those at the end of the shift before.
  @inline(__always)
  func used(_ used: Int, truck: Int, open: Int32) -> Int32 {
    isShut(truck, open: open) ? Int32(clamping: used) : 0
  }
}

extension ShiftProblem.Truck {
  /// Metres since the tank was filled, before the truck's first shift: those of a shift under way left aside, and none where it
  /// can be filled before a new one.
  func used(beforeShiftFrom minute: Int) -> Int {
    guard let tank else { return 0 }
    if let underWay { return max(0, tank.used - underWay.metres) }
    return tank.shut.contains { $0.contains(minute) } ? max(0, tank.used) : 0
  }
}
