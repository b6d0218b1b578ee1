import Foundation
import Quantities

/// A JSON object that knows where it stands and which of its keys are allowed.
struct JSONReader {
  private let members: [String: JSONValue]
  /// Where it stands; empty for the whole file.
  let path: String

  /// The object in a file.
  init(file bytes: [UInt8], known: Set<String>, unsupported: Set<String>) throws(VROOMError) {
    guard let value = try? JSONDecoder().decode(JSONValue.self, from: Data(bytes)) else { throw .unreadable }
    try self.init(value, "", known: known, unsupported: unsupported)
  }

  init(
    _ value: JSONValue, _ path: String, known: Set<String>, unsupported: Set<String> = []
  ) throws(VROOMError) {
    guard case .object(let members) = value else {
      throw .badValue(path: path.isEmpty ? "$" : path, wanted: Bilingual(zh: "对象", en: "an object"))
    }
    self.members = members
    self.path = path
    // in order, so that the same file is always refused for the same key
    for key in members.keys.sorted() where !known.contains(key) && !key.hasPrefix("x_") {
      let place = self.place(key)
      throw unsupported.contains(key) ? .unsupported(path: place) : .unknownKey(path: place)
    }
  }

  /// Where a key stands.
  func place(_ key: String) -> String { path.isEmpty ? key : "\(path).\(key)" }

  /// Whether a key is there.
  func has(_ key: String) -> Bool { members[key].map { $0 != .null } ?? false }

  /// A whole number within a range; `nil` where the key is absent.
  func integer(_ key: String, in range: ClosedRange<Int> = 0...1_000_000_000) throws(VROOMError) -> Int? {
    guard has(key), let value = members[key] else { return nil }
    return try Self.integer(value, place(key), range)
  }

  /// A number that must be there.
  func required(_ key: String, in range: ClosedRange<Int> = 0...1_000_000_000) throws(VROOMError) -> Int {
    guard let value = try integer(key, in: range) else { throw .missing(path: place(key)) }
    return value
  }

  /// A list of whole numbers.
  func integers(_ key: String, in range: ClosedRange<Int> = 0...1_000_000_000) throws(VROOMError) -> [Int]? {
    guard let values = try array(key) else { return nil }
    var numbers: [Int] = []
    for (index, value) in values.enumerated() {
      numbers.append(try Self.integer(value, "\(place(key))[\(index)]", range))
    }
    return numbers
  }

  /// A text.
  func string(_ key: String) throws(VROOMError) -> String? {
    guard has(key), let value = members[key] else { return nil }
    guard case .string(let text) = value else {
      throw .badValue(path: place(key), wanted: Bilingual(zh: "文字", en: "text"))
    }
    return text
  }

  /// A list.
  func array(_ key: String) throws(VROOMError) -> [JSONValue]? {
    guard has(key), let value = members[key] else { return nil }
    guard case .array(let values) = value else {
      throw .badValue(path: place(key), wanted: Bilingual(zh: "数组", en: "an array"))
    }
    return values
  }

  /// Objects in a list.
  func objects(
    _ key: String, known: Set<String>, unsupported: Set<String> = []
  ) throws(VROOMError) -> [JSONReader] {
    var objects: [JSONReader] = []
    for (index, value) in (try array(key) ?? []).enumerated() {
      objects.append(
        try JSONReader(value, "\(place(key))[\(index)]", known: known, unsupported: unsupported))
    }
    return objects
  }

  /// An object within.
  func object(_ key: String, known: Set<String>, unsupported: Set<String> = []) throws(VROOMError)
    -> JSONReader?
  {
    guard has(key), let value = members[key] else { return nil }
    return try JSONReader(value, place(key), known: known, unsupported: unsupported)
  }

  /// Objects within an object, by key; any key is allowed.
  func named(_ key: String, known: Set<String>) throws(VROOMError) -> [(name: String, value: JSONReader)] {
    guard has(key), let value = members[key] else { return [] }
    guard case .object(let inner) = value else {
      throw .badValue(path: place(key), wanted: Bilingual(zh: "对象", en: "an object"))
    }
    var all: [(String, JSONReader)] = []
    for name in inner.keys.sorted() {
      all.append((name, try JSONReader(inner[name] ?? .null, "\(place(key)).\(name)", known: known)))
    }
    return all
  }

  /// A square table of whole numbers, row by row.
  func matrix(_ key: String) throws(VROOMError) -> [[Int]]? {
    guard let rows = try array(key) else { return nil }
    var table: [[Int]] = []
    for (index, row) in rows.enumerated() {
      let at = "\(place(key))[\(index)]"
      guard case .array(let cells) = row, cells.count == rows.count else {
        throw .badValue(
          path: at, wanted: Bilingual(zh: "\(rows.count) 个数的一行（方阵）", en: "a row of \(rows.count) numbers"))
      }
      var numbers: [Int] = []
      numbers.reserveCapacity(cells.count)
      for (column, cell) in cells.enumerated() {
        guard case .number(let number) = cell, let whole = Int(exactly: number),
          (0...1_000_000_000).contains(whole)
        else {
          throw .badValue(path: "\(at)[\(column)]", wanted: Self.wanted(0...1_000_000_000))
        }
        numbers.append(whole)
      }
      table.append(numbers)
    }
    return table
  }

  private static func integer(
    _ value: JSONValue, _ path: String, _ range: ClosedRange<Int>
  ) throws(VROOMError) -> Int {
    guard case .number(let number) = value, let whole = Int(exactly: number), range.contains(whole) else {
      throw .badValue(path: path, wanted: wanted(range))
    }
    return whole
  }

  private static func wanted(_ range: ClosedRange<Int>) -> Bilingual {
    Bilingual(
      zh: "\(range.lowerBound) 到 \(range.upperBound) 的整数",
      en: "a whole number from \(range.lowerBound) to \(range.upperBound)")
  }
}
