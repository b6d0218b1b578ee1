public import Quantities

/// A table of a TOML file, asked key by key.
///
/// It remembers what it was asked for, so that ``reportUnknownKeys(into:)`` can name every key that
/// nobody wanted. An accessor that finds its key missing, of another type or out of range answers `nil`
/// and remembers the finding; the caller only combines optionals and reports once at the end. A class,
/// because asking changes it; not `Sendable`, because a file is read by one task.
public final class TOMLTable {
  /// The key path from the top of the file, e.g. `policy.snow_bands[1]`; empty at the top.
  public let path: String
  let node: TOMLNode.Table
  let source: Source
  private var asked: Set<String> = []
  private var children: [TOMLTable] = []

  /// What all tables of one file share.
  final class Source {
    let file: String
    var findings = Diagnostics()

    init(file: String) { self.file = file }
  }

  init(_ node: TOMLNode.Table, path: String, source: Source) {
    self.node = node
    self.path = path
    self.source = source
  }

  /// All keys, sorted by their Unicode scalars. Reading them does not count as asking for them.
  ///
  /// - Complexity: O(n log n)
  public var keys: [String] {
    node.entries.keys.sorted { $0.unicodeScalars.lexicographicallyPrecedes($1.unicodeScalars) }
  }

  /// Whether the key is there. Does not count as asking for it.
  public func contains(_ key: String) -> Bool { node.entries[key] != nil }

  /// Where the table, or the value of `key` in it, stands; for what the caller finds wrong with it.
  public func place(_ key: String? = nil) -> Place {
    let path = key.map(join) ?? path
    let line = key.flatMap { node.entries[$0]?.line } ?? node.line
    return Place(file: source.file, row: line, column: path.isEmpty ? nil : path)
  }

  /// Remembers something the caller found wrong with the value of `key`.
  public func report(
    _ severity: Diagnostic.Severity, _ code: String, at key: String? = nil, found: String? = nil,
    _ message: Bilingual, remedy: Bilingual
  ) {
    source.findings.report(
      Diagnostic(severity, code, at: place(key), found: found, message, remedy: remedy))
  }

  /// Hands over what was found wrong anywhere in the file so far, and an error for every key at or below
  /// this table that nobody asked for. Call it once on the top table, when all is read.
  ///
  /// - Complexity: O(keys)
  public func reportUnknownKeys(into diagnostics: inout Diagnostics) {
    diagnostics.append(contentsOf: source.findings)
    source.findings = Diagnostics()
    for key in keys where !asked.contains(key) {
      let known = asked.filter { node.entries[$0] == nil }.sorted()
      let guess = nearest(to: key, among: known) ?? nearest(to: key, among: asked.sorted())
      diagnostics.report(
        Diagnostic(
          .error, "toml.unknown-key", at: place(key), found: key,
          Bilingual(zh: "不认识的键“\(join(key))”。", en: "Unknown key “\(join(key))”."),
          remedy: guess.map {
            Bilingual(zh: "是不是“\($0)”？", en: "Did you mean “\($0)”?")
          } ?? Bilingual(zh: "请删去它，或对照示例改正。", en: "Delete it, or compare with the examples.")))
    }
    for child in children { child.reportUnknownKeys(into: &diagnostics) }
  }

  // MARK: Asking

  /// The value of `key`, which counts as asked for from now on.
  func take(_ key: String) -> TOMLNode? {
    asked.insert(key)
    return node.entries[key]?.value
  }

  /// The value of `key`; a finding where it is missing.
  func require(_ key: String) -> TOMLNode? {
    if let node = take(key) { return node }
    report(
      .error, "toml.missing-key", at: key,
      Bilingual(zh: "缺少“\(join(key))”。", en: "“\(join(key))” is missing."),
      remedy: Bilingual(zh: "请补上这个键。", en: "Add this key."))
    return nil
  }

  func child(_ node: TOMLNode.Table, _ key: String) -> TOMLTable {
    let child = TOMLTable(node, path: join(key), source: source)
    children.append(child)
    return child
  }

  func wrongType(_ key: String, _ node: TOMLNode, wanted: Bilingual) {
    report(
      .error, "toml.wrong-type", at: key, found: node.written,
      Bilingual(
        zh: "“\(join(key))”应为\(wanted.zh)，现在是\(node.kind.zh)：\(node.written)。",
        en: "“\(join(key))” must be \(wanted.en); it is \(node.kind.en): \(node.written)."),
      remedy: Bilingual(zh: "请改成\(wanted.zh)。", en: "Make it \(wanted.en)."))
  }

  func outOfRange(_ key: String, _ found: String, _ low: String, _ high: String) {
    report(
      .error, "toml.out-of-range", at: key, found: found,
      Bilingual(
        zh: "“\(join(key))”是 \(found)，应在 \(low) 到 \(high) 之间。",
        en: "“\(join(key))” is \(found); it must be from \(low) to \(high)."),
      remedy: Bilingual(zh: "请改正数值，注意单位。", en: "Correct the value; mind the unit."))
  }

  private func join(_ key: String) -> String { path.isEmpty ? key : path + "." + key }
}
