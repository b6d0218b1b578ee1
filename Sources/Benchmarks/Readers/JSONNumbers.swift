import Quantities
import Tables

/// A JSON document of which only the numbers matter: what scientific instance files are made of.
///
/// Lists of numbers stay flat arrays, so that a matrix of 100,000 entries is read at the speed of its digits.
enum JSONNumbers {
  case number(Double)
  case numbers([Double])
  case list([JSONNumbers])
  case object([String: JSONNumbers])
  case text(String)

  /// Reads a document.
  static func read(_ bytes: [UInt8], file: String) throws(ReadFailure) -> JSONNumbers {
    var scanner = ByteScanner(bytes, file: file)
    let value = try value(&scanner, depth: 0)
    try scanner.end()
    return value
  }

  private static let valueWanted = Bilingual(zh: "一个 JSON 值", en: "a JSON value")

  private static func value(_ scanner: inout ByteScanner, depth: Int) throws(ReadFailure) -> JSONNumbers {
    guard !scanner.isAtEnd() else { throw scanner.failure(.endsEarly, valueWanted) }
    guard depth < 16 else {
      throw scanner.failure(.wrongShape, Bilingual(zh: "嵌套不超过 16 层", en: "at most 16 levels"))
    }
    switch scanner.next {
    case UInt8(ascii: "{"): return try object(&scanner, depth)
    case UInt8(ascii: "["): return try list(&scanner, depth)
    case UInt8(ascii: "\""): return .text(try text(&scanner))
    default: return .number(try scanner.number(valueWanted))
    }
  }

  private static func list(_ scanner: inout ByteScanner, _ depth: Int) throws(ReadFailure) -> JSONNumbers {
    var numbers: [Double] = []
    var items: [JSONNumbers] = []
    try separated(&scanner, until: UInt8(ascii: "]")) { scanner throws(ReadFailure) in
      let item = try value(&scanner, depth: depth + 1)
      if case .number(let number) = item, items.isEmpty {
        numbers.append(number)
      } else if numbers.isEmpty {
        items.append(item)
      } else {
        throw scanner.failure(.unexpected, Bilingual(zh: "只有数字的数组", en: "a list of numbers only"))
      }
    }
    return items.isEmpty ? .numbers(numbers) : .list(items)
  }

  private static func object(_ scanner: inout ByteScanner, _ depth: Int) throws(ReadFailure) -> JSONNumbers {
    var members: [String: JSONNumbers] = [:]
    try separated(&scanner, until: UInt8(ascii: "}")) { scanner throws(ReadFailure) in
      scanner.skipSpace()
      let key = try text(&scanner)
      scanner.skipSpace()
      guard scanner.next == UInt8(ascii: ":") else {
        throw scanner.failure(.unexpected, Bilingual(zh: "冒号", en: "a colon"))
      }
      scanner.advance()
      members[key] = try value(&scanner, depth: depth + 1)
    }
    return .object(members)
  }

  /// Items separated by commas up to a closing bracket.
  private static func separated(
    _ scanner: inout ByteScanner, until close: UInt8,
    item: (inout ByteScanner) throws(ReadFailure) -> Void
  ) throws(ReadFailure) {
    scanner.advance()
    scanner.skipSpace()
    guard scanner.next != close else { return scanner.advance() }
    while true {
      try item(&scanner)
      scanner.skipSpace()
      let separator = scanner.next
      guard separator == close || separator == UInt8(ascii: ",") else {
        throw scanner.failure(
          scanner.isAtEnd() ? .endsEarly : .unexpected,
          Bilingual(zh: "逗号或右括号", en: "a comma or a closing bracket"))
      }
      scanner.advance()
      if separator == close { return }
    }
  }

  /// A string; these files escape nothing, so a backslash is refused.
  private static func text(_ scanner: inout ByteScanner) throws(ReadFailure) -> String {
    let wanted = Bilingual(zh: "引号里的名称", en: "a name in quotes")
    guard scanner.next == UInt8(ascii: "\"") else { throw scanner.failure(.unexpected, wanted) }
    scanner.advance()
    var bytes: [UInt8] = []
    while scanner.next != UInt8(ascii: "\"") {
      guard scanner.next >= 0x20, scanner.next != UInt8(ascii: "\\") else {
        throw scanner.failure(.unexpected, wanted)
      }
      bytes.append(scanner.next)
      scanner.advance()
    }
    scanner.advance()
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension JSONNumbers {
  /// Reads named arrays out of an object and checks their lengths.
  struct Members {
    let members: [String: JSONNumbers]
    let file: String

    init(_ value: JSONNumbers, file: String) throws(ReadFailure) {
      guard case .object(let members) = value else {
        throw ReadFailure(
          kind: .unexpected, place: .init(file: file), found: nil,
          wanted: Bilingual(zh: "一个 JSON 对象", en: "a JSON object"))
      }
      self.members = members
      self.file = file
    }

    /// A member that is an object itself.
    func object(_ name: String) throws(ReadFailure) -> Members {
      try Members(try member(name), file: file)
    }

    /// A whole number from 1 to a million.
    func count(_ name: String) throws(ReadFailure) -> Int {
      guard case .number(let number) = try member(name), number == number.rounded(),
        (1...1e6).contains(number)
      else { throw wrong(name, Bilingual(zh: "1 到 100 万的整数", en: "a whole number from 1 to a million")) }
      return Int(number)
    }

    /// `count` numbers that are not negative.
    func numbers(_ name: String, _ count: Int) throws(ReadFailure) -> [Double] {
      try checked(try member(name), name, count)
    }

    /// A matrix, row by row, of numbers that are not negative.
    func matrix(_ name: String, rows: Int, columns: Int) throws(ReadFailure) -> [[Double]] {
      guard case .list(let list) = try member(name), list.count == rows else {
        throw wrong(name, Bilingual(zh: "\(rows) 行", en: "\(rows) rows"))
      }
      var matrix: [[Double]] = []
      for row in list { matrix.append(try checked(row, name, columns)) }
      return matrix
    }

    private func member(_ name: String) throws(ReadFailure) -> JSONNumbers {
      guard let member = members[name] else {
        throw ReadFailure(
          kind: .endsEarly, place: .init(file: file, column: name), found: nil,
          wanted: Bilingual(zh: "成员 \(name)", en: "a member named \(name)"))
      }
      return member
    }

    private func checked(_ value: JSONNumbers, _ name: String, _ count: Int) throws(ReadFailure) -> [Double] {
      guard case .numbers(let numbers) = value, numbers.count == count, numbers.allSatisfy({ $0 >= 0 })
      else { throw wrong(name, Bilingual(zh: "\(count) 个非负数", en: "\(count) numbers that are not negative")) }
      return numbers
    }

    private func wrong(_ name: String, _ wanted: Bilingual) -> ReadFailure {
      ReadFailure(kind: .wrongShape, place: .init(file: file, column: name), found: nil, wanted: wanted)
    }
  }
}
