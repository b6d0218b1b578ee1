import Benchmarks
import Foundation
import Quantities

/// Words and figures of the siting bench.
enum SitingWords {
  static func notInstalled(_ solver: String) -> Bilingual {
    Bilingual(zh: "\(solver) 没有安装：./hearth bench peers", en: "\(solver) is not installed: ./hearth bench peers")
  }

  static func status(_ status: SolverAnswer.Status) -> Bilingual {
    switch status {
    case .optimal: Bilingual(zh: "最优", en: "optimal")
    case .limit: Bilingual(zh: "到时限", en: "limit")
    case .infeasible: Bilingual(zh: "无解", en: "infeasible")
    case .unsupported: Bilingual(zh: "不适用", en: "unsupported")
    case .failed: Bilingual(zh: "失败", en: "failed")
    }
  }

  static func fault(_ fault: Fault) -> Bilingual {
    switch fault {
    case .notTheOptimum: Bilingual(zh: "不是最优值", en: "not the optimum")
    case .belowTheOptimum: Bilingual(zh: "比最优值还小", en: "below the optimum")
    case .boundAboveOptimum: Bilingual(zh: "下界高于最优值", en: "bound above the optimum")
    case .boundAboveValue: Bilingual(zh: "下界高于自己的值", en: "bound above its own value")
    case .boundAboveOtherValue: Bilingual(zh: "下界高于别家的值", en: "bound above another's value")
    case .notInfeasible: Bilingual(zh: "其实有解", en: "not infeasible")
    }
  }

  static func verdict(
    _ outcome: ClassVerdict.Outcome, _ requirements: [TargetClass.Requirement]
  ) -> Bilingual {
    let wanted = requirements.map(requirement)
    let mark: Bilingual =
      switch outcome {
      case .pass: Bilingual(zh: "✓ 达到", en: "✓ met")
      case .fail: Bilingual(zh: "✗ 未达到", en: "✗ not met")
      case .open: Bilingual(zh: "？未测", en: "? not measured")
      }
    return Bilingual(
      zh: mark.zh + "：" + wanted.map(\.zh).joined(separator: "，"),
      en: mark.en + ": " + wanted.map(\.en).joined(separator: ", "))
  }

  private static func requirement(_ requirement: TargetClass.Requirement) -> Bilingual {
    switch requirement {
    case .ratio(let times):
      let times = Format.plain(times, places: 1)
      return Bilingual(zh: "\(times) 倍", en: "\(times)×")
    case .proven(let seconds):
      let seconds = Format.plain(seconds, places: 1)
      return Bilingual(zh: "全部 \(seconds) 秒内证明", en: "all proven in \(seconds) s")
    case .gap(let gap, let seconds):
      let (gap, seconds) = (Format.plain(gap * 100, places: 2), Format.plain(seconds, places: 0))
      return Bilingual(zh: "\(seconds) 秒内间隙 ≤ \(gap)%", en: "gap ≤ \(gap)% in \(seconds) s")
    }
  }

  /// A value with nine significant digits at most.
  static func figure(_ value: Double) -> String {
    let size = value == 0 ? 0 : Int(log10(abs(value)).rounded(.down))
    return Format.decimal(value, places: min(6, max(0, 8 - max(0, size))))
  }

  /// A gap as a percentage; what is below a millionth is shown as that.
  static func share(_ share: Double) -> String {
    abs(share) <= 1e-6 ? "0" : Format.decimal(share * 100, places: abs(share) < 0.001 ? 4 : 2) + "%"
  }

  static func seconds(_ seconds: Double) -> String {
    Format.decimal(seconds, places: seconds < 1 ? 3 : seconds < 100 ? 2 : 0)
  }

  static func ratio(_ ratio: Double, isAtLeast: Bool) -> String {
    (isAtLeast ? "≥ " : "") + Format.decimal(ratio, places: ratio < 10 ? 1 : 0)
  }
}
