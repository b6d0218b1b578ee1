import Dispatch
public import District
public import Geodesy
public import Plans
public import Quantities
import Synchronization

/// Why papers cannot be drawn up.
public enum PapersError: Error, Sendable, Hashable {
  /// The schedule's start is no instant.
  case start(String)
  /// A place lies where the datum asked for is not defined.
  case outsideChina(place: String, datum: Datum)

  /// What to tell people.
  public var message: Bilingual {
    switch self {
    case .start(let text):
      Bilingual(
        zh: "排车表的开始时间“\(text)”不是 RFC 3339 时间，例如 2023-01-12T18:00:00+08:00。",
        en: "The schedule's start “\(text)” is no RFC 3339 time such as 2023-01-12T18:00:00+08:00.")
    case .outsideChina(let place, let datum):
      Bilingual(
        zh: "\(place) 在 \(datum.name) 有定义的范围之外（约为中国境内），坐标不能换算。请用 --datum wgs84。",
        en:
          "\(place) lies outside of where \(datum.name) is defined (roughly China); it has no such position. Use --datum wgs84."
      )
    }
  }
}

/// What goes out with a truck schedule: sheets for drivers, boards for yards, maps, notices for villages, calendars, tracks.
///
/// The same schedule gives the same bytes; nothing here reads a clock, a locale or the network.
public struct DispatchPapers: Sendable {
  private let book: ScheduleBook
  private let datum: Datum

  /// Name of the workbook inside the schedule's folder.
  public static let workbookName = "schedule.xlsx"

  /// The papers of a schedule. The district gives names, roads and positions.
  ///
  /// - Parameter datum: What positions in `routes.geojson` and the tracks mean.
  /// - Complexity: O(size of the schedule and the district)
  public init(_ schedule: Schedule, district: District, datum: Datum = .wgs84) throws(PapersError) {
    guard let book = ScheduleBook(schedule, district) else { throw .start(schedule.start) }
    if datum != .wgs84 {
      let outside = district.junctions.first { !Datum.isDefined(at: $0.location) }
      if let outside { throw .outsideChina(place: book.place(outside.id, .zh), datum: datum) }
    }
    self.book = book
    self.datum = datum
  }

  /// All files but the workbook, pages in both languages.
  ///
  /// - Complexity: O(size of the schedule and the district)
  public func files() -> [ReportFile] {
    let (book, datum) = (book, datum)
    let pages: [@Sendable () -> [ReportFile]] = Language.allCases.flatMap { language in
      [
        { [ReportFile(RoutePage.fileName(language), RoutePage(book: book, language: language).html)] },
        { [ReportFile(TruckSheets.fileName(language), TruckSheets(book: book, language: language).html)] },
        { [ReportFile(BoardPage.fileName(language), BoardPage(book: book, language: language).html)] },
        { [ReportFile(NoticePage.fileName(language), NoticePage(book: book, language: language).html)] },
      ] as [@Sendable () -> [ReportFile]]
    }
    let papers: [@Sendable () -> [ReportFile]] =
      pages + [
        { ScheduleCalendars(book: book).files.map { ReportFile($0.name, $0.text) } },
        {
          let tracks = RouteTracks(book: book, datum: datum)
          return [ReportFile("routes.geojson", tracks.geoJSON)]
            + tracks.gpx.map { ReportFile($0.name, $0.text) }
            + [ReportFile(name: "legs.csv", contents: LegTable(book: book).bytes)]
        },
      ]
    // each is drawn by itself, on as many cores as there are
    let drawn = Mutex([[ReportFile]](repeating: [], count: papers.count))
    DispatchQueue.concurrentPerform(iterations: papers.count) { index in
      let files = papers[index]()
      drawn.withLock { $0[index] = files }
    }
    return drawn.withLock { $0.flatMap { $0 } }
  }

  /// Writes the workbook to `path`. libxlsxwriter writes to the path itself, so give a temporary one and rename.
  ///
  /// - Throws: ``WorkbookError`` when the file cannot be written or a text is longer than Excel allows.
  /// - Complexity: O(cells)
  public func writeWorkbook(to path: String) throws(WorkbookError) {
    try ScheduleWorkbook(book: book).write(to: path)
  }
}
