import Foundation

/// The routing instances of a bench folder, as its `manifest.json` lists them.
public struct RoutingCatalogue: Sendable {
  /// An instance with what is known of it.
  public struct Item: Sendable {
    /// Its set.
    public let set: RoutingSet
    /// Its name.
    public let name: String
    /// The instance.
    public let instance: RoutingInstance
    /// The best cost known, in the file's units; `nil` = none.
    public let bestKnown: Double?
  }

  private struct Entry: Decodable {
    var set: String
    var name: String
    var files: [String]
    var bks: Double?
  }

  private let folder: String
  private let entries: [Entry]

  /// The catalogue of a folder.
  ///
  /// - Throws: ``ReadFailure`` where its manifest is missing or malformed.
  public init(folder: String) throws(ReadFailure) {
    self.folder = folder
    let path = folder + "/manifest.json"
    let bytes = try ReadFailure.bytes(of: path)
    do {
      entries = try JSONDecoder().decode([Entry].self, from: Data(bytes))
    } catch {
      throw ReadFailure.unknown(path)
    }
  }

  /// The folder given, or that of `HEARTH_BENCH_FOLDER`, or the first `shared/bench/routing` above the
  /// current folder.
  public static func locate(_ given: String?) -> String? { Catalogue.locate(given, kind: "routing") }

  /// The instances of a set that count for its targets, in natural order of names, of those that fit a
  /// pattern; of more than `most` so many, evenly spread, so that none is picked by hand.
  ///
  /// - Throws: ``ReadFailure``
  public func items(of set: RoutingSet, patterns: [String], most: Int?) throws(ReadFailure) -> [Item] {
    let own = entries.filter { entry in
      set.folders.contains(entry.set)
        && (patterns.isEmpty || patterns.contains { fnmatch($0, entry.name, 0) == 0 })
    }.sorted { $0.name.compare($1.name, options: .numeric) == .orderedAscending }
    var items: [Item] = []
    for entry in own {
      guard let file = entry.files.first else { continue }
      let instance = try set.read(try ReadFailure.bytes(of: folder + "/" + file), file)
      guard set.includes(entry.name, instance.clients.count) else { continue }
      items.append(Item(set: set, name: entry.name, instance: instance, bestKnown: entry.bks))
    }
    return most.map { Selection.spread(items, $0) } ?? items
  }
}
