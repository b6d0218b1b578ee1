/// Needs in the order in which somebody of them gets cold with nothing brought, and how many of them take part in a search by the
/// part of its time that is used up.
///
/// Where trucks are short, what decides is how the first hours are used. A search that has only the most pressing needs before it
/// uses them well many times sooner; those that join later find their places around them. A wave is heated less than the
/// search at its beginning, so that it does not undo what stands.
struct Waves: ~Copyable {
  /// Waves before the last; they share this part of the time.
  private static let early = (count: 3, share: 0.4)
  /// How hot a wave begins, in parts of how the first did.
  private static let warmth = 0.6

  private let order: Slab<Int32>
  /// Needs that take part in each wave; the last has all.
  private let counts: Slab<Int32>

  /// All needs at once.
  init(together field: borrowing Field) {
    order = Slab((0..<Int32(field.needCount)).map { $0 })
    counts = Slab([Int32(field.needCount)])
  }

  /// A quarter of the needs after the other; those of one hour stay together.
  init(byHourOfCold field: borrowing Field) {
    let hours = (0..<field.needCount).map { field.firstCold($0) }
    let order = hours.indices.sorted { (hours[$0], $0) < (hours[$1], $1) }
    var counts: [Int32] = []
    for wave in 1...Self.early.count {
      var count = order.count * wave / (Self.early.count + 1)
      while count > 0, count < order.count, hours[order[count]] == hours[order[count - 1]] { count += 1 }
      if count > 0, count < order.count, Int32(count) > counts.last ?? 0 { counts.append(Int32(count)) }
    }
    self.order = Slab(order.map { Int32($0) })
    self.counts = Slab(counts + [Int32(order.count)])
  }

  /// Where a search stands.
  struct Stage {
    /// Index of the wave.
    var wave: Int
    /// Part of its time that is used up.
    var progress: Double
    /// By how much its temperatures are lower than those of the first.
    var warmth: Double
  }

  /// - Parameter progress: Part of the search's time that is used up.
  func stage(at progress: Double) -> Stage {
    guard last > 0 else { return Stage(wave: 0, progress: progress, warmth: 1) }
    let length = Self.early.share / Double(last)
    let wave = min(last, Int(progress / length))
    let (from, until) = (Double(wave) * length, wave == last ? 1 : Double(wave + 1) * length)
    let part = (progress - from) / (until - from)
    return Stage(wave: wave, progress: part, warmth: wave == 0 ? 1 : power(Self.warmth, max(0, 1 - part)))
  }

  /// Index of the last wave.
  var last: Int { counts.count - 1 }

  /// Needs that take part in a wave.
  func count(_ wave: Int) -> Int { Int(counts[wave]) }

  /// A need by when it gets cold.
  @inline(__always)
  subscript(place: Int) -> Int { Int(order[place]) }
}

extension Field {
  /// First hour in which somebody of a need is cold with nothing brought; the horizon where nobody is.
  func firstCold(_ need: Int) -> Int {
    (0..<horizon).first { hour in
      (cohortFirst[need]..<cohortFirst[need + 1]).contains {
        alone[Int($0) * (horizon + 1) + hour + 1].cold > 0
      }
    } ?? horizon
  }
}
