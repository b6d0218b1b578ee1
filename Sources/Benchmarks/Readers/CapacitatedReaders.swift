import Quantities
import Siting

/// Files of capacitated facility location: sites with a capacity and an opening cost, and for every pair the cost of
/// serving *all* of a customer's demand.
enum CapacitatedReaders {
  /// OR-Library `cap` files (Beasley 1988): `m n`; `m` lines of capacity and opening cost; then either, per customer,
  /// its demand and `m` costs, or, in the layout `capa`–`capc` circulate in, one line of `n` demands and one row of
  /// `n` costs per site.
  static func orLibrary(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    var dense = try head(&scanner)
    let (m, n) = (dense.capacity.count, dense.demand[0].count)
    let words = scanner.wordsOnNextLine()
    if words == n, words != m + 1 { return try siteRows(&scanner, dense) }
    var total = [[Double]](repeating: [], count: m)
    for i in 0..<n {
      dense.demand[0][i] = try scanner.number(Wanted.demand, in: Wanted.positive)
      for j in 0..<m { total[j].append(try scanner.number(Wanted.cost, in: Wanted.notNegative)) }
    }
    try scanner.end()
    dense.unitCost = DenseProblem.perTonne(total, demand: dense.demand[0])
    return try dense.problem(file: file)
  }

  /// Holmberg, Yang and Gadegaard files: `m n`; `m` lines of capacity and opening cost; `n` demands; `m` rows of `n`
  /// costs.
  static func holmberg(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    let dense = try head(&scanner)
    return try siteRows(&scanner, dense)
  }

  /// `.cfl` files of the Klose–Görtz generator: sections `[DEPOTS]`, `[CUSTOMERS]` and `[MATRIX]`.
  static func sections(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    var scanner = ByteScanner(bytes, file: file)
    let sizes = try scanner.line(startingWith: "#customers:")
    let digits = sizes.split { !($0.isNumber || $0 == ".") }.compactMap { Int($0) }
    guard digits.count >= 2, Wanted.counts.contains(digits[0]), Wanted.counts.contains(digits[1]) else {
      throw scanner.failure(
        .wrongShape, Bilingual(zh: "客户数和站点数", en: "the numbers of customers and sites"), found: sizes)
    }
    let (n, m) = (digits[0], digits[1])
    var dense = DenseProblem(capacity: [], openingCost: [], demand: [[]], unitCost: [])
    _ = try scanner.line(startingWith: "[DEPOTS]")
    _ = scanner.line()
    for _ in 0..<m {
      dense.capacity.append(try scanner.number(Wanted.capacity, in: Wanted.notNegative))
      dense.openingCost.append(try scanner.number(Wanted.opening, in: Wanted.notNegative))
      let perTonne = try scanner.number(Wanted.cost, in: Wanted.notNegative)
      guard perTonne == 0 else {
        throw scanner.failure(
          .outOfRange, Bilingual(zh: "可变费用 0", en: "a variable cost of 0"), found: "\(perTonne)")
      }
      _ = scanner.line()
    }
    _ = try scanner.line(startingWith: "[CUSTOMERS]")
    _ = scanner.line()
    for _ in 0..<n {
      dense.demand[0].append(try scanner.number(Wanted.demand, in: Wanted.positive))
      _ = scanner.line()
    }
    _ = try scanner.line(startingWith: "[MATRIX]")
    let shape = try scanner.line(startingWith: "Dim")
    guard shape.split(separator: " ").map({ Int($0) }) == [m, n] else {
      throw scanner.failure(.wrongShape, Bilingual(zh: "Dim \(m) \(n)", en: "Dim \(m) \(n)"), found: shape)
    }
    return try costRows(&scanner, dense)
  }

  /// The sizes and the sites; demands still 0.
  private static func head(_ scanner: inout ByteScanner) throws(ReadFailure) -> DenseProblem {
    let m = try scanner.integer(Wanted.sites, in: Wanted.counts)
    let n = try scanner.integer(Wanted.customers, in: Wanted.counts)
    var dense = DenseProblem(
      capacity: [], openingCost: [], demand: [[Double](repeating: 0, count: n)], unitCost: [])
    for _ in 0..<m {
      dense.capacity.append(try scanner.number(Wanted.capacity, in: Wanted.notNegative))
      dense.openingCost.append(try scanner.number(Wanted.opening, in: Wanted.notNegative))
    }
    return dense
  }

  /// The demands, then a row of costs per site.
  private static func siteRows(
    _ scanner: inout ByteScanner, _ head: DenseProblem
  ) throws(ReadFailure) -> SitingProblem {
    var dense = head
    dense.demand = [try scanner.numbers(head.demand[0].count, Wanted.demand, in: Wanted.positive)]
    return try costRows(&scanner, dense)
  }

  private static func costRows(
    _ scanner: inout ByteScanner, _ head: DenseProblem
  ) throws(ReadFailure) -> SitingProblem {
    var dense = head
    var total: [[Double]] = []
    for _ in dense.capacity {
      total.append(try scanner.numbers(dense.demand[0].count, Wanted.cost, in: Wanted.notNegative))
    }
    try scanner.end()
    dense.unitCost = DenseProblem.perTonne(total, demand: dense.demand[0])
    return try dense.problem(file: scanner.file)
  }
}
