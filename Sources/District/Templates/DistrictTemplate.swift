import Quantities
import Tables

/// What `hearth init` writes: an empty district to fill in, made from ``DistrictTables``.
public enum DistrictTemplate {
  /// The files of a new district folder, in the order a person meets them: `district.toml`, every table with its
  /// header, one scenario, the field dictionary in both languages, and `datapackage.json`. Paths are relative.
  ///
  /// - Complexity: O(columns)
  public static func files() -> [(path: String, bytes: [UInt8])] {
    var files: [(path: String, bytes: [UInt8])] = [(DistrictSettings.file, Array(settings.utf8))]
    for schema in DistrictTables.all {
      files.append((schema.file, CSV.write(schema.columns.map(\.name), [])))
    }
    files.append(("scenarios/example.toml", Array(scenario.utf8)))
    for language in Language.allCases {
      let heading = Bilingual(zh: "# 字段说明\n\n", en: "# Field dictionary\n\n")[language]
      let text = heading + DataPackage.dictionary(for: DistrictTables.all, in: language)
      files.append(("fields.\(language.rawValue).md", Array(text.utf8)))
    }
    files.append(
      (
        "datapackage.json",
        DataPackage.json(
          for: DistrictTables.all, name: "district",
          title: Bilingual(zh: "区县应急供热数据", en: "District emergency heat data"))
      ))
    return files
  }
}
