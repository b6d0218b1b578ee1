/// Something that happens in a minute.
struct Event: Comparable {
  /// What happens, in the order in which it happens within a minute.
  enum Kind: Int {
    /// A hazard destroys a yard. Entity: site.
    case yardLost
    /// Coal is in the village. Entity: truck.
    case unloaded
    /// A truck reaches the yard. Entity: truck.
    case atDock
    /// A truck is loaded. Entity: truck.
    case loaded
    /// A loaded truck whose way was closed tries again. Entity: truck.
    case departs
    /// A truck is back at its base. Entity: truck.
    case back
    /// A driver may start a new shift. Entity: truck.
    case rested
    /// Orders may be given from now on. Entity: 0.
    case mobilised
    /// An hour begins. Entity: hour.
    case hour
  }

  var minute: Int
  var kind: Kind
  var entity: Int
  var sequence: Int

  static func < (a: Self, b: Self) -> Bool {
    (a.minute, a.kind.rawValue, a.entity, a.sequence) < (b.minute, b.kind.rawValue, b.entity, b.sequence)
  }
}

/// Events to come. A sorted array: there is about one per truck, besides the hours.
struct EventQueue {
  /// Latest first.
  private var events: [Event] = []
  private var sequence = 0

  /// The minute of the next event.
  var nextMinute: Int? { events.last?.minute }

  /// - Complexity: O(events)
  mutating func add(_ kind: Event.Kind, _ entity: Int, at minute: Int) {
    let event = Event(minute: minute, kind: kind, entity: entity, sequence: sequence)
    sequence += 1
    var low = 0
    var high = events.count
    while low < high {
      let middle = (low + high) / 2
      if events[middle] > event { low = middle + 1 } else { high = middle }
    }
    events.insert(event, at: low)
  }

  /// Takes the next event if it happens in `minute`.
  mutating func next(in minute: Int) -> Event? {
    events.last?.minute == minute ? events.removeLast() : nil
  }
}
