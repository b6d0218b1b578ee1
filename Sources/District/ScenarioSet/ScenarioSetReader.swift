public import Tables

/// Reads scenario sets.
public enum ScenarioSetReader {
  /// The set in one file, or `nil` where it was refused.
  ///
  /// - Parameters:
  ///   - file: Path of the file, e.g. `scenarios/sets/winter.toml`.
  ///   - district: What the hazards strike.
  ///   - inputs: Receives the file read.
  ///   - diagnostics: Receives every finding; on refusal at least one of them is an error.
  /// - Complexity: O(bytes + hazards · (villages + roads) + townships³)
  public static func read(
    file: String, district: District, inputs: inout [InputFile], diagnostics: inout Diagnostics
  ) -> ScenarioSet? {
    let (folder, name) = InputFolder.split(file)
    var source = InputFolder(folder)
    if let refusal = source.refusal() {
      diagnostics.report(refusal)
      return nil
    }
    var found = Diagnostics()
    defer { diagnostics.append(contentsOf: found.limited()) }
    guard let bytes = source.read(name, limit: Limits.tomlBytes, &found),
      let toml = TOMLDocument.parse(bytes, file: name, diagnostics: &found)
    else { return nil }
    let set = ScenarioSetReading(toml: toml, file: name, district: district).set()
    toml.reportUnknownKeys(into: &found)
    inputs += source.inputs
    return found.hasErrors ? nil : set
  }
}
