import Benchmarks
import Quantities
import Terminal

/// A routing report as tables on the terminal.
struct RoutingTables {
  private let report: RoutingReport
  private let console: Console

  init(_ report: RoutingReport, _ console: Console) {
    self.report = report
    self.console = console
  }

  private var zh: Bool { console.language == .zh }

  /// Prints the rows, the means of the sets and what they mean.
  func print() {
    rows()
    console.out()
    means()
    console.out()
    summary()
  }

  private func rows() {
    let (early, late) = marks
    var table = TextTable(
      zh
        ? ["组", "算例", "客户", "求解程序", "种子", "结果", "费用", "下界", "已知最好", early, late, "CPU 秒"]
        : [
          "set", "instance", "clients", "solver", "seed", "result", "cost", "bound", "best known", early,
          late, "CPU s",
        ],
      [.left, .left, .right, .left, .right, .left, .right, .right, .right, .right, .right, .right])
    for row in report.rows {
      table.add([
        row.set, row.instance, "\(row.clients)", row.solver.rawValue, "\(row.seed)",
        ([row.status] + row.faults.map(\.rawValue)).joined(separator: " "), number(row.cost, 2),
        number(row.bound, 0), number(row.bestKnown, 2), percent(row.earlyGapPercent), percent(row.gapPercent),
        number(row.cpuSeconds, 1),
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  private func means() {
    let (early, late) = marks
    var table = TextTable(
      zh
        ? ["组", "求解程序", "次数", "无解", early, late, "标准误", "目标"]
        : ["set", "solver", "runs", "unsolved", early, late, "std. error", "target"],
      [.left, .left, .right, .right, .right, .right, .right, .left])
    for mean in report.sets {
      let verdict = mean.meetsTarget.map {
        asked(mean.set) + " " + ($0 ? (zh ? "达到" : "met") : (zh ? "未达到" : "missed"))
      }
      table.add([
        mean.set, mean.solver.rawValue, "\(mean.runs)", "\(mean.unsolved)", percent(mean.earlyGapPercent),
        percent(mean.gapPercent), percent(mean.standardError), verdict ?? "",
      ])
    }
    for line in table.lines() { console.out(line) }
  }

  /// What is asked for on a set, as it stands in the table.
  private func asked(_ name: String) -> String {
    guard let set = RoutingSet.all.first(where: { $0.name == name }) else { return "" }
    return "≤ "
      + [set.targets.ten, set.targets.thirty].compactMap { $0.map { percent($0) } }.joined(separator: " / ")
  }

  private func summary() {
    let summary = report.summary
    let (own, peer) = (percent(summary.meanGapPercent), percent(summary.peerMeanGapPercent))
    console.out(
      Bilingual(
        zh:
          "平均比已知最好的高：Hearth \(own)，PyVRP \(peer)。违反规则的解：Hearth \(summary.wrongSolutions) 个，对手 \(summary.peerWrongSolutions) 个。",
        en:
          "Mean gap to the best known: Hearth \(own), PyVRP \(peer). Solutions that break a rule: Hearth \(summary.wrongSolutions), peers \(summary.peerWrongSolutions)."
      ))
    console.out(
      Bilingual(
        zh: "费用由另写的检查程序按原始算例重算。不能拆分送货的对手拿到的是先拆成小份的需求。VROOM 自己结束，没有中途结果。",
        en:
          "Costs are recomputed from the instance by a checker of its own. Peers that cannot split deliveries are given demands cut into pieces. VROOM ends by itself and has no results before."
      ))
    if let most = report.settings.most {
      console.out(
        Bilingual(
          zh: "每组最多 \(most) 例：按名称自然顺序排列后均匀地取，不挑选。",
          en:
            "At most \(most) instances of a set, evenly spread over its names in natural order, none picked by hand."
        ))
    }
    if report.versions[RoutingBench.Solver.vroom.rawValue] == nil {
      console.out(
        Bilingual(
          zh: "没有 VROOM：./hearth bench peers 从 PyPI 安装 pyvroom。",
          en: "VROOM is not here: ./hearth bench peers installs pyvroom from PyPI."))
    }
  }

  private var marks: (String, String) {
    let limit = report.settings.cpuLimit
    let texts = [limit / 3, limit].map { Format.plain($0, places: 1) }
    return zh ? ("\(texts[0]) 秒差距", "\(texts[1]) 秒差距") : ("gap at \(texts[0]) s", "gap at \(texts[1]) s")
  }

  private func number(_ value: Double?, _ places: Int) -> String {
    value.map { Format.decimal($0, places: places) } ?? "—"
  }

  private func percent(_ value: Double?) -> String {
    value.map { Format.decimal($0, places: 2) + "%" } ?? "—"
  }
}
