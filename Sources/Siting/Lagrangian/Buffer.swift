/// A fixed number of plain values in one block of memory, owned by one place.
///
/// The hot loops of this folder read and write through ``base``: no bounds check, no reference count. Indices there come
/// from tables that ``FlatProblem`` makes and checks once.
struct Buffer<Element: BitwiseCopyable>: ~Copyable {
  /// The first element.
  let base: UnsafeMutablePointer<Element>
  /// How many there are.
  let count: Int

  /// `count` copies of a value.
  init(_ count: Int, _ value: Element) {
    self.count = count
    base = .allocate(capacity: max(count, 1))
    base.initialize(repeating: value, count: max(count, 1))
  }

  /// A copy of an array.
  init(_ array: [Element]) {
    count = array.count
    base = .allocate(capacity: max(count, 1))
    array.withUnsafeBufferPointer {
      if let from = $0.baseAddress { base.initialize(from: from, count: count) }
    }
  }

  deinit { base.deallocate() }

  subscript(_ index: Int) -> Element {
    get {
      assert(index >= 0 && index < max(count, 1))
      return base[index]
    }
    nonmutating set {
      assert(index >= 0 && index < max(count, 1))
      base[index] = newValue
    }
  }

  /// Overwrites everything with a value.
  func fill(_ value: Element) { base.update(repeating: value, count: count) }

  /// Overwrites everything with another buffer of the same length.
  func copy(_ other: borrowing Buffer<Element>) { base.update(from: other.base, count: count) }

  /// A copy of the contents.
  var array: [Element] { Array(UnsafeBufferPointer(start: base, count: count)) }

  /// Overwrites the beginning with an array at most as long.
  func load(_ array: [Element]) {
    array.withUnsafeBufferPointer {
      if let from = $0.baseAddress { base.update(from: from, count: array.count) }
    }
  }
}
