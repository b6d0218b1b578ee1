/// What each need gets from which shift.
struct EntryBook: ~Copyable {
  /// Most arrivals of a need that are written down.
  static let room = 40

  struct Entry: BitwiseCopyable {
    var day: Int32
    var minute: Int32
    var kg: Int32

    @inline(__always)
    var arrival: Arrival { Arrival(minute: Int(minute), kg: Int(kg)) }
  }

  private let items: Slab<Entry>
  private let counts: Slab<Int32>

  init(_ field: borrowing Field) {
    items = Slab(field.needCount * Self.room, of: Entry(day: 0, minute: 0, kg: 0))
    counts = Slab(field.needCount, of: 0)
  }

  func clear() { counts.fill(0) }

  @inline(__always)
  func count(_ need: Int) -> Int { Int(counts[need]) }

  @inline(__always)
  subscript(need: Int, e: Int) -> Entry { items[need &* Self.room &+ e] }

  @inline(__always)
  func isFull(_ need: Int) -> Bool { Int(counts[need]) >= Self.room }

  func add(_ need: Int, day: Int, minute: Int32, kg: Int32) {
    guard !isFull(need) else { return }
    items[need * Self.room + count(need)] = Entry(day: Int32(day), minute: minute, kg: kg)
    counts[need] += 1
  }

  /// Takes out all that a shift brings to a need.
  func remove(_ need: Int, day: Int) {
    var e = 0
    while e < count(need) {
      if Int(self[need, e].day) == day {
        counts[need] -= 1
        items[need * Self.room + e] = self[need, count(need)]
      } else {
        e += 1
      }
    }
  }
}

/// What needs go without, remembered by the hour in which one arrival comes while the others stay: the search asks for the same
/// hours of the same arrivals again and again.
struct WantBook: ~Copyable {
  /// What stays of a need's arrivals, and the mass of the one that moves, as one number. Their order makes no difference.
  struct Rest: BitwiseCopyable {
    private(set) var key: UInt64

    @inline(__always)
    init(moving kg: Int32) { key = Self.mix(UInt64(UInt32(bitPattern: kg)) | 1 << 63) }

    @inline(__always)
    mutating func add(_ arrival: Arrival) {
      let hour = UInt64(UInt32(bitPattern: (arrival.minute &+ 59) / 60))
      key = key &+ Self.mix(hour << 32 | UInt64(UInt32(bitPattern: arrival.kg)))
    }

    /// The finaliser of SplitMix64 (Steele, Lea and Flood 2014, doi:10.1145/2660193.2660195).
    @inline(__always)
    private static func mix(_ number: UInt64) -> UInt64 {
      var z = number &+ 0x9E37_79B9_7F4A_7C15
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// Cells of each need, a power of 2. Where trucks are short, a quarter of a search's time went into working out again what
  /// eight rests of a need, all hours of each, had no room for; these leave a seventh.
  private static let room = 512

  private let hours: Int
  /// By need and hour: all of it coming at once.
  private let whole: Int
  /// By need and cell, of which rest and hour it is.
  private let keys: Slab<UInt64>
  /// The whole ones, then the cells; negative where nobody asked yet.
  let wants: Slab<Want>

  init(_ field: borrowing Field) {
    hours = field.horizon + 1
    whole = field.needCount * hours
    keys = Slab(field.needCount * Self.room, of: 0)
    wants = Slab(whole + field.needCount * Self.room, of: Want(cold: -1, unserved: 0))
  }

  /// Where it is remembered.
  @inline(__always)
  func cell(_ need: Int, _ rest: Rest, _ minute: Int32, isWhole: Bool) -> Int {
    let hour = min(hours &- 1, (Int(minute) &+ 59) / 60)
    if isWhole { return need &* hours &+ hour }
    // the hours of one rest lie side by side
    let place = Int(truncatingIfNeeded: rest.key >> 32) &+ hour
    let cell = need &* Self.room &+ (place & (Self.room &- 1))
    let key = rest.key ^ UInt64(truncatingIfNeeded: hour) &* 0x9E37_79B9_7F4A_7C15
    if keys[cell] != key {
      keys[cell] = key
      wants[whole &+ cell].cold = -1
    }
    return whole &+ cell
  }
}
