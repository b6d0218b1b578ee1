import Quantities
import Tables

/// What other tables may refer to in one table, by code or id.
///
/// A name is never a reference (two units share the name 神头), but where somebody wrote one, the finding
/// says which code was meant, or which codes it could be.
struct References {
  /// The table referred to.
  let file: String
  private var index: [String: Int] = [:]
  private var codes: [String: [String]] = [:]
  private let isInRefusedRow: (String) -> Bool

  /// - Parameters:
  ///   - file: The table referred to.
  ///   - keys: Its codes or ids, in file order.
  ///   - names: Names that people might write instead, parallel to `keys`.
  ///   - isInRefusedRow: Whether a key stands in a row that was refused. Its absence is then a consequence, not
  ///     a finding of its own.
  init(
    file: String, keys: [String], names: [[String]] = [],
    isInRefusedRow: @escaping (String) -> Bool = { _ in false }
  ) {
    self.file = file
    self.isInRefusedRow = isInRefusedRow
    for (position, key) in keys.enumerated() where index[key] == nil { index[key] = position }
    for (key, all) in zip(keys, names) {
      for name in all where codes[name]?.contains(key) != true { codes[name, default: []].append(key) }
    }
  }

  /// The keys that differ from `key` in nothing but capitals, in order.
  private func keys(like key: String) -> [String] {
    let word = key.lowercased()
    return index.keys.filter { $0.lowercased() == word }.sorted()
  }

  /// The codes of what is called `name`, in file order.
  func codes(named name: String) -> [String] { codes[name] ?? [] }

  /// The position of `key`, or `nil` after the finding was reported.
  func position(of key: String, at place: Place, _ diagnostics: inout Diagnostics) -> Int? {
    if let position = index[key] { return position }
    if let finding = finding(forName: key, at: place) {
      diagnostics.report(finding)
    } else if let abolished = AbolishedUnit.all.first(where: { $0.code == key }) {
      var finding = abolished.finding(at: place)
      finding.severity = .error
      diagnostics.report(finding)
    } else if !isInRefusedRow(key) {
      diagnostics.report(
        .error, "reference.unknown", at: place, found: key,
        Bilingual(zh: "\(file) 里没有“\(key)”。", en: "There is no “\(key)” in \(file)."),
        remedy: keys(like: key).first.map {
          Bilingual(
            zh: "请改成 \($0)（大小写要与 \(file) 一致）。", en: "Write \($0), with the capitals it has in \(file).")
        }
          ?? Bilingual(
            zh: "请改成 \(file) 里已有的代码或编号，或在 \(file) 里补上这一行。",
            en: "Use a code or id that stands in \(file), or add the row there."))
    }
    return nil
  }

  /// What to say where a name was written instead of a code; `nil` where it is no name.
  func finding(forName name: String, at place: Place) -> Diagnostic? {
    let candidates = codes(named: name)
    guard let only = candidates.first else { return nil }
    if candidates.count == 1 {
      return Diagnostic(
        .error, "reference.name", at: place, found: name,
        Bilingual(zh: "“\(name)”是名称；这里要填代码。", en: "“\(name)” is a name; a code must stand here."),
        remedy: Bilingual(zh: "请改成 \(only)。", en: "Write \(only) instead."))
    }
    let list = candidates.joined(separator: " / ")
    return Diagnostic(
      .error, "reference.ambiguous", at: place, found: name,
      Bilingual(
        zh: "“\(name)”对应 \(candidates.count) 个代码：\(list)，无法判断是哪一个。",
        en: "“\(name)” could be any of \(candidates.count) codes: \(list)."),
      remedy: Bilingual(zh: "请填写代码，不要填名称。", en: "Write the code, not the name."))
  }
}
