/// A fixed number of integers in one block of memory, owned by one place.
///
/// The searches of this module read and write their whole state through columns: no bounds check outside
/// debug builds, no reference count, no uniqueness check. Values are handed over as `Int`, whatever they are
/// stored as.
struct Column<Stored: FixedWidthInteger & BitwiseCopyable>: ~Copyable {
  /// The first value.
  let base: UnsafeMutablePointer<Stored>
  /// How many there are.
  let count: Int

  /// `count` copies of a value.
  init(_ count: Int, _ value: Int = 0) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: Stored(truncatingIfNeeded: value), count: max(count, 1))
  }

  /// A copy of a sequence of values that fit.
  init(_ values: some Collection<Int>) {
    self.init(values.count)
    for (index, value) in values.enumerated() { base[index] = Stored(value) }
  }

  deinit { base.deallocate() }

  subscript(_ index: Int) -> Int {
    @inline(__always) get {
      assert(index >= 0 && index < count)
      return Int(truncatingIfNeeded: base[index])
    }
    @inline(__always) nonmutating set {
      assert(index >= 0 && index < count)
      assert(Stored(exactly: newValue) != nil)
      base[index] = Stored(truncatingIfNeeded: newValue)
    }
  }

  /// Puts a value behind the first `count`, which stand by rising keys, and moves it ahead of those with
  /// greater ones.
  @inline(__always)
  func settle(_ value: Int, key: Int, among keys: borrowing Column<Int>, count: Int) {
    var place = count
    while place > 0, keys[place &- 1] > key {
      keys[place] = keys[place &- 1]
      self[place] = self[place &- 1]
      place &-= 1
    }
    keys[place] = key
    self[place] = value
  }

  /// Overwrites everything with a value.
  func fill(_ value: Int) { base.update(repeating: Stored(truncatingIfNeeded: value), count: count) }

  /// Overwrites the first values with those of another column.
  func copy(_ other: borrowing Column<Stored>, count: Int) { base.update(from: other.base, count: count) }
}
