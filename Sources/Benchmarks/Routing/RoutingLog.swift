import Foundation

/// Runs already made, a line of JSON each in a file that only grows, so that a long comparison can be stopped and
/// taken up again, and looked at meanwhile.
public struct RoutingLog: Sendable {
  /// What the file holds, in its order.
  public private(set) var rows: [RoutingBench.Row] = []
  private let path: String?

  /// The log of a file, which need not be there yet; of none, one that is forgotten.
  ///
  /// A last line that was cut off by a kill counts as not made.
  public init(path: String?) {
    self.path = path
    guard let path, let bytes = FileManager.default.contents(atPath: path) else { return }
    rows = bytes.split(separator: UInt8(ascii: "\n")).compactMap {
      try? JSONDecoder().decode(RoutingBench.Row.self, from: Data($0))
    }
  }

  /// Whether a run is in it.
  func holds(_ run: RoutingBench.Run) -> Bool { rows.contains { $0.run == run } }

  /// Writes a run down.
  ///
  /// - Throws: `CocoaError` where the file cannot be written.
  mutating func add(_ row: RoutingBench.Row) throws {
    rows.append(row)
    guard let path else { return }
    if !FileManager.default.fileExists(atPath: path) { try Data().write(to: URL(filePath: path)) }
    let file = try FileHandle(forUpdating: URL(filePath: path))
    defer { try? file.close() }
    let end = try file.seekToEnd()
    var line = Data()
    if end > 0 {
      try file.seek(toOffset: end - 1)
      if try file.read(upToCount: 1) != Data("\n".utf8) { line += Data("\n".utf8) }
    }
    line += try JSONEncoder().encode(row) + Data("\n".utf8)
    try file.write(contentsOf: line)
  }
}
