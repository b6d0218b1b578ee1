import Planning
import Plans
import Quantities
import Siting
import Terminal

/// What a solution from elsewhere is worth here.
struct SolutionVerdict: Encodable {
  /// One open site.
  struct Point: Encodable {
    var site: String
    var tonnes: Double
  }
  /// A scenario in which it falls short.
  struct Shortage: Encodable {
    var scenario: String
    /// What is missing at least.
    var tonnes: Double
  }
  /// A limit that it passes.
  struct Excess: Encodable {
    /// `budget` or `max-sites`.
    var limit: String
    /// What is allowed: kCNY, or points.
    var most: Double
    /// What it takes.
    var used: Double
  }
  /// `optimal`, `sound` or `short`.
  var verdict: String
  /// Open sites with their stock.
  var points: [Point]
  /// Its value, recomputed here; `nil` = it does not meet what is asked.
  var value: Double?
  /// Our own value; `nil` = we found none.
  var ownValue: Double?
  /// Proven by us: no plan is below this.
  var bound: Double?
  /// (value − bound) / |value|.
  var gap: Double?
  /// Where it does not meet what is asked: the scenarios that are short, by name; empty otherwise.
  var shortages: [Shortage] = []
  /// And the limits it passes.
  var excesses: [Excess] = []
  /// Names in the file that are no column.
  var unknownNames: Int

  var isSound: Bool { verdict != "short" }

  init(_ inquiry: SitingInquiry, _ decision: SitingDecision, unknown: Int) throws {
    let own = inquiry.solution.flatMap { $0.status == .infeasible ? nil : $0 }
    let played = try inquiry.statement.play(decision, bound: own?.bound)
    points = zip(inquiry.question.sites, decision.open.indices).compactMap { id, j in
      decision.open[j] ? Point(site: id, tonnes: decision.piles[j].reduce(0, +)) : nil
    }
    value = played?.objective
    ownValue = own?.objective
    bound = own?.bound
    gap = played.flatMap { own == nil ? nil : $0.gap }
    verdict = played == nil ? "short" : played?.status == .optimal ? "optimal" : "sound"
    unknownNames = unknown
    if played == nil { try findFaults(inquiry, decision) }
  }

  /// Says of a decision that does not meet what is asked where it does not.
  private mutating func findFaults(_ inquiry: SitingInquiry, _ decision: SitingDecision) throws {
    let (missing, spending) = try inquiry.statement.shortfall(of: decision)
    shortages = zip(inquiry.question.scenarios, missing).compactMap {
      $1 > Self.least ? Shortage(scenario: $0, tonnes: $1) : nil
    }
    let limits = inquiry.question.problem.limits
    let open = Double(decision.open.count(where: \.self))
    for (name, most, used) in [
      ("budget", limits.budget, spending), ("max-sites", limits.maxSites.map(Double.init), open),
    ] {
      if let most, used > most + Self.least { excesses.append(Excess(limit: name, most: most, used: used)) }
    }
  }

  /// Less than a kilogram, or a yuan, is a solver's rounding.
  private static let least = 1e-3

  /// The verdict for people.
  func print(_ console: Console, _ inquiry: SitingInquiry) {
    let zh = console.language == .zh
    var table = TextTable(zh ? ["储备点", "存量 t"] : ["point", "stock t"], [.left, .right])
    for point in points { table.add([point.site, Format.plain(point.tonnes, places: 3)]) }
    for line in table.lines() { console.out(line) }
    if unknownNames > 0 {
      console.out(
        Bilingual(
          zh: "! 文件里有 \(unknownNames) 个名称不在模型里，没有用。请核对导出时的选项。",
          en:
            "! \(unknownNames) names in the file are not in the model and were not used. Check the options of the export."
        ))
    }
    guard let value else {
      console.out(
        Bilingual(
          zh: "✗ 不满足要求：按这些点和存量，有场景保不住，或超出所给限制。",
          en:
            "✗ It does not meet what is asked: with these points and stocks some scenario is short, or a limit is passed."
        ))
      printFaults(console)
      return
    }
    func number(_ value: Double?) -> String { value.map { Format.plain($0, places: 6) } ?? "–" }
    console.out(
      Bilingual(
        zh: "目标值 \(number(value))（本机重算，千元或模式的单位）；本机的解 \(number(ownValue))，已证明下界 \(number(bound))。",
        en:
          "Value \(number(value)) (recomputed here, kCNY or the mode's unit); our own \(number(ownValue)), proven bound \(number(bound))."
      ))
    let gap = gap.map { Format.percent($0, places: 4) } ?? "–"
    console.out(
      verdict == "optimal"
        ? Bilingual(zh: "✓ 站得住，且已证明最优。", en: "✓ Sound, and proven optimal.")
        : Bilingual(zh: "✓ 站得住，距已证明的下界 \(gap)。", en: "✓ Sound, within \(gap) of the proven bound."))
  }

  private func printFaults(_ console: Console) {
    for shortage in shortages {
      let tonnes = Format.decimal(shortage.tonnes, places: 3)
      console.out(
        Bilingual(
          zh: "  场景 \(shortage.scenario)：至少缺 \(tonnes) 吨。",
          en: "  Scenario \(shortage.scenario): at least \(tonnes) t short."))
    }
    for excess in excesses {
      let isMoney = excess.limit == "budget"
      func amount(_ value: Double) -> Bilingual {
        isMoney
          ? Format.money(.yuan(value * 1000), places: 0)
          : Bilingual(zh: "\(Int(value)) 个点", en: "\(Int(value)) points")
      }
      console.out(
        Bilingual(
          zh: "  超出 --\(excess.limit)：用了 \(amount(excess.used).zh)，限 \(amount(excess.most).zh)。",
          en: "  Beyond --\(excess.limit): \(amount(excess.used).en) used, \(amount(excess.most).en) allowed."
        ))
    }
    guard shortages.isEmpty, excesses.isEmpty else { return }
    console.out(
      Bilingual(
        zh: "  每个场景都够，也没有超出花费和点数：是别的要求没有满足，例如整车送货或前几步已达到的水平。",
        en:
          "  Every scenario is covered and neither money nor points are passed: another demand is not met, such as whole deliveries or what earlier passes reached."
      ))
  }
}
