import Siting

/// JSON files of facility location; their costs are per unit of demand.
enum JSONReaders {
  /// `n_facilities`, `n_customers`, `capacities`, `demands`, `fixed_costs`, `costs`.
  static func deterministic(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    let data = try JSONNumbers.Members(try JSONNumbers.read(bytes, file: file), file: file)
    return try problem(data, scenarios: nil)
  }

  /// The same with `n_scenarios` rows of demands, all equally likely:
  /// min f'y + (1/S) Σ c_ij d_sj x_ijs.
  static func twoStage(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    let data = try JSONNumbers.Members(try JSONNumbers.read(bytes, file: file), file: file)
    return try problem(data, scenarios: try data.count("n_scenarios"))
  }

  /// TBED1 as JSON: `params` with `I`, `J`, `D`, `Q`, `F`, `c`.
  static func tbed(_ bytes: [UInt8], _ file: String) throws(ReadFailure) -> SitingProblem {
    let data = try JSONNumbers.Members(try JSONNumbers.read(bytes, file: file), file: file).object("params")
    let (m, n) = (try data.count("I"), try data.count("J"))
    return try DenseProblem(
      capacity: try data.numbers("Q", m), openingCost: try data.numbers("F", m),
      demand: [try data.numbers("D", n)], unitCost: try data.matrix("c", rows: m, columns: n)
    ).problem(file: file)
  }

  private static func problem(
    _ data: JSONNumbers.Members, scenarios: Int?
  ) throws(ReadFailure) -> SitingProblem {
    let (m, n) = (try data.count("n_facilities"), try data.count("n_customers"))
    let demand =
      if let scenarios {
        try data.matrix("demands", rows: scenarios, columns: n)
      } else {
        [try data.numbers("demands", n)]
      }
    return try DenseProblem(
      capacity: try data.numbers("capacities", m), openingCost: try data.numbers("fixed_costs", m),
      demand: demand, unitCost: try data.matrix("costs", rows: m, columns: n)
    ).problem(file: data.file)
  }
}
