/// A block of memory that one value owns, for what is read and written millions of times: no reference count, no copy on
/// write, bounds checked in debug builds only.
struct Slab<Element: BitwiseCopyable>: ~Copyable {
  let base: UnsafeMutablePointer<Element>
  let count: Int

  init(_ count: Int, of element: Element) {
    self.count = count
    base = .allocate(capacity: max(1, count))
    base.initialize(repeating: element, count: count)
  }

  init(_ elements: [Element]) {
    count = elements.count
    base = .allocate(capacity: max(1, count))
    for (i, element) in elements.enumerated() { (base + i).initialize(to: element) }
  }

  deinit { base.deallocate() }

  @inline(__always)
  subscript(i: Int) -> Element {
    get {
      assert(i >= 0 && i < count)
      return base[i]
    }
    nonmutating set {
      assert(i >= 0 && i < count)
      base[i] = newValue
    }
  }

  func fill(_ element: Element) { base.update(repeating: element, count: count) }

  func copy(from other: borrowing Slab<Element>) { base.update(from: other.base, count: count) }

  /// Copies a stretch that starts at the same place in both.
  func copy(from other: borrowing Slab<Element>, at start: Int, count: Int) {
    (base + start).update(from: other.base + start, count: count)
  }
}
