import ModelFiles
import Quantities
public import StochasticProgram
import Tables

/// A two-stage program with whole decisions after the scenario is known, as a thing to measure on.
///
/// Its neutral file carries the program twice: as SMPS, which Hearth reads, and as the extensive form in MPS, which is
/// what the peers take.
///
///     8 bytes   "HRECOUR1"
///     4 times   int32 length
///     4 texts   core, time and stochastic file; extensive form as free MPS
public struct RecourseModel: BenchmarkModel {
  static let magic = Array("HRECOUR1".utf8)

  /// The program.
  public let program: TwoStageProgram

  /// A model.
  public init(_ program: TwoStageProgram) { self.program = program }

  /// First-stage columns as sites, second-stage rows as customers, second-stage columns of all scenarios as arcs.
  public var size: ModelSize {
    ModelSize(
      sites: program.firstColumns, customers: program.secondRows, scenarios: program.scenarios.count,
      arcs: program.scenarios.count * program.secondColumns)
  }

  /// The neutral file.
  public func modelFile() throws -> [UInt8] {
    let texts = try SMPS.write(program)
    let parts = [texts.core, texts.time, texts.stoch, try program.extensiveForm().mpsText(name: "extensive")]
    var out = ByteWriter(Self.magic)
    for part in parts { out.integer(part.utf8.count) }
    return out.bytes + parts.flatMap(\.utf8)
  }

  /// A model from its neutral file.
  init(modelFile bytes: [UInt8], named file: String) throws(ReadFailure) {
    var reader = BinaryReader(bytes, file: file)
    let wanted = Bilingual(zh: "HRECOUR1 开头", en: "HRECOUR1 at the start")
    guard Array(try reader.raw(8, wanted)) == Self.magic else { throw reader.failure(.unexpected, wanted) }
    var lengths: [Int] = []
    for _ in 0..<4 {
      lengths.append(try reader.integer(Bilingual(zh: "长度", en: "a length"), in: 0...Int(Int32.max)))
    }
    var texts: [String] = []
    for length in lengths {
      texts.append(String(decoding: try reader.raw(length, Bilingual(zh: "文本", en: "a text")), as: UTF8.self))
    }
    try reader.end()
    self.init(
      try Self.refusing(file) { () throws(ModelFiles.ModelFileError) in
        try SMPS.parse(core: (texts[0], file), time: (texts[1], file), stoch: (texts[2], file))
      })
  }

  /// An instance of three files that differ in their extension.
  init(core path: String) throws(ReadFailure) {
    let stem = path.dropLast(4)
    self.init(
      try Self.refusing(path) { () throws(ModelFiles.ModelFileError) in
        try SMPS.read(core: path, time: stem + ".tim", stoch: stem + ".sto")
      })
  }

  private static func refusing(
    _ file: String, _ read: () throws(ModelFiles.ModelFileError) -> TwoStageProgram
  ) throws(ReadFailure) -> TwoStageProgram {
    do { return try read() } catch {
      let what = error.diagnostic
      throw ReadFailure(
        kind: .unexpected, place: what.place, found: what.found,
        wanted: Bilingual(zh: "SMPS（\(what.message.zh)）", en: "SMPS (\(what.message.en))"))
    }
  }
}
