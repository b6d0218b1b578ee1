import Benchmarks
import Quantities
import Terminal

/// How CPU time grows with villages and hours, in words.
struct GrowthTable {
  /// The table, line by line.
  let lines: [String]

  init(_ growth: [SimulationBench.Growth], zh: Bool) {
    var table = TextTable(
      zh
        ? ["增长", "村", "小时", "每次 CPU 毫秒", "每村小时 CPU 微秒"]
        : ["growth", "villages", "hours", "each, CPU ms", "per village and hour, CPU µs"],
      [.left, .right, .right, .right, .right])
    for size in growth.flatMap(\.sizes) {
      table.add([
        size.family.rawValue, Format.integer(Int64(size.villages)), Format.integer(Int64(size.hours)),
        Format.decimal(size.cpuSeconds * 1000, places: 2),
        Format.decimal(size.cpuSeconds * 1e6 / Double(size.villages * size.hours), places: 3),
      ])
    }
    lines = table.lines()
  }

  /// What is found of one family beside what is asked.
  static func claim(_ growth: SimulationBench.Growth) -> Bilingual {
    let exponent = Format.decimal(growth.exponent, places: 2)
    let most = Format.decimal(SpeedReport.mostExponent, places: 2)
    let what =
      switch growth.family {
      case .counties: Bilingual(zh: "村、路、储备点、车一起多", en: "with roads, yards and trucks growing along")
      case .villages: Bilingual(zh: "只有村和路多，车不够", en: "with villages alone growing, trucks running short")
      }
    return Bilingual(
      zh: "\(what.zh)，CPU 时间随（村×小时）的 \(exponent) 次方增长（线性为 1，至多 \(most)）",
      en:
        "\(what.en), CPU time grows as (villages × hours) to the power \(exponent) (linear is 1, at most \(most))"
    )
  }
}
