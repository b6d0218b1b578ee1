import Plans
import Quantities
import Terminal

/// The smallest breaking shocks as people read them.
struct BreakingPointSummary {
  let report: BreakingPointReport
  let console: Console

  private var zh: Bool { console.language == .zh }

  /// Prints them.
  func print() {
    let share = Format.percent(report.townshipShare, places: 0)
    console.out(
      console.bold(
        Bilingual(
          zh: "多大的冲击就保不住（每个乡镇至少拿到需煤的 \(share)）",
          en: "The smallest shocks that break the plan (every township must have \(share) of its coal)")[
            console.language]))
    guard !report.shocks.isEmpty else {
      console.out(
        Bilingual(
          zh: "停电 \(report.mostHours) 小时、雪 \(report.mostSnow) 厘米、断 \(report.mostClosures) 条路以内都保得住。",
          en:
            "It holds up to \(report.mostHours) h without power, \(report.mostSnow) cm of snow and \(report.mostClosures) road\(report.mostClosures == 1 ? "" : "s") closed."
        ))
      return basis()
    }
    var table = TextTable(
      zh
        ? ["停电 小时", "雪 厘米", "断路 条", "差 吨", "哪些乡镇", "断哪条路"]
        : ["power cut h", "snow cm", "closures", "short t", "townships", "roads"],
      [.right, .right, .right, .right, .left, .left])
    for shock in report.shocks {
      table.add([
        String(shock.hours), String(shock.snow), String(shock.closures),
        Format.decimal(shock.shortKg.tonnes, places: 2), names(shock), roads(shock),
      ])
    }
    for line in table.lines() { console.out(line) }
    basis()
  }

  private func names(_ shock: BreakingShock) -> String {
    let names = shock.townshipNames.prefix(3).map { $0[console.language] }
    let more = shock.townships.count - names.count
    return names.joined(separator: zh ? "、" : ", ") + (more > 0 ? (zh ? "等 \(more + 3) 个" : " +\(more)") : "")
  }

  private func roads(_ shock: BreakingShock) -> String {
    guard let first = shock.roads.first else { return "–" }
    let set = first.map { report.roadNames[$0]?[console.language] ?? $0 }.joined(separator: " + ")
    let more = shock.roads.count - 1
    return more > 0 ? (zh ? "\(set)，或另外 \(more) 条中任一条" : "\(set), or any of \(more) others") : set
  }

  private func basis() {
    console.out(
      Bilingual(
        zh:
          "气温取“\(report.title.zh)”；停电为全区，雪未清扫；断路取最要命的几条。试了 \(report.tried) 种冲击。比例依据：\(Bilingual(source: report.shareSource).zh)。",
        en:
          "Temperatures are those of \"\(report.title.en)\"; the power cut is district-wide, the snow unploughed, the closures the worst. \(report.tried) shocks were tried. The share rests on: \(Bilingual(source: report.shareSource).en)."
      ))
  }
}
