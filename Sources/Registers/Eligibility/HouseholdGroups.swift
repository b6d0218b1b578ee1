import Quantities

/// Households that count as one, by union and find with path halving (R. E. Tarjan and J. van Leeuwen, 1984).
struct HouseholdGroups {
  private var parent: [Int]

  init(count: Int) { parent = Array(0..<count) }

  /// The group of a row; rows of one group answer the same.
  mutating func group(of index: Int) -> Int {
    var index = index
    while parent[index] != index {
      parent[index] = parent[parent[index]]
      index = parent[index]
    }
    return index
  }

  /// Makes two rows, and all that are one with either, one household. The earlier row names the group.
  mutating func unite(_ a: Int, _ b: Int) {
    let (a, b) = (group(of: a), group(of: b))
    parent[max(a, b)] = min(a, b)
  }
}

/// Who lives in one yard on one heat line.
///
/// In principle a yard has one line, so a row that names none hangs on the yard's. Only where a list names two or
/// more lines in a yard do its households stand apart, and then somebody is asked to look.
struct Yards {
  /// Rows that share a line, each beside the first row on it.
  private(set) var neighbours: [(Int, Int)] = []
  private var shared: Set<Int> = []
  private var linesOfYard: [Int: Int] = [:]

  /// - Parameter indices: The rows that count; not those the township set apart.
  init(_ rows: [ListedRow], _ indices: [Int]) {
    var yards: [String: [Int]] = [:]
    var order: [String] = []
    for index in indices {
      guard let yard = rows[index].listing.yard else { continue }
      if yards[yard] == nil { order.append(yard) }
      yards[yard, default: []].append(index)
    }
    for yard in order {
      let members = yards[yard] ?? []
      let lines = members.compactMap { rows[$0].listing.heatLine }
      let only = lines.min() ?? ""
      let onLine = Dictionary(grouping: members) { rows[$0].listing.heatLine ?? only }
      for (_, members) in onLine where members.count > 1 {
        shared.formUnion(members)
        neighbours += members.dropFirst().map { ($0, members[0]) }
      }
      if onLine.count > 1 { for index in members { linesOfYard[index] = onLine.count } }
    }
  }

  /// Whether the row shares its line with another.
  func isShared(_ index: Int) -> Bool { shared.contains(index) }

  /// What to look at in the row's yard.
  func doubt(about index: Int) -> Bilingual? {
    linesOfYard[index].map {
      Bilingual(
        zh: "该院落填了 \($0) 条管线，原则上只应一条，请乡镇核对。",
        en:
          "The yard is said to have \($0) heat lines, where one is the principle; the township should check.")
    }
  }
}
