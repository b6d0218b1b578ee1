import Foundation
import Quantities
import Tables

/// Walks over the bytes of a text file, number by number or line by line.
///
/// Lines are counted only when something is wrong.
struct ByteScanner {
  let file: String
  /// The file's bytes and a zero, so that `strtod` always ends.
  private let bytes: [UInt8]
  private let count: Int
  private(set) var position = 0

  init(_ bytes: [UInt8], file: String) {
    self.file = file
    self.bytes = bytes + [0]
    count = bytes.count
  }

  /// The byte at the position; 0 at the end.
  var next: UInt8 { bytes[position] }

  /// Whether only white space is left.
  mutating func isAtEnd() -> Bool {
    skipSpace()
    return position >= count
  }

  /// The next number, which must end at white space or one of `,]}`.
  mutating func number(
    _ wanted: Bilingual, in range: ClosedRange<Double> = -1e15...1e15
  ) throws(ReadFailure) -> Double {
    skipSpace()
    guard position < count else { throw failure(.endsEarly, wanted) }
    let start = position
    let (value, length) = bytes.withUnsafeBufferPointer { buffer -> (Double, Int) in
      guard let base = buffer.baseAddress, Self.startsNumber(buffer[start]) else { return (0, 0) }
      return base.withMemoryRebound(to: CChar.self, capacity: buffer.count) { text in
        var end: UnsafeMutablePointer<CChar>?
        let value = strtod(text + start, &end)
        return (value, end.map { UnsafePointer($0) - (text + start) } ?? 0)
      }
    }
    guard length > 0, value.isFinite, Self.endsNumber(bytes[start + length]) else {
      throw failure(.notANumber, wanted, found: word(at: start))
    }
    guard range.contains(value) else { throw failure(.outOfRange, wanted, found: word(at: start)) }
    position = start + length
    return value
  }

  /// The next `count` numbers.
  mutating func numbers(
    _ count: Int, _ wanted: Bilingual, in range: ClosedRange<Double> = -1e15...1e15
  ) throws(ReadFailure) -> [Double] {
    var all: [Double] = []
    // a wrong count must not reserve what the file cannot hold: a number takes two bytes
    all.reserveCapacity(min(count, self.count / 2 + 1))
    for _ in 0..<count { all.append(try number(wanted, in: range)) }
    return all
  }

  /// The next number, which must be whole and in `range`.
  mutating func integer(_ wanted: Bilingual, in range: ClosedRange<Int>) throws(ReadFailure) -> Int {
    let start = position
    let value = try number(wanted)
    guard value == value.rounded(), range.contains(Int(value)) else {
      position = start
      skipSpace()
      throw failure(.outOfRange, wanted, found: word(at: position))
    }
    return Int(value)
  }

  /// The rest of the line, without white space at its ends; `nil` at the end of the file.
  mutating func line() -> String? {
    guard position < count else { return nil }
    var end = position
    while end < count, bytes[end] != UInt8(ascii: "\n") { end += 1 }
    defer { position = min(count, end + 1) }
    return String(decoding: bytes[position..<end], as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }

  /// Goes on behind the first line that starts with `prefix` and returns that line's rest.
  mutating func line(startingWith prefix: String) throws(ReadFailure) -> String {
    while let line = line() {
      if line.hasPrefix(prefix) {
        return String(line.dropFirst(prefix.count)).trimmingCharacters(in: .whitespaces)
      }
    }
    throw failure(.endsEarly, Bilingual(zh: "以“\(prefix)”开头的一行", en: "a line starting with “\(prefix)”"))
  }

  /// How many words stand on the next line that is not empty; the position stays.
  func wordsOnNextLine() -> Int {
    var copy = self
    while let line = copy.line() {
      if !line.isEmpty { return line.split(whereSeparator: \.isWhitespace).count }
    }
    return 0
  }

  /// Fails unless only white space is left.
  mutating func end() throws(ReadFailure) {
    guard isAtEnd() else {
      throw failure(.goesOn, Bilingual(zh: "文件结尾", en: "the end of the file"), found: word(at: position))
    }
  }

  mutating func skipSpace() {
    while position < count, bytes[position] <= 0x20 { position += 1 }
  }

  /// Steps over one byte.
  mutating func advance() { position = min(count, position + 1) }

  /// A failure at the position.
  func failure(_ kind: ReadFailure.Kind, _ wanted: Bilingual, found: String? = nil) -> ReadFailure {
    let row = 1 + bytes[..<min(position, count)].count { $0 == UInt8(ascii: "\n") }
    return ReadFailure(kind: kind, place: Place(file: file, row: row), found: found, wanted: wanted)
  }

  /// What stands at a place, up to white space, at most 24 bytes.
  private func word(at start: Int) -> String {
    let end = bytes[start..<count].prefix(24).firstIndex { $0 <= 0x20 } ?? min(count, start + 24)
    return String(decoding: bytes[start..<end], as: UTF8.self)
  }

  private static func startsNumber(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
    default: false
    }
  }

  private static func endsNumber(_ byte: UInt8) -> Bool {
    byte <= 0x20 || byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]") || byte == UInt8(ascii: "}")
  }
}
