#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
import Quantities

/// Brings the bytes people send to UTF-8 without a byte-order mark, or says why it cannot.
///
/// The order of attempts: a byte-order mark decides; then strict UTF-8; then GB 18030, which is what
/// Chinese Excel and WPS save as "CSV" and which contains GBK and GB 2312.
enum TextDecoding {
  /// The text of a file as UTF-8, or `nil` after an error was reported.
  ///
  /// - Complexity: O(n)
  static func utf8(_ bytes: [UInt8], file: String, diagnostics: inout Diagnostics) -> [UInt8]? {
    if FileKind.refuse(bytes, file: file, diagnostics: &diagnostics) { return nil }
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      // what Excel, WPS and this program write: nothing to tell anybody
      return strict(Array(bytes.dropFirst(3)), file: file, diagnostics: &diagnostics)
    }
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return utf16(bytes, file: file, diagnostics: &diagnostics)
    }
    let survey = UTF8Survey(bytes)
    guard survey.firstError != nil else {
      warnIfAmbiguous(bytes, survey, file: file, diagnostics: &diagnostics)
      return withoutNUL(bytes, file: file, diagnostics: &diagnostics)
    }
    // In GB 18030 text hardly any pair of characters happens to be well-formed UTF-8 of three bytes, so
    // a majority of them means damaged UTF-8, which must not be read as something else.
    if survey.longSequences > survey.errors {
      return strict(bytes, file: file, diagnostics: &diagnostics)
    }
    return gb18030(bytes, file: file, diagnostics: &diagnostics)
  }

  /// The bytes themselves if they are UTF-8 throughout, else an error at the first line that is not.
  private static func strict(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    if let offset = UTF8Survey(bytes).firstError {
      diagnostics.report(
        .brokenText(file: file, line: line(of: offset, in: bytes), encoding: "UTF-8"))
      return nil
    }
    return withoutNUL(bytes, file: file, diagnostics: &diagnostics)
  }

  private static func withoutNUL(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    guard let offset = bytes.firstIndex(of: 0) else { return bytes }
    diagnostics.report(.binary(file: file, line: line(of: offset, in: bytes)))
    return nil
  }

  private static func utf16(_ bytes: [UInt8], file: String, diagnostics: inout Diagnostics) -> [UInt8]? {
    let little = bytes[0] == 0xFF
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var i = 2
    while i + 1 < bytes.count {
      let (a, b) = (UInt16(bytes[i]), UInt16(bytes[i + 1]))
      units.append(little ? b << 8 | a : a << 8 | b)
      i += 2
    }
    guard i == bytes.count, let text = String(validating: units, as: UTF16.self) else {
      diagnostics.report(.brokenText(file: file, line: nil, encoding: "UTF-16"))
      return nil
    }
    diagnostics.report(.utf16(file: file))
    return withoutNUL(Array(text.utf8), file: file, diagnostics: &diagnostics)
  }

  private static func gb18030(
    _ bytes: [UInt8], file: String, diagnostics: inout Diagnostics
  ) -> [UInt8]? {
    let (text, errorOffset) = iconvGB18030(bytes)
    if let errorOffset {
      diagnostics.report(
        .brokenText(file: file, line: line(of: errorOffset, in: bytes), encoding: "UTF-8 / GB 18030"))
      return nil
    }
    diagnostics.report(.gb18030(file: file, sample: sample(of: text)))
    return withoutNUL(text, file: file, diagnostics: &diagnostics)
  }

  /// A short text such as `ÁªÍ¨` passes as UTF-8 although it was saved as GBK: then every character
  /// beyond ASCII takes two bytes, which no Chinese character does.
  private static func warnIfAmbiguous(
    _ bytes: [UInt8], _ survey: UTF8Survey, file: String, diagnostics: inout Diagnostics
  ) {
    guard survey.pairs > 0, survey.longSequences == 0 else { return }
    // Signs such as ° and ² are common in honest UTF-8; foreign letters are not.
    let scalars = String(decoding: bytes, as: UTF8.self).unicodeScalars
    guard scalars.contains(where: { $0.value >= 0xC0 && $0.properties.isAlphabetic }) else { return }
    let (text, errorOffset) = iconvGB18030(bytes)
    guard errorOffset == nil else { return }
    let other = String(decoding: text, as: UTF8.self)
    guard other.unicodeScalars.contains(where: { (0x4E00...0x9FFF).contains($0.value) }) else { return }
    diagnostics.report(.ambiguousEncoding(file: file, utf8: sample(of: bytes), gbk: sample(of: text)))
  }

  /// Decodes with the C library's converter; the offset of the first malformed byte where there is one.
  private static func iconvGB18030(_ bytes: [UInt8]) -> (text: [UInt8], errorOffset: Int?) {
    guard !bytes.isEmpty else { return ([], nil) }
    let converter = iconv_open("UTF-8", "GB18030")
    // iconv_open answers (iconv_t)-1 where the converter is not installed; then nothing is decodable.
    guard let converter, Int(bitPattern: converter) != -1 else { return ([], 0) }
    defer { iconv_close(converter) }
    var input = bytes
    // Two bytes become at most three, four at most four.
    var output = [UInt8](repeating: 0, count: bytes.count * 2 + 16)
    var inputLeft = input.count
    var outputLeft = output.count
    let status = input.withUnsafeMutableBytes { source in
      output.withUnsafeMutableBytes { target in
        var from = source.baseAddress?.assumingMemoryBound(to: CChar.self)
        var to = target.baseAddress?.assumingMemoryBound(to: CChar.self)
        return iconv(converter, &from, &inputLeft, &to, &outputLeft)
      }
    }
    let failed = status == Int.max || Int(bitPattern: UInt(bitPattern: status)) == -1 || inputLeft > 0
    output.removeLast(outputLeft)
    return (output, failed ? bytes.count - inputLeft : nil)
  }

  /// The first few characters around the first one beyond ASCII, for a person to judge by.
  private static func sample(of utf8: [UInt8]) -> String {
    guard let first = utf8.firstIndex(where: { $0 >= 0x80 }) else { return "" }
    let end = min(utf8.count, first + 60)
    let text = String(decoding: utf8[first..<end], as: UTF8.self)
    return String(text.prefix { !$0.isNewline }.prefix(12))
  }

  private static func line(of offset: Int, in bytes: [UInt8]) -> Int {
    var line = 1
    var i = 0
    while i < offset {
      if bytes[i] == 0x0A || (bytes[i] == 0x0D && !(i + 1 < bytes.count && bytes[i + 1] == 0x0A)) {
        line += 1
      }
      i += 1
    }
    return line
  }
}

/// What a run over some bytes as UTF-8 finds (Unicode 15, table 3-7: no overlong forms, no surrogates).
struct UTF8Survey {
  /// Well-formed characters of two bytes.
  var pairs = 0
  /// Well-formed characters of three or four bytes.
  var longSequences = 0
  /// Ill-formed places.
  var errors = 0
  /// Offset of the first ill-formed byte.
  var firstError: Int?

  /// - Complexity: O(n)
  init(_ bytes: [UInt8]) {
    var i = 0
    let n = bytes.count
    while i < n {
      let b = bytes[i]
      if b < 0x80 {
        i += 1
        continue
      }
      let length = Self.length(of: bytes, at: i)
      switch length {
      case 0:
        errors += 1
        if firstError == nil { firstError = i }
        i += 1
      case 2:
        pairs += 1
        i += 2
      default:
        longSequences += 1
        i += length
      }
    }
  }

  /// Bytes of the well-formed character at `i`, or 0.
  private static func length(of bytes: [UInt8], at i: Int) -> Int {
    let lead = bytes[i]
    let (length, second): (Int, ClosedRange<UInt8>) =
      switch lead {
      case 0xC2...0xDF: (2, 0x80...0xBF)
      case 0xE0: (3, 0xA0...0xBF)
      case 0xED: (3, 0x80...0x9F)
      case 0xE1...0xEF: (3, 0x80...0xBF)
      case 0xF0: (4, 0x90...0xBF)
      case 0xF1...0xF3: (4, 0x80...0xBF)
      case 0xF4: (4, 0x80...0x8F)
      default: (0, 0x80...0x80)
      }
    guard length > 0, i + length <= bytes.count, second.contains(bytes[i + 1]) else { return 0 }
    for k in 2..<max(2, length) where !(0x80...0xBF).contains(bytes[i + k]) { return 0 }
    return length
  }
}
