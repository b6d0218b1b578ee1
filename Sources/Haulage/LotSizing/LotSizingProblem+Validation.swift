public import Quantities

/// Why a lot-sizing problem makes no sense.
public enum LotSizingProblemError: Error, Hashable, Sendable {
  /// A list has not one entry per period.
  case periods(String, index: Int, found: Int, expected: Int)
  /// A number is negative, or beyond what the arithmetic holds.
  case number(String, index: Int, found: Int64)
  /// A way names a source or fleet that is not there.
  case way(village: Int, way: Int)
  /// An order together with needs that are lost.
  case orderOfLost(village: Int)

  /// What is wrong, and what to do.
  public var message: Bilingual {
    switch self {
    case .periods(let what, let index, let found, let expected):
      Bilingual(
        zh: "\(what) 第 \(index + 1) 项有 \(found) 期，应为 \(expected) 期",
        en: "\(what) number \(index + 1) has \(found) periods; give it \(expected)")
    case .number(let what, let index, let found):
      Bilingual(
        zh: "\(what) 第 \(index + 1) 项的数值 \(found) 超出范围",
        en: "\(what) number \(index + 1): \(found) is out of range")
    case .way(let village, let way):
      Bilingual(
        zh: "第 \(village + 1) 个村的第 \(way + 1) 条路线指向不存在的货源或车型",
        en: "way \(way + 1) of village \(village + 1) names a source or fleet that is not there")
    case .orderOfLost(let village):
      Bilingual(
        zh: "第 \(village + 1) 个村：过时作废的需求不能规定总量",
        en: "village \(village + 1): needs that are lost cannot have a fixed total")
    }
  }
}

extension LotSizingProblem {
  /// Beyond this many steps, minutes or fen sums of products could overflow.
  private static let most: Int64 = 1_000_000_000
  /// More steps than this in one village would not fit the tables of the pricing: take larger steps.
  private static let mostSteps: Int64 = 100_000

  func validate() throws(LotSizingProblemError) {
    try check("step", 0, step.count, 1...Self.most)
    try check("periods", 0, Int64(periods), 1...1000)
    for (i, source) in sources.enumerated() {
      try check("supply", i, source.supply.map(Int64.init))
      if let docks = source.docks { try check("docks", i, docks.map(\.count)) }
      try check("price of source", i, source.advance?.count ?? 0, 0...Self.most)
      try check("price of source", i, source.dockOvertime?.count ?? 0, 0...Self.most)
    }
    for (i, fleet) in fleets.enumerated() {
      try check("payload", i, Int64(fleet.payload), 1...Self.mostSteps)
      try check("minutes", i, fleet.minutes.map(\.count))
      try check("overtime", i, fleet.overtime.map(\.count))
      try check("price of fleet", i, fleet.overtimeHour.count, 0...Self.most)
      try check("price of fleet", i, fleet.hireHour?.count ?? 0, 0...Self.most)
    }
    for (i, village) in villages.enumerated() { try check(village, i) }
    if let shared {
      try check("shared drop", 0, Int64(shared.least), 0...Int64(1000))
      try check("shared drop", 0, Int64(shared.most), 0...Int64(1000))
      try check("shared drop", 0, Int64(shared.factor), 0...Int64(10_000))
    }
  }

  private func check(_ village: Village, _ i: Int) throws(LotSizingProblemError) {
    try check("stock", i, Int64(village.stock), 0...Self.mostSteps)
    try check("use", i, village.use.map(Int64.init), most: Self.mostSteps)
    try check("use", i, village.use.reduce(0) { $0 + Int64($1) }, 0...Self.mostSteps)
    try check("room", i, village.room.map(Int64.init))
    try check("safety", i, Int64(village.safety), 0...Self.mostSteps)
    try check("order", i, Int64(village.order ?? 0), 0...Self.mostSteps)
    try check("shortage", i, village.shortage.map(\.count))
    if village.order != nil, shortage == .lost { throw .orderOfLost(village: i) }
    for price in [village.unsafety, village.missing, village.holding] {
      try check("price of village", i, price.count, 0...Self.most)
    }
    for (w, way) in village.ways.enumerated() {
      guard sources.indices.contains(way.source), fleets.indices.contains(way.fleet) else {
        throw .way(village: i, way: w)
      }
      guard way.isOpen.count == periods else {
        throw .periods("way of village", index: i, found: way.isOpen.count, expected: periods)
      }
      for number in [way.cost.count, way.minutes.count, way.dock.count] {
        try check("way of village", i, number, 0...Self.most)
      }
    }
  }

  private func check(
    _ what: String, _ index: Int, _ list: [Int64], most: Int64 = Self.most
  ) throws(LotSizingProblemError) {
    guard list.count == periods else {
      throw .periods(what, index: index, found: list.count, expected: periods)
    }
    for number in list { try check(what, index, number, 0...most) }
  }

  private func check(
    _ what: String, _ index: Int, _ number: Int64, _ range: ClosedRange<Int64>
  ) throws(LotSizingProblemError) {
    guard range.contains(number) else { throw .number(what, index: index, found: number) }
  }
}
