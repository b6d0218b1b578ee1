import Quantities
public import Tables

/// Reads scenario files: every `*.toml` directly in a folder, or one file.
///
/// Codes and ids are resolved against a district. All findings in all files are reported in one go. Folders below,
/// such as `sets`, and files that no scenario names are left alone.
public enum ScenarioReader {
  /// The scenarios of a folder, sorted by name. Empty where any of them was refused.
  ///
  /// - Parameters:
  ///   - folder: Path of the folder, e.g. `scenarios`.
  ///   - district: What the scenarios strike.
  ///   - inputs: Receives every file read, its path beginning with the folder's own name.
  ///   - diagnostics: Receives every finding; on refusal at least one of them is an error.
  /// - Complexity: O(bytes + hazards · (villages + roads))
  public static func read(
    folder: String, district: District, inputs: inout [InputFile], diagnostics: inout Diagnostics
  ) -> [Scenario] {
    var source = InputFolder(folder)
    if let refusal = source.refusal() {
      diagnostics.report(refusal)
      return []
    }
    let files = source.files(endingWith: ".toml")
    if files.isEmpty {
      diagnostics.report(
        .error, "scenarios.none", at: Place(file: source.name),
        Bilingual(
          zh: "文件夹“\(source.name)”里没有场景文件（*.toml）。", en: "There is no scenario (*.toml) in “\(source.name)”."),
        remedy: Bilingual(
          zh: "请检查路径；示例见 hearth init 生成的 scenarios 文件夹。",
          en: "Check the path; `hearth init` writes an example into scenarios."))
      return []
    }
    let scenarios = read(files, in: &source, district, &inputs, &diagnostics)
    if !scenarios.isEmpty, !scenarios.contains(where: \.isRequired) {
      diagnostics.report(
        .warning, "scenarios.none-required", at: Place(file: source.name, column: "required"),
        Bilingual(
          zh: "没有一个场景写 required = true：储备不为任何场景准备。",
          en: "No scenario says required = true: the reserve is planned for none."),
        remedy: Bilingual(
          zh: "请在必须保住的场景文件里写 required = true。",
          en: "Write required = true in the files of the scenarios that must be covered."))
    }
    return scenarios
  }

  /// The scenarios of a folder, sorted by name, for callers that keep no record of the files.
  ///
  /// - Complexity: as ``read(folder:district:inputs:diagnostics:)``
  public static func read(folder: String, district: District, diagnostics: inout Diagnostics) -> [Scenario] {
    var inputs: [InputFile] = []
    return read(folder: folder, district: district, inputs: &inputs, diagnostics: &diagnostics)
  }

  /// The scenario in one file, or `nil` where it was refused.
  ///
  /// - Parameters:
  ///   - file: Path of the file, e.g. `scenarios/red-blizzard.toml`.
  ///   - district: What the scenario strikes.
  ///   - diagnostics: Receives every finding.
  /// - Complexity: as ``read(folder:district:inputs:diagnostics:)``
  public static func read(file: String, district: District, diagnostics: inout Diagnostics) -> Scenario? {
    let (folder, name) = InputFolder.split(file)
    var source = InputFolder(folder)
    var inputs: [InputFile] = []
    return read([name], in: &source, district, &inputs, &diagnostics).first
  }

  private static func read(
    _ files: [String], in source: inout InputFolder, _ district: District, _ inputs: inout [InputFile],
    _ diagnostics: inout Diagnostics
  ) -> [Scenario] {
    var found = Diagnostics()
    var scenarios: [Scenario] = []
    var owners: [String: String] = [:]
    let references = ScenarioReferences(district)
    for file in files {
      guard let bytes = source.read(file, limit: Limits.tomlBytes, &found),
        let toml = TOMLDocument.parse(bytes, file: file, diagnostics: &found)
      else { continue }
      let reading = ScenarioReading(toml: toml, file: file, district: district, references: references)
      let scenario = reading.scenario(&source, &found)
      toml.reportUnknownKeys(into: &found)
      guard let scenario else { continue }
      if let other = owners[scenario.name] {
        found.report(
          .error, "scenario.name-repeated",
          at: Place(file: file, row: toml.place("name").row, column: "name"),
          found: scenario.name,
          Bilingual(
            zh: "场景名“\(scenario.name)”在 \(other) 里已经用过。",
            en: "The name “\(scenario.name)” is already used in \(other)."),
          remedy: Bilingual(zh: "请换一个名字。", en: "Choose another name."))
      }
      owners[scenario.name] = file
      scenarios.append(scenario)
    }
    inputs += source.inputs
    diagnostics.append(contentsOf: found.limited())
    guard !found.hasErrors else { return [] }
    return scenarios.sorted { $0.name < $1.name }
  }
}
