import District
import Hazards
import Plans
import Quantities
import Siting
import Statistics
import Synchronization

extension Fen {
  /// An amount of the solver's unit, thousand CNY, to the nearest fen.
  static func thousandYuan(_ amount: Double) -> Fen { .yuan(amount * 1000) }
}

extension MoneyEstimate {
  /// An estimate in thousand CNY.
  init(_ estimate: Estimate) {
    self.init(
      meanFen: estimate.mean.isFinite ? .thousandYuan(estimate.mean) : .zero,
      standardErrorFen: estimate.standardError.isFinite ? .thousandYuan(estimate.standardError) : nil)
  }
}

extension BracketRecord {
  /// A bracket in thousand CNY.
  init(_ bracket: Bracket) {
    self.init(lower: MoneyEstimate(bracket.lower), upper: MoneyEstimate(bracket.upper))
  }
}

extension FirstStage {
  /// A decision of the plan for the required scenarios.
  init(_ decision: ReserveDecision) {
    self.init(open: decision.open, piles: decision.stock.map { [$0.tonnes] })
  }

  /// Coal at each site, whole kilograms.
  var stock: [Kilograms] { piles.map { .atLeast(tonnes: $0.reduce(0, +), slack: 1e-3) } }
}

extension ReserveModel {
  /// Everybody who could ever need coal: each village, in both hurries.
  var everyCustomer: [Customer] {
    district.villages.indices.flatMap {
      [Customer(village: $0, urgency: .priority), Customer(village: $0, urgency: .ordinary)]
    }
  }
}

/// Counts up from 1, on any thread.
final class Counter: Sendable {
  private let count = Mutex(0)

  /// The next number.
  func next() -> Int {
    count.withLock {
      $0 += 1
      return $0
    }
  }
}
