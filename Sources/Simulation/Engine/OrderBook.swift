/// Orders given beforehand, by truck, each truck's in order of time.
struct OrderBook: Sendable {
  private var orders: [DispatchOrder] = []
  /// First open order of each truck, and the end of its orders.
  private var next: [Int] = []
  private var end: [Int] = []
  /// Orders that could not be carried out.
  private(set) var refused = 0

  /// Forgets what has not begun and takes these orders instead. Orders to trucks that do not exist are refused.
  mutating func take(_ new: [DispatchOrder], trucks: Int) {
    next.assign(0, count: trucks)
    end.assign(0, count: trucks)
    let known = new.indices.filter { (0..<trucks).contains(new[$0].truck) }
    refused += new.count - known.count
    orders = known.sorted { (new[$0].truck, new[$0].minute, $0) < (new[$1].truck, new[$1].minute, $1) }.map {
      new[$0]
    }
    for (index, order) in orders.enumerated() {
      if end[order.truck] == 0 { next[order.truck] = index }
      end[order.truck] = index + 1
    }
  }

  mutating func clear() { refused = 0 }

  /// Whether a truck has orders that have not begun.
  func isBusy(_ truck: Int) -> Bool { next[truck] < end[truck] }

  /// A truck's next order, if its minute has come.
  func due(_ truck: Int, at minute: Int) -> DispatchOrder? {
    guard next[truck] < end[truck], orders[next[truck]].minute <= minute else { return nil }
    return orders[next[truck]]
  }

  /// The truck's next order has begun, or cannot be carried out.
  mutating func close(_ truck: Int, refused isRefused: Bool) {
    next[truck] += 1
    if isRefused { refused += 1 }
  }

  /// Minutes at which orders begin, with their trucks.
  var starts: [(minute: Int, truck: Int)] { orders.map { ($0.minute, $0.truck) } }
}
