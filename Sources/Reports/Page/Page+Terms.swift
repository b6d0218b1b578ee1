import Plans
import Quantities

extension Page {
  /// The words of the report, explained.
  func writeTerms(to main: inout Markup) {
    section(7, "名词解释", "Terms", in: &main) {
      $0.element("dl", ["class": "terms"]) { list in
        for (term, meaning) in Self.terms {
          list.element("dt", text: term[language])
          list.element("dd", text: meaning[language])
        }
      }
    }
  }

  private static let terms: [(Bilingual, Bilingual)] = [
    (
      Bilingual(zh: "场景", en: "Scenario"),
      Bilingual(
        zh: "一次设想的灾害：停电、停气、热网故障、暴雪、地震等，按时间先后写明影响哪些地方、多长时间。",
        en:
          "An imagined emergency: a power cut, gas cut, heat-network failure, blizzard or earthquake, with its hours and places."
      )
    ),
    (
      Bilingual(zh: "必保", en: "Required"),
      Bilingual(
        zh: "方案必须保住的场景；其余场景只作参考。", en: "A scenario that the plan must cover; the others are for information.")
    ),
    (
      Bilingual(zh: "受影响户", en: "Affected households"),
      Bilingual(
        zh: "在场景中某个时刻失去供暖的户。", en: "Households that lose their heat at some time in the scenario.")
    ),
    (
      Bilingual(zh: "保得住", en: "Covered"),
      Bilingual(
        zh:
          "灾后仍存的储煤能在时限内经可通行的道路送到，不计车辆多少；而且户里有安全炉具（炉具、烟道和一氧化碳报警器齐全）；或者有避寒床位。每一结论都附有可核对的证明（certificate.json）。",
        en:
          "Stock that survives can be brought in time on open roads, however many trucks that takes, to a household with a safe stove (stove, flue and carbon-monoxide alarm), or there is a shelter place. Each verdict comes with a proof that anyone can check (certificate.json)."
      )
    ),
    (
      Bilingual(zh: "数据中无暴露对象", en: "Nothing exposed in the data"),
      Bilingual(
        zh: "现有数据里没有会受这个场景影响的户，也没有要送煤的重点保障场所。这不等于安全，更不等于百分之百，只说明数据里没有。",
        en:
          "The data hold no household that this scenario could strike, and no priority facility that needs coal in it. That is not safety and not full coverage; it only says what the data hold."
      )
    ),
    (
      Bilingual(zh: "受冻户·时", en: "Cold household-hours"),
      Bilingual(
        zh: "室温低于受冻界限的户数乘以小时数，按现有车辆逐小时推演得出。“保得住”的场景也可能有：煤够路通，但屋子在送到之前已经冷了。",
        en:
          "Households below the cold threshold times hours, from the hour-by-hour simulation with the trucks there are. A covered scenario can have some: there is coal and a way, but the house cools before the truck is there."
      )
    ),
    (
      Bilingual(zh: "首次短缺", en: "First shortage"),
      Bilingual(
        zh: "按现有车辆推演，第一次有还没轮到的户室温低于应急保温室温的小时，从场景开始数；“—”表示没有发生。plan.json 中叫 firstShortageHour。",
        en:
          "The first hour from the start of the scenario in which, with the trucks there are, a household not yet served is below the emergency room temperature; “—” if that never happens. In plan.json: firstShortageHour."
      )
    ),
    (
      Bilingual(zh: "缺煤", en: "Short"),
      Bilingual(
        zh: "无论怎样调配，时限内都送不到的煤量（最大流证明）。",
        en: "Coal that cannot arrive in time however it is shared out (proved by a greatest flow).")
    ),
    (
      Bilingual(zh: "卡口", en: "Bottleneck"),
      Bilingual(
        zh: "够得着某些村的全部储备点加起来仍不够这些村用：最小割。补救要从这里下手。",
        en:
          "All points that can reach certain villages together hold too little for them: a least cut. Remedies must start here."
      )
    ),
    (
      Bilingual(zh: "已证差距", en: "Proven gap"),
      Bilingual(
        zh: "方案目标值与理论上可能的最好值之间的最大差距，由求解器证明。",
        en: "How far the plan's objective can be from the best possible at most, proven by the solver.")
    ),
  ]
}
