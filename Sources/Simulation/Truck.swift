import District
import Quantities

/// One truck in a run.
struct Truck {
  /// A trip it was sent on.
  struct Order {
    /// Index into the yards.
    var site: Int
    /// Index into the needs.
    var need: Int
    /// kg promised to it.
    var kg: Int64
  }

  let base: Int
  let payload: Int64
  /// Index into the kinds of vehicle of `Routes`.
  let kind: Int
  private let shift: Int

  /// Where it stands, or where it drives to.
  var junction: Int
  /// `nil` while it may be sent.
  var order: Order?
  /// Whether it is on its way back to its base.
  var isReturning = false
  /// kg on it.
  var load: Int64 = 0
  /// First departure of the shift.
  private var shiftStart: Int?

  /// Drivers work one shift in this many minutes.
  static let day = 24 * 60

  init(_ type: TruckType, kind: Int) {
    base = type.base
    payload = type.payload.count
    shift = Int(type.shift.count)
    self.kind = kind
    junction = type.base
  }

  /// Whether it can be given an order.
  func isFree(at minute: Int) -> Bool {
    guard order == nil, !isReturning else { return false }
    guard let shiftStart, minute < shiftStart + Self.day else { return true }
    return minute < shiftStart + shift
  }

  /// Sends it out. Returns whether that begins a shift.
  mutating func send(_ order: Order, at minute: Int) -> Bool {
    self.order = order
    if let shiftStart, minute < shiftStart + Self.day { return false }
    shiftStart = minute
    return true
  }
}
