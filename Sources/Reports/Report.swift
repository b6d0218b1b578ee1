public import District
public import Plans
import Quantities

/// A file of a report, ready to be written.
public struct ReportFile: Sendable, Hashable {
  /// Its name inside the plan's folder, e.g. `report.html`.
  public var name: String
  /// Its bytes.
  public var contents: [UInt8]

  /// A file.
  public init(name: String, contents: [UInt8]) {
    self.name = name
    self.contents = contents
  }

  /// A file of text.
  init(_ name: String, _ text: String) { self.init(name: name, contents: Array(text.utf8)) }
}

/// What people read of a plan: pages to print in two languages, a map layer, tables and a workbook.
///
/// The same plan gives the same bytes; nothing here reads a clock, a locale or the network.
public struct Report: Sendable {
  private let dossier: Dossier

  /// Name of the workbook inside the plan's folder.
  public static let workbookName = "report.xlsx"

  /// A report on a plan with its proofs. The district gives positions, roads and sources; every result comes
  /// from the plan.
  ///
  /// - Complexity: O(size of the plan and the district)
  public init(plan: Plan, certificates: CertificateBook, district: District) {
    dossier = Dossier(plan: plan, certificates: certificates, district: district)
  }

  /// All files but the workbook: `report.html` (Chinese), `report.en.html`, `map.geojson` and the CSV twins of the
  /// plan's tables.
  ///
  /// - Complexity: O(size of the plan and the district)
  public func files() -> [ReportFile] {
    var files = [
      ReportFile(
        name: Page.fileName(.zh), contents: Array(Page(dossier: dossier, language: .zh).html.utf8)),
      ReportFile(
        name: Page.fileName(.en), contents: Array(Page(dossier: dossier, language: .en).html.utf8)),
      ReportFile(name: "map.geojson", contents: Array(MapLayer(dossier: dossier).text.utf8)),
    ]
    files += CSVTwins(plan: dossier.plan).files.map { ReportFile(name: $0.name, contents: $0.contents) }
    return files
  }

  /// Writes the workbook to `path`. libxlsxwriter writes to the path itself, so give a temporary one and rename.
  ///
  /// - Throws: ``WorkbookError`` when the file cannot be written or a text is longer than Excel allows.
  /// - Complexity: O(cells)
  public func writeWorkbook(to path: String) throws(WorkbookError) {
    try PlanWorkbook(dossier: dossier).write(to: path)
  }
}
