/// The clients of a problem in columns, in canonical order.
struct Orders: ~Copyable {
  let count: Int
  let demand: Column<Int>
  let service: Column<Int>
  let ready: Column<Int>
  let due: Column<Int>
  let release: Column<Int>
  /// The bits of ``RoutingProblem/Client/access``.
  let access: Column<Int>
  /// −1 = must be visited.
  let refusal: Column<Int>
  /// Distance from the first depot and back, for the order of insertion.
  let radius: Column<Int>

  init(_ clients: [RoutingProblem.Client], radius: (Int) -> Int) {
    count = clients.count
    demand = Column(clients.map(\.demand))
    service = Column(clients.map(\.service))
    ready = Column(clients.map(\.window.lowerBound))
    due = Column(clients.map(\.window.upperBound))
    release = Column(clients.map(\.release))
    access = Column(clients.map { Int(bitPattern: UInt($0.access)) })
    refusal = Column(clients.map { $0.refusalCost ?? -1 })
    self.radius = Column(clients.indices.map(radius))
  }

  /// The client as a stretch of time.
  @inline(__always)
  func span(_ client: Int) -> Span {
    Span(duration: service[client], earliest: ready[client], latest: due[client])
  }

  /// Whether vehicles of a class may go there.
  @inline(__always)
  func admits(_ client: Int, _ vehicle: Int) -> Bool { (access[client] >> vehicle) & 1 == 1 }
}

/// The classes of vehicles of a problem in columns.
struct Classes: ~Copyable {
  let count: Int
  /// The depot as a point of the metric.
  let depot: Column<Int>
  let available: Column<Int>
  let capacity: Column<Int>
  let fixed: Column<Int>
  let perDistance: Column<Int>
  let perDuration: Column<Int>
  let maxDistance: Column<Int>
  let maxDuration: Column<Int>
  let maxTrips: Column<Int>
  let open: Column<Int>
  let close: Column<Int>
  let loading: Column<Int>
  let profile: Column<Int>
  /// Classes of one group are the same in time and distance: depot, hours, loading and profile.
  let group: Column<Int>

  init(_ problem: RoutingProblem) {
    let vehicles = problem.vehicles
    let depots = vehicles.map { problem.depots[$0.depot] }
    count = vehicles.count
    depot = Column(vehicles.map { problem.clients.count + $0.depot })
    capacity = Column(vehicles.map(\.capacity))
    fixed = Column(vehicles.map(\.fixedCost))
    perDistance = Column(vehicles.map(\.costPerDistance))
    perDuration = Column(vehicles.map(\.costPerDuration))
    maxDistance = Column(vehicles.map { $0.maxDistance ?? .max })
    maxDuration = Column(vehicles.map { $0.maxDuration ?? .max })
    maxTrips = Column(vehicles.map(\.maxTrips))
    let opens = zip(vehicles, depots).map { max($0.shift.lowerBound, $1.window.lowerBound) }
    let closes = zip(vehicles, depots).map { min($0.shift.upperBound, $1.window.upperBound) }
    open = Column(opens)
    close = Column(closes)
    // a vehicle that is never open is none
    available = Column(
      vehicles.indices.map {
        opens[$0] <= closes[$0] && vehicles[$0].maxTrips > 0 ? vehicles[$0].count ?? .max : 0
      })
    loading = Column(depots.map(\.loading))
    profile = Column(vehicles.map(\.profile))
    let times = vehicles.indices.map { [vehicles[$0].depot, opens[$0], closes[$0], vehicles[$0].profile] }
    group = Column(times.map { times.firstIndex(of: $0) ?? 0 })
  }
}

extension Classes {
  /// Whether a unit of distance costs one vehicle more than another.
  var hasMixedRates: Bool {
    for k in 0..<count where perDistance[k] != perDistance[0] { return true }
    return false
  }
}

/// Stretches of time in one block of memory, as ``Column`` holds integers.
struct SpanColumn: ~Copyable {
  private let base: UnsafeMutablePointer<Span>
  private let count: Int

  init(_ count: Int) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: Span(duration: 0, earliest: 0, latest: 0), count: max(count, 1))
  }

  deinit { base.deallocate() }

  subscript(_ index: Int) -> Span {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return base[index]
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count)
      base[index] = newValue
    }
  }
}
