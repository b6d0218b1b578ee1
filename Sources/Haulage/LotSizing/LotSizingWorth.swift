public import Quantities

/// What one more unit of everything scarce is worth at the margin, read off the prices that prove the bound.
public struct LotSizingWorth: Hashable, Sendable {
  /// By fleet, then period: an hour of a truck.
  public var truckHour: [[Fen]]
  /// By source, then period: an hour of a dock.
  public var dockHour: [[Fen]]
  /// By source, then period: a step that is there from this period on.
  public var step: [[Fen]]

  init(_ charges: [Double], _ rows: LotRows) {
    func table(_ count: Int, _ value: (Int, Int) -> Double) -> [[Fen]] {
      (0..<count).map { i in (0..<rows.periods).map { t in .yuan(value(i, t)) } }
    }
    truckHour = table(rows.fleets) { charges[rows.truck($0, $1)] }
    dockHour = table(rows.sources) { charges[rows.dock($0, $1)] }
    step = table(rows.sources) { s, t in
      // what is there from now on eases every later limit
      (t..<rows.periods).reduce(0.0) { $0 + charges[rows.supply(s, $1)] }
    }
  }

  /// The same with sources and fleets back in their own places.
  func inOrder(sources: [Int], fleets: [Int]) -> Self {
    var worth = self
    for (place, k) in fleets.enumerated() { worth.truckHour[k] = truckHour[place] }
    for (place, s) in sources.enumerated() {
      worth.dockHour[s] = dockHour[place]
      worth.step[s] = step[place]
    }
    return worth
  }

  /// Names to say it with.
  public struct Names: Sendable {
    /// By fleet: the kind of truck, like “8 t truck”.
    public var fleets: [Bilingual]
    /// By source.
    public var sources: [Bilingual]
    /// By period, like “week 3”.
    public var periods: [Bilingual]

    /// Names.
    public init(fleets: [Bilingual], sources: [Bilingual], periods: [Bilingual]) {
      self.fleets = fleets
      self.sources = sources
      self.periods = periods
    }
  }

  /// The `most` valuable things to have one more of, in words, the most valuable first; what is worth nothing is left out.
  ///
  /// - Parameter truckTime: By fleet: what one truck works in a period.
  public func words(_ names: Names, truckTime: [Minutes], step: Kilograms, most: Int = 5) -> [Bilingual] {
    var all: [(worth: Fen, words: (String) -> Bilingual)] = []
    for (t, period) in names.periods.enumerated() {
      for (k, name) in names.fleets.enumerated() {
        all.append(
          (
            Fen(truckHour[k][t].count * truckTime[k].count / 60),
            {
              Bilingual(
                zh: "\(period.zh)多一辆\(name.zh)约值 \($0) 元",
                en: "one more \(name.en) in \(period.en) is worth about ¥\($0)")
            }
          ))
      }
      for (s, name) in names.sources.enumerated() {
        all.append(
          (
            dockHour[s][t],
            {
              Bilingual(
                zh: "\(period.zh)\(name.zh)月台多开一小时约值 \($0) 元",
                en: "one more dock hour at \(name.en) in \(period.en) is worth about ¥\($0)")
            }
          ))
        all.append(
          (
            Fen(self.step[s][t].count * 1000 / step.count),
            {
              Bilingual(
                zh: "\(period.zh)起\(name.zh)多一吨约值 \($0) 元",
                en: "one more tonne at \(name.en) from \(period.en) on is worth about ¥\($0)")
            }
          ))
      }
    }
    let worthwhile = all.enumerated().filter { $0.element.worth.count >= 100 }
    let sorted = worthwhile.sorted { ($1.element.worth, $0.offset) < ($0.element.worth, $1.offset) }
    return sorted.prefix(most).map {
      $0.element.words(Format.integer(Int64($0.element.worth.yuan.rounded())))
    }
  }
}
