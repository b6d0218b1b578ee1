import Foundation

/// The instances that stand in a bench folder, found by name; nothing is read before it is needed.
public struct Catalogue: Sendable {
  /// An instance that can be read.
  public struct Item: Sendable, Hashable {
    /// Name of the family.
    public let family: String
    /// Name within the family.
    public let name: String
    let path: String
  }

  /// All instances: families in the order of ``InstanceFamily/all``, names in natural order.
  public let items: [Item]

  /// The instances below a folder.
  public init(folder: String) {
    var items: [Item] = []
    for family in InstanceFamily.all {
      let at = folder + "/" + family.name
      let files = (try? FileManager.default.contentsOfDirectory(atPath: at)) ?? []
      for file in files.filter(family.includes).sorted(by: Self.naturally) {
        items += family.entries(file).map { Item(family: family.name, name: $0.name, path: at + "/" + file) }
      }
    }
    self.items = items
  }

  /// The folder given, or that of `HEARTH_BENCH_FOLDER`, or the first `shared/bench/siting` above the current
  /// folder.
  public static func locate(_ given: String?) -> String? { locate(given, kind: "siting") }

  /// The same for the instances of another kind.
  static func locate(_ given: String?, kind: String) -> String? {
    if let given { return given }
    if let named = ProcessInfo.processInfo.environment["HEARTH_BENCH_FOLDER"] { return named }
    var at = URL(filePath: FileManager.default.currentDirectoryPath)
    while true {
      let candidate = at.appending(path: "shared/bench/" + kind).path
      if FileManager.default.fileExists(atPath: candidate) { return candidate }
      if at.path == "/" { return nil }
      at = at.deletingLastPathComponent()
    }
  }

  /// Reads one instance.
  public static func read(_ item: Item) throws(ReadFailure) -> BenchmarkInstance {
    let bytes = try ReadFailure.bytes(of: item.path)
    let file = (item.path as NSString).lastPathComponent
    let entry = InstanceFamily.all.first { $0.name == item.family }?.entries(file).first {
      $0.name == item.name
    }
    guard let entry else { throw ReadFailure.unknown(item.path) }
    return BenchmarkInstance(
      name: item.name, family: item.family, model: try entry.read(bytes, item.family + "/" + file, item.path),
      optimum: KnownOptimum.published(item.family, item.name))
  }

  /// `p3` before `p11`.
  private static func naturally(_ a: String, _ b: String) -> Bool {
    a.compare(b, options: .numeric) == .orderedAscending
  }
}
