/// A table while its file is being read: TOML lets a table be filled from several places, but only in
/// certain orders.
final class TOMLBuilder {
  /// How the table came to be, which decides who may add to it.
  enum Origin {
    /// Named only as part of a longer header, `[a.b]` for `a`; its own header may still follow.
    case passed
    /// By its own header.
    case header
    /// By a dotted key, `a.b = 1`; more dotted keys may follow.
    case dotted
    /// By `{ … }`, which is complete.
    case inline
  }

  enum Item {
    case value(TOMLNode, line: Int)
    case table(TOMLBuilder)
    case list([TOMLBuilder])
  }

  var origin: Origin
  var line: Int
  var items: [String: Item] = [:]

  init(_ origin: Origin, line: Int) {
    self.origin = origin
    self.line = line
  }

  /// The finished table.
  ///
  /// - Complexity: O(n); the reader has bounded the depth.
  func table() -> TOMLNode.Table {
    var table = TOMLNode.Table(line: line)
    for (key, item) in items {
      table.entries[key] =
        switch item {
        case .value(let node, let line): TOMLNode.Entry(value: node, line: line)
        case .table(let builder): TOMLNode.Entry(value: .table(builder.table()), line: builder.line)
        case .list(let builders):
          TOMLNode.Entry(
            value: .array(builders.map { .table($0.table()) }), line: builders.first?.line ?? line)
        }
    }
    return table
  }

  /// The table that the header `[keys]` opens; `nil` where it may not.
  func opened(by keys: [String], line: Int) -> TOMLBuilder? {
    guard let last = keys.last, let parent = passed(to: keys.dropLast(), line: line) else { return nil }
    switch parent.items[last] {
    case nil:
      let table = TOMLBuilder(.header, line: line)
      parent.items[last] = .table(table)
      return table
    case .table(let table) where table.origin == .passed:
      table.origin = .header
      table.line = line
      return table
    default: return nil
    }
  }

  /// The new table that the header `[[keys]]` appends; `nil` where it may not.
  func appended(by keys: [String], line: Int) -> TOMLBuilder? {
    guard let last = keys.last, let parent = passed(to: keys.dropLast(), line: line) else { return nil }
    let table = TOMLBuilder(.header, line: line)
    switch parent.items[last] {
    case nil: parent.items[last] = .list([table])
    case .list(let tables): parent.items[last] = .list(tables + [table])
    default: return nil
    }
    return table
  }

  private func passed(to keys: ArraySlice<String>, line: Int) -> TOMLBuilder? {
    var table = self
    for key in keys {
      switch table.items[key] {
      case nil:
        let next = TOMLBuilder(.passed, line: line)
        table.items[key] = .table(next)
        table = next
      case .table(let next) where next.origin != .inline: table = next
      case .list(let tables):
        guard let last = tables.last else { return nil }
        table = last
      default: return nil
      }
    }
    return table
  }

  /// Sets `keys = node`. Answers whether the key was free.
  func set(_ keys: [String], _ node: TOMLNode, line: Int) -> Bool {
    var table = self
    for key in keys.dropLast() {
      switch table.items[key] {
      case nil:
        let next = TOMLBuilder(.dotted, line: line)
        table.items[key] = .table(next)
        table = next
      case .table(let next) where next.origin == .dotted: table = next
      default: return false
      }
    }
    guard let last = keys.last, table.items[last] == nil else { return false }
    if case .table(let inner) = node {
      // Kept as a builder so that a header cannot be mistaken for a way in.
      let inline = TOMLBuilder(.inline, line: line)
      for (key, entry) in inner.entries { inline.items[key] = .value(entry.value, line: entry.line) }
      table.items[last] = .table(inline)
    } else {
      table.items[last] = .value(node, line: line)
    }
    return true
  }
}
