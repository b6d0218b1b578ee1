import Benchmarks
import Quantities
import Terminal

extension Console {
  /// Prints trials, one to a line.
  func print(_ trials: [Trial]) {
    var table = TextTable(
      language == .zh
        ? ["算例", "站点×村×场景", "弧", "限时 秒", "结果", "值", "下界", "间隙", "CPU 秒", "历时 秒", "内存 MiB"]
        : [
          "instance", "sites×villages×scenarios", "arcs", "limit s", "result", "value", "bound", "gap",
          "CPU s",
          "wall s", "peak MiB",
        ],
      [.left, .left, .right, .right, .left, .right, .right, .right, .right, .right, .right])
    for trial in trials {
      let answer = trial.answer
      table.add([
        trial.name, "\(trial.size.sites)×\(trial.size.customers)×\(trial.size.scenarios)",
        Format.integer(Int64(trial.size.arcs)), Format.plain(trial.limit, places: 1),
        SitingWords.status(answer.status)[language], answer.value.map(SitingWords.figure) ?? "—",
        answer.bound.map(SitingWords.figure) ?? "—", answer.gap.map(SitingWords.share) ?? "—",
        answer.cpu.map(SitingWords.seconds) ?? "—", answer.wall.map(SitingWords.seconds) ?? "—",
        answer.peakMiB.map { Format.decimal($0, places: 0) } ?? "—",
      ])
    }
    for line in table.lines() { out(line) }
    for trial in trials where trial.answer.status == .failed {
      note("\(trial.name): \(trial.answer.detail ?? "")")
    }
  }
}
