import Siting

/// A public family of instances: its folder, which files belong to it and how they are read.
public struct InstanceFamily: Sendable {
  /// Also the folder's name below the bench folder.
  public let name: String
  /// Whether a file of the folder is an instance of the family.
  let includes: @Sendable (_ file: String) -> Bool
  /// The instances a file stands for: a name for each and how it is read.
  let entries: @Sendable (_ file: String) -> [Entry]

  /// One instance of a file.
  struct Entry: Sendable {
    var name: String
    /// From the file's bytes, its name within the bench folder, and its path for what stands beside it.
    var read:
      @Sendable (_ bytes: [UInt8], _ file: String, _ path: String) throws(ReadFailure) -> any BenchmarkModel
  }

  /// A family of which every file is one instance, named as the file without its extension.
  init(
    _ name: String, suffix: String,
    _ read: @escaping @Sendable ([UInt8], String) throws(ReadFailure) -> SitingProblem
  ) {
    self.init(name, suffix: suffix) { file in
      [Entry(name: Self.stem(file)) { (b, f, _) throws(ReadFailure) in try read(b, f) }]
    }
  }

  /// A family whose files stand for several instances each.
  init(_ name: String, suffix: String, entries: @escaping @Sendable (String) -> [Entry]) {
    self.name = name
    self.entries = entries
    includes = { suffix.isEmpty ? !$0.contains(".") : $0.hasSuffix(suffix) }
  }

  private static func stem(_ file: String) -> String {
    file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file
  }
}

extension InstanceFamily {
  /// Every family the bench knows. A new one is a line here.
  public static let all: [InstanceFamily] = [
    InstanceFamily("orlib-cap", suffix: ".txt", CapacitatedReaders.orLibrary),
    InstanceFamily("holmberg", suffix: "", CapacitatedReaders.holmberg),
    InstanceFamily("yang", suffix: "", CapacitatedReaders.holmberg),
    InstanceFamily("gadegaard-tb4", suffix: ".dat", CapacitatedReaders.holmberg),
    InstanceFamily("tbed-like", suffix: ".cfl", CapacitatedReaders.sections),
    InstanceFamily("tbed1-original", suffix: ".json", JSONReaders.tbed),
    InstanceFamily("gk-random", suffix: ".json", JSONReaders.deterministic),
    InstanceFamily("scflp", suffix: ".json", JSONReaders.twoStage),
    InstanceFamily("coal-2stage", suffix: ".sbin", CoalReader.read),
    InstanceFamily("pmed", suffix: ".txt") { file in
      file.hasPrefix("pmedopt") ? [] : [medians(stem(file), MedianReaders.orLibrary)]
    },
    // the files name no p; 10 and 100 are two of the values the literature uses
    InstanceFamily("pmed-tsplib", suffix: ".tsp") { file in
      [10, 100].map { p in
        medians("\(stem(file))-p\(p)") { (bytes, file) throws(ReadFailure) in
          try MedianReaders.tsplib(bytes, file, medians: p)
        }
      }
    },
    InstanceFamily("mclp-chen", suffix: ".dat", CoverReader.chen),
    // p = 4 as in spopt's own examples
    InstanceFamily("spopt-sf", suffix: "_new.csv") { _ in
      [
        medians("sf-p4") { (bytes, file) throws(ReadFailure) in
          try MedianReaders.stores(bytes, file, medians: 4)
        }
      ]
    },
    InstanceFamily("siplib-sslp", suffix: ".cor", entries: recourse),
    InstanceFamily("siplib-dcap", suffix: ".cor", entries: recourse),
  ]

  /// SIPLIB: the time and stochastic files stand beside the core.
  private static let recourse: @Sendable (String) -> [Entry] = { file in
    [
      Entry(name: stem(file)) { (_, _, path) throws(ReadFailure) in try RecourseModel(core: path) }
    ]
  }

  private static func medians(
    _ name: String, _ read: @escaping @Sendable ([UInt8], String) throws(ReadFailure) -> SitingProblem
  ) -> Entry {
    Entry(name: name) { (bytes, file, _) throws(ReadFailure) in try read(bytes, file) }
  }
}
