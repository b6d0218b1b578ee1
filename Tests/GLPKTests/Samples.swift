import GLPK

/// A generator whose numbers are the same on every machine (splitmix64).
struct Seeded: RandomNumberGenerator {
  var state: UInt64

  init(_ seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// Three products under three limits; the optimum is 2200/3.
func production() -> Model {
  var model = Model(.maximize)
  let x = model.addColumn(cost: 10)
  let y = model.addColumn(cost: 6)
  let z = model.addColumn(cost: 4)
  model.addRow(.atMost(100), [(x, 1), (y, 1), (z, 1)])
  model.addRow(.atMost(600), [(x, 10), (y, 4), (z, 5)])
  model.addRow(.atMost(300), [(x, 2), (y, 2), (z, 6)])
  return model
}

/// Things to pack into several knapsacks' limits at once; hard for GLPK from some fifty things on.
func knapsacks(things: Int, limits: Int, seed: UInt64) -> Model {
  var random = Seeded(seed)
  var model = Model(.maximize)
  let columns = (0..<things).map { _ in
    model.addColumn(cost: Double(Int.random(in: 200...300, using: &random)), domain: .binary)
  }
  for _ in 0..<limits {
    let weights = columns.map { _ in Double(Int.random(in: 100...400, using: &random)) }
    model.addRow(
      .atMost((weights.reduce(0, +) / 2).rounded(.down)), columns: columns, coefficients: weights)
  }
  return model
}

/// The best of all 2ⁿ points of a model of binary columns.
func bruteForce(_ model: Model) throws -> Double {
  var best = model.sense == .minimize ? Double.infinity : -.infinity
  for mask in 0..<(1 << model.columnCount) {
    let point = (0..<model.columnCount).map { mask >> $0 & 1 == 1 ? 1.0 : 0.0 }
    let found = try model.residuals(of: point)
    guard found.isFeasible(within: 1e-9) else { continue }
    best = model.sense == .minimize ? min(best, found.objective) : max(best, found.objective)
  }
  return best
}

/// Whether two numbers agree to nine figures.
func near(_ a: Double, _ b: Double, _ tolerance: Double = 1e-9) -> Bool {
  abs(a - b) <= tolerance * max(1, abs(a), abs(b))
}
