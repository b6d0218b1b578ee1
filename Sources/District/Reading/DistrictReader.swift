import Foundation
import Quantities
public import Tables

/// Reads a district folder: `district.toml` and the tables of ``DistrictTables``.
///
/// Everything wrong with any of the files is found and reported in one go, each finding with its file, row and
/// column. References between tables are resolved here, once; nothing further up looks anything up by name.
public enum DistrictReader {
  /// The district in a folder, or `nil` where it was refused.
  ///
  /// - Parameters:
  ///   - folder: Path of the folder, e.g. `data/shuocheng`.
  ///   - diagnostics: Receives every finding; on refusal at least one of them is an error.
  /// - Complexity: O(cells + roads · log roads)
  public static func read(folder: String, diagnostics: inout Diagnostics) -> District? {
    var found = Diagnostics()
    let district = read(InputFolder(folder), &found)
    diagnostics.append(contentsOf: found.limited())
    return found.hasErrors ? nil : district
  }

  /// Whether a folder holds a district's files, fit to be read or not.
  public static func isDistrict(_ folder: String) -> Bool {
    FileManager.default.fileExists(atPath: folder + "/" + DistrictSettings.file)
  }

  /// The district in a folder.
  ///
  /// - Returns: The district, and the warnings and repairs met on the way.
  /// - Throws: ``InputRefused`` with every finding.
  public static func read(
    folder: String
  ) throws(InputRefused) -> (district: District, diagnostics: Diagnostics) {
    var diagnostics = Diagnostics()
    guard let district = read(folder: folder, diagnostics: &diagnostics) else {
      throw InputRefused(diagnostics)
    }
    return (district, diagnostics)
  }

  private static func read(_ folder: InputFolder, _ diagnostics: inout Diagnostics) -> District? {
    if let refusal = folder.refusal() {
      diagnostics.report(refusal)
      return nil
    }
    guard !folder.isEmpty else {
      diagnostics.report(
        .error, "district.empty", at: Place(file: folder.name),
        Bilingual(
          zh: "文件夹“\(folder.name)”是空的。", en: "The folder “\(folder.name)” is empty."),
        remedy: Bilingual(
          zh: "请检查路径；新建请用 hearth init。",
          en: "Check the path; to start a new one use `hearth init`."))
      return nil
    }
    var reading = TableReading(folder: folder)
    if let bytes = reading.folder.read(DistrictSettings.file, limit: Limits.tomlBytes, &diagnostics) {
      reading.draft.settings = DistrictSettings.read(bytes, &diagnostics)
    }
    reading.run(&diagnostics)
    DistrictCheck(draft: reading.draft).run(&diagnostics)
    return reading.draft.district(inputs: reading.folder.inputs)
  }
}
