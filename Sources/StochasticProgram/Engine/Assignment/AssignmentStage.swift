import GLPK

/// A second stage read as choices that draw on capacities.
///
/// Every *item* takes exactly one of its *options*; an option costs, and may weigh on one *resource*; a resource's
/// capacity is `base`, or `base + gain` where its first-stage column is 1; what goes beyond may be bought at `overflow`
/// per unit, where that is allowed at all:
///
///     min Σ c y + Σ overflow o      Σ_{options of item} y = 1
///                                   Σ w y − o ≤ base + gain · x       per resource, w ≥ 0, one x at most
///
/// Server location (SSLP), generalised assignment and its like have this form, whatever their numbers.
struct AssignmentStage: Sendable {
  struct Option: Sendable {
    var column: Int32
    /// −1 = it weighs on nothing.
    var resource: Int32
    var cost: Double
    var weight: Double
  }
  struct Resource: Sendable {
    /// The first-stage column; −1 = none.
    var switchColumn: Int
    var base: Double
    var gain: Double
    /// Cost of one unit beyond capacity; infinite where there is no way to go beyond.
    var overflow: Double
    /// Column that holds what goes beyond, and how much of it one unit takes.
    var overflowColumn: Int
    var overflowScale: Double

    func capacity(_ isOn: Bool) -> Double { isOn ? base + gain : base }
  }

  /// Where each item's options begin; one more entry than items.
  var itemStart: [Int32] = [0]
  var options: [Option] = []
  var resources: [Resource] = []
  /// Where each resource's entries begin; one more than resources.
  var resourceStart: [Int32] = [0]
  /// Options again, by resource.
  var entryItem: [Int32] = []
  var entryCost: [Double] = []
  var entryWeight: [Double] = []
  var columns: Int
  /// Whether every cost, weight and capacity is whole, so that every value is, and small enough that sums of them are
  /// exact far beyond the slack with which bounds are rounded up.
  var isWhole = false

  var itemCount: Int { itemStart.count - 1 }

  /// `nil` where the stage has another form.
  init?(_ stage: SecondStage) {
    columns = stage.costs.count
    var choiceRow = [Int](repeating: -1, count: columns)
    var capacityRow = [Int](repeating: -1, count: columns)
    var weight = [Double](repeating: 0, count: columns)
    var items: [Int] = []
    for row in stage.rows.indices where Self.isChoice(row, stage) {
      if stage.rows[row].lower == 1 { items.append(row) }
      for term in stage.recourse[row] {
        guard choiceRow[term.column] < 0 else { return nil }
        choiceRow[term.column] = row
      }
    }
    for row in stage.rows.indices where !Self.isChoice(row, stage) {
      guard let resource = Self.resource(row, stage, choiceRow, &capacityRow, &weight, resources.count) else {
        return nil
      }
      resources.append(resource)
    }
    for j in stage.costs.indices where choiceRow[j] < 0 && capacityRow[j] < 0 {
      // a column that stands alone: left at zero, which must be its best
      guard stage.costs[j] >= 0, stage.bounds[j].lower == 0 else { return nil }
    }
    gather(stage, items: items, capacityRow, weight)
    isWhole = hasWholeNumbers
  }

  /// Exactly one (or none) of some 0-1 columns, whatever the first stage.
  private static func isChoice(_ row: Int, _ stage: SecondStage) -> Bool {
    let range = stage.rows[row]
    return range.lower == range.upper && (range.lower == 0 || range.lower == 1)
      && stage.technology[row].isEmpty && !stage.recourse[row].isEmpty
      && stage.recourse[row].allSatisfy { term in
        let bounds = stage.bounds[term.column]
        return term.value == 1 && stage.domains[term.column].isWhole && bounds.lower == 0
          && (bounds.upper == 1 || bounds.upper == 0)
      }
  }

  private static func resource(
    _ row: Int, _ stage: SecondStage, _ choiceRow: [Int], _ capacityRow: inout [Int],
    _ weight: inout [Double], _ index: Int
  ) -> Resource? {
    let range = stage.rows[row]
    guard range.lower.isFinite != range.upper.isFinite, stage.technology[row].count <= 1 else { return nil }
    let sign = range.upper.isFinite ? 1.0 : -1.0
    let technology = stage.technology[row].first
    var resource = Resource(
      switchColumn: technology?.column ?? -1, base: sign > 0 ? range.upper : -range.lower,
      gain: technology.map { -sign * $0.value } ?? 0, overflow: .infinity, overflowColumn: -1,
      overflowScale: 1)
    for term in stage.recourse[row] {
      let (j, value) = (term.column, sign * term.value)
      guard capacityRow[j] < 0 else { return nil }
      capacityRow[j] = index
      if choiceRow[j] >= 0 {
        guard value >= 0 else { return nil }
        weight[j] = value
      } else {
        let isFree = stage.bounds[j].lower == 0 && stage.bounds[j].upper == .infinity
        guard value < 0, isFree, !stage.domains[j].isWhole, stage.costs[j] >= 0, resource.overflowColumn < 0
        else { return nil }
        resource.overflow = stage.costs[j] / -value
        resource.overflowColumn = j
        resource.overflowScale = 1 / -value
      }
    }
    return resource
  }

  private mutating func gather(
    _ stage: SecondStage, items: [Int], _ capacityRow: [Int], _ weight: [Double]
  ) {
    var byResource = [[(item: Int32, cost: Double, weight: Double)]](repeating: [], count: resources.count)
    for (item, row) in items.enumerated() {
      for term in stage.recourse[row] where stage.bounds[term.column].upper > 0 {
        let (j, r) = (term.column, capacityRow[term.column])
        options.append(
          Option(column: Int32(j), resource: Int32(r), cost: stage.costs[j], weight: weight[j]))
        if r >= 0 { byResource[r].append((Int32(item), stage.costs[j], weight[j])) }
      }
      itemStart.append(Int32(options.count))
    }
    for list in byResource {
      entryItem += list.map(\.item)
      entryCost += list.map(\.cost)
      entryWeight += list.map(\.weight)
      resourceStart.append(Int32(entryItem.count))
    }
  }

  private var hasWholeNumbers: Bool {
    func whole(_ value: Double) -> Bool { value == value.rounded() && abs(value) < 1e6 }
    return options.allSatisfy { whole($0.cost) && whole($0.weight) }
      && resources.allSatisfy {
        whole($0.base) && whole($0.gain) && ($0.overflow == .infinity || whole($0.overflow))
      }
  }
}
