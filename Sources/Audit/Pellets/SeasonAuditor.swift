public import District
public import Plans
import Quantities

/// An independent check of a season's weekly deliveries as they stand on disk: the allocation against the district, the drops
/// against the allocation, every week's trucks against the drops.
public struct SeasonAuditor {
  private let record: SeasonRecord
  private let weeks: [Schedule?]
  private let district: District

  /// An audit of a season.
  ///
  /// - Parameter weeks: The trucks of each week; `nil` = there is no readable file.
  public init(_ record: SeasonRecord, weeks: [Schedule?], district: District) {
    self.record = record
    self.weeks = weeks
    self.district = district
  }

  /// Runs every check.
  ///
  /// - Complexity: O(legs · log legs), and one shortest-path tree per plant and hub
  public func run() -> AuditReport {
    var report = AuditReport()
    let isPossible = Sizes(of: record.allocation).arePossible && Sizes(of: record.schedule).arePossible
    report.expect(isPossible, "season.range") {
      Bilingual(
        zh: "\(SeasonRecord.file) 里有负数或大得不可能的数，其余核对没有进行。",
        en: "\(SeasonRecord.file) holds a negative or impossibly large number; nothing else was checked.")
    }
    guard isPossible else { return report }
    report.append(AllocationWitness(record.allocation, district: district).run())
    let isWhole = record.allocation.villages.flatMap(\.groups).allSatisfy {
      $0.burntKg.count == record.allocation.periods.count
    }
    report.expect(isWhole, "season.shape") {
      Bilingual(
        zh: "\(SeasonRecord.file) 里逐月的数字不全，送货没有核对。",
        en: "\(SeasonRecord.file) lacks figures of some month; deliveries were not checked.")
    }
    guard isWhole else { return report }
    report.append(SeasonScheduleWitness(record.schedule, of: record.allocation, district: district).run())
    report.append(SeasonWeekWitness(record.schedule, district: district).run(weeks))
    return report
  }
}
