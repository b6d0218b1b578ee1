import Benchmarks
import Quantities
import Terminal

/// Shows every run of `hearth-bench allocation` on stderr as soon as it is measured.
struct AllocationProgress {
  private let console: Console
  private let isShown: Bool
  private let provinces: Int

  init(_ console: Console, provinces: Int, isShown: Bool) {
    self.console = console
    self.provinces = provinces
    self.isShown = isShown
  }

  /// Shows that a province is begun: its number from 1.
  func begin(_ province: PelletProvince, number: Int) {
    if isShown { console.note("\(number)/\(provinces) \(province.name) …") }
  }

  /// Shows what was measured on it, and which methods are not tried on larger ones.
  func show(_ rows: [AllocationBench.Row], leavingOut stopped: [AllocationBench.Method]) {
    guard isShown else { return }
    for row in rows {
      let gap = row.gap.map {
        ", " + Bilingual(zh: "差距 ", en: "gap ")[console.language] + Format.percent($0, places: 3)
      }
      let times = row.timesHearth.map { ", " + Format.decimal($0, places: 1) + " × Hearth" }
      console.note(
        "  \(row.solver): \(row.status), \(Format.decimal(row.cpuSeconds, places: 2)) CPU s" + (gap ?? "")
          + (times ?? ""))
    }
    for method in stopped {
      console.note(
        Bilingual(
          zh: "  \(method.solver) 没有解完，更大的不再试（要让它跑得更久：--limit）",
          en: "  \(method.solver) did not finish and is left out on larger ones (give it longer with --limit)"
        ))
    }
  }
}
