public import District
public import Plans
import Quantities
import Tables

/// What a season of weekly deliveries hands out: for every week the notices of villages, the sheets of townships and trucks and
/// the boards, and for the season a calendar that is held against the allocation.
///
/// The same season gives the same bytes; nothing here reads a clock, a locale or the network.
public struct SeasonPapers: Sendable {
  private let ledger: SeasonLedger
  private let weeks: [SeasonWeek]

  /// Name of the season's workbook.
  public static let workbookName = "season.xlsx"

  /// The papers of a season.
  ///
  /// - Parameters:
  ///   - season: The weekly deliveries.
  ///   - schedules: A truck schedule for each of its weeks; `nil` = nothing is delivered.
  ///   - allocation: What it was made from.
  /// - Complexity: O(size of the season and the district)
  public init(
    _ season: SeasonSchedule, schedules: [Schedule?], allocation: AllocationPlan, district: District
  ) throws(PapersError) {
    ledger = SeasonLedger(season, allocation, district)
    let households = Dictionary(allocation.villages.map { ($0.code, $0.households) }) { first, _ in first }
    var weeks: [SeasonWeek] = []
    for (week, schedule) in zip(season.weeks, schedules) {
      guard let schedule else { continue }
      guard let book = ScheduleBook(schedule, district) else { throw .start(schedule.start) }
      weeks.append(SeasonWeek(week, book, households: households))
    }
    self.weeks = weeks
  }

  /// All files but the workbook, pages in both languages; a folder for each week.
  ///
  /// - Complexity: O(size of the season and the district)
  public func files() -> [ReportFile] {
    var files: [ReportFile] = []
    func add(_ name: String, _ text: String) {
      files.append(ReportFile(name: name, contents: Array(text.utf8)))
    }
    for language in Language.allCases {
      add(SeasonCalendarPage.fileName(language), SeasonCalendarPage(ledger: ledger, language: language).html)
    }
    for week in weeks {
      let folder = week.book.schedule.scenario
      for language in Language.allCases {
        add(
          "\(folder)/\(SeasonNoticePage.fileName(language))",
          SeasonNoticePage(week: week, language: language).html)
        add(
          "\(folder)/\(TownshipSheetPage.fileName(language))",
          TownshipSheetPage(week: week, language: language).html)
        add(
          "\(folder)/\(TruckSheets.fileName(language))", TruckSheets(book: week.book, language: language).html
        )
        add("\(folder)/\(BoardPage.fileName(language))", BoardPage(book: week.book, language: language).html)
      }
      files.append(
        ReportFile(name: "\(folder)/arrivals.csv", contents: SeasonTables(weeks: [week], ledger: ledger).csv))
    }
    return files
  }

  /// Writes the workbook to `path`. libxlsxwriter writes to the path itself, so give a temporary one and rename.
  ///
  /// - Throws: ``WorkbookError`` when the file cannot be written or a text is longer than Excel allows.
  /// - Complexity: O(cells)
  public func writeWorkbook(to path: String) throws(WorkbookError) {
    var workbook = try Workbook(path: path)
    for contents in SeasonTables(weeks: weeks, ledger: ledger).sheets { try workbook.add(contents) }
    try workbook.close()
  }
}
