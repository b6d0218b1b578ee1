import Foundation
public import Quantities
public import Tables

/// Why an instance file was refused: where, what was found and what should stand there.
public struct ReadFailure: Error, Hashable, Sendable {
  /// What is wrong.
  public enum Kind: String, Hashable, Sendable {
    /// The file cannot be opened or is empty.
    case unreadable = "unreadable"
    /// The file ends too early.
    case endsEarly = "ends-early"
    /// Something stands after the end.
    case goesOn = "goes-on"
    /// No number stands where one should.
    case notANumber = "not-a-number"
    /// A number is out of range.
    case outOfRange = "out-of-range"
    /// A word or section other than the one expected.
    case unexpected = "unexpected"
    /// Lengths or sizes contradict one another.
    case wrongShape = "wrong-shape"
  }

  /// What is wrong.
  public var kind: Kind
  /// Where.
  public var place: Place
  /// What was found, shortened; `nil` = nothing.
  public var found: String?
  /// What should stand there.
  public var wanted: Bilingual

  /// The failure as the commands print it.
  public var diagnostic: Diagnostic {
    let what: Bilingual =
      switch kind {
      case .unreadable: Bilingual(zh: "文件读不出来或是空的，", en: "The file cannot be read or is empty; ")
      case .endsEarly: Bilingual(zh: "文件提前结束，", en: "The file ends too early; ")
      case .goesOn: Bilingual(zh: "应当结束的地方还有内容，", en: "Something stands after the end; ")
      case .notANumber: Bilingual(zh: "这里应当是数字，", en: "No number stands here; ")
      case .outOfRange: Bilingual(zh: "数字超出范围，", en: "The number is out of range; ")
      case .unexpected: Bilingual(zh: "读到意外的内容，", en: "Unexpected text; ")
      case .wrongShape: Bilingual(zh: "长度互相矛盾，", en: "The sizes contradict one another; ")
      }
    return Diagnostic(
      .error, "instance." + kind.rawValue, at: place, found: found,
      Bilingual(zh: what.zh + "应为：\(wanted.zh)。", en: what.en + "expected: \(wanted.en)."),
      remedy: Bilingual(
        zh: "请重新下载这份算例，或用 --family、--instances 避开它。",
        en: "Fetch the file again, or leave it out with --family or --instances."))
  }
}

extension ReadFailure {
  /// A file that no family reads.
  static func unknown(_ path: String) -> ReadFailure {
    ReadFailure(
      kind: .unexpected, place: Place(file: path), found: nil,
      wanted: Bilingual(zh: "已知的算例族", en: "a known family of instances"))
  }

  /// The bytes of a file.
  public static func bytes(of path: String) throws(ReadFailure) -> [UInt8] {
    guard let data = FileManager.default.contents(atPath: path), !data.isEmpty else {
      throw ReadFailure(
        kind: .unreadable, place: Place(file: path), found: nil,
        wanted: Bilingual(zh: "一份算例文件", en: "an instance file"))
    }
    return [UInt8](data)
  }
}
