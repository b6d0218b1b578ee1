import Quantities
import Tables

/// Walks over little-endian `int32` and `float64` fields; every read is checked against what is left.
struct BinaryReader {
  let file: String
  private let bytes: [UInt8]
  private(set) var position = 0

  init(_ bytes: [UInt8], file: String) {
    self.bytes = bytes
    self.file = file
  }

  /// Bytes left.
  var left: Int { bytes.count - position }

  /// The next `count` bytes.
  mutating func raw(_ count: Int, _ wanted: Bilingual) throws(ReadFailure) -> ArraySlice<UInt8> {
    guard count >= 0, count <= left else { throw failure(.endsEarly, wanted) }
    defer { position += count }
    return bytes[position..<position + count]
  }

  mutating func integer(_ wanted: Bilingual, in range: ClosedRange<Int>) throws(ReadFailure) -> Int {
    try integers(1, wanted, in: range)[0]
  }

  mutating func integers(
    _ count: Int, _ wanted: Bilingual, in range: ClosedRange<Int>
  ) throws(ReadFailure) -> [Int] {
    try fields(count, width: 4, wanted) { buffer, offset in
      Int(Int32(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: Int32.self)))
    } isValid: {
      range.contains($0)
    }
  }

  mutating func doubles(
    _ count: Int, _ wanted: Bilingual, in range: ClosedRange<Double>
  ) throws(ReadFailure) -> [Double] {
    try fields(count, width: 8, wanted) { buffer, offset in
      Double(bitPattern: UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: offset, as: UInt64.self)))
    } isValid: {
      range.contains($0)
    }
  }

  func end() throws(ReadFailure) {
    guard left == 0 else { throw failure(.goesOn, Bilingual(zh: "文件结尾", en: "the end of the file")) }
  }

  /// A failure at the position, which is given in bytes.
  func failure(_ kind: ReadFailure.Kind, _ wanted: Bilingual, found: String? = nil) -> ReadFailure {
    ReadFailure(
      kind: kind, place: Place(file: file, column: "byte \(position)"), found: found, wanted: wanted)
  }

  /// Fields of `width` bytes, read in one go.
  private mutating func fields<Value: BitwiseCopyable>(
    _ count: Int, width: Int, _ wanted: Bilingual, load: (UnsafeRawBufferPointer, Int) -> Value,
    isValid: (Value) -> Bool
  ) throws(ReadFailure) -> [Value] {
    guard count >= 0, count <= left / width else { throw failure(.endsEarly, wanted) }
    let start = position
    let values = bytes.withUnsafeBytes { buffer in
      [Value](unsafeUninitializedCapacity: count) { out, used in
        for k in 0..<count { out.initializeElement(at: k, to: load(buffer, start + k * width)) }
        used = count
      }
    }
    if let bad = values.firstIndex(where: { !isValid($0) }) {
      position = start + bad * width
      throw failure(.outOfRange, wanted, found: "\(values[bad])")
    }
    position = start + count * width
    return values
  }
}
