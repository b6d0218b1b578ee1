/// Distances and times between points: clients 0…n − 1 in canonical order, then the depots.
///
/// The search is generic over it and compiled once for each, so that no call goes through a table.
protocol Metric: ~Copyable {
  /// Distance under a profile.
  func distance(_ profile: Int, _ a: Int, _ b: Int) -> Int
  /// Time under a profile.
  func duration(_ profile: Int, _ a: Int, _ b: Int) -> Int
}

/// Every pair looked up: 4 bytes each, twice that where time is not distance.
struct TableMetric: Metric, ~Copyable {
  private let width: Int
  private let distances: Column<Int32>
  private let durations: Column<Int32>
  private let isUniform: Bool

  init(_ travel: [Travel], places: [Int]) {
    let width = places.count
    self.width = width
    isUniform = travel.allSatisfy(\.isUniform)
    distances = Column(travel.count * width * width)
    durations = Column(isUniform ? 0 : travel.count * width * width)
    for (profile, travel) in travel.enumerated() {
      for i in 0..<width {
        let row = (profile * width + i) * width
        for j in 0..<width {
          distances[row + j] = travel.distance(places[i], places[j])
          if !isUniform { durations[row + j] = travel.duration(places[i], places[j]) }
        }
      }
    }
  }

  @inline(__always)
  func distance(_ profile: Int, _ a: Int, _ b: Int) -> Int {
    distances[(profile &* width &+ a) &* width &+ b]
  }

  @inline(__always)
  func duration(_ profile: Int, _ a: Int, _ b: Int) -> Int {
    isUniform ? distance(profile, a, b) : durations[(profile &* width &+ a) &* width &+ b]
  }
}

/// Points in the plane, measured when asked: for so many points that a table would not fit the caches anyway.
struct PlaneMetric: Metric, ~Copyable {
  private let x: UnsafeMutablePointer<Double>
  private let y: UnsafeMutablePointer<Double>
  private let rounding: Travel.Rounding

  init(x: [Double], y: [Double], rounding: Travel.Rounding, places: [Int]) {
    self.x = .allocate(capacity: places.count)
    self.y = .allocate(capacity: places.count)
    for (index, place) in places.enumerated() {
      self.x.advanced(by: index).initialize(to: x[place])
      self.y.advanced(by: index).initialize(to: y[place])
    }
    self.rounding = rounding
  }

  deinit {
    x.deallocate()
    y.deallocate()
  }

  @inline(__always)
  func distance(_ profile: Int, _ a: Int, _ b: Int) -> Int { rounding.whole(x[a] - x[b], y[a] - y[b]) }

  @inline(__always)
  func duration(_ profile: Int, _ a: Int, _ b: Int) -> Int { distance(profile, a, b) }
}
