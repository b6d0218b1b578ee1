import Quantities
import Tables
import Testing

@testable import Registers

/// A small generator with a seed, so that a failure can be run again.
private struct SplitMix: RandomNumberGenerator {
  var state: UInt64
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// What must hold after any sequence of operations.
@Suite struct LedgerPropertyTests {
  @Test(arguments: [UInt64(1), 2, 3, 4])
  func `no sequence of operations takes anybody over the cap, and balances are the sums of the entries`(
    seed: UInt64
  ) throws {
    var random = SplitMix(state: seed)
    let office = try Office()
    let ledger = try office.ledger(households: 6)
    let cap = ledger.cap
    // An account kept by hand beside it: slips that stand, by household.
    var standing: [String: (household: Int, kg: Int64)] = [:]
    for step in 0..<120 {
      let household = 100_001 + Int.random(in: 0..<6, using: &random)
      switch Int.random(in: 0..<10, using: &random) {
      case 0..<6:
        let kg = [1, 400, 999, 1_500, 2_999, 3_000].randomElement(using: &random) ?? 1
        let id = Int.random(in: 0..<4, using: &random) == 0 ? "S\(max(0, step - 3))" : "S\(step)"
        let pays = Int.random(in: 0..<5, using: &random) == 0 ? "self-paid" : "subsidised"
        let done = try office.record(Office.slip(id, household, kg, payment: pays), in: ledger).recording
        if done?.recorded == 1, pays == "subsidised" { standing[id] = (household, Int64(kg)) }
      case 6..<8:
        guard let id = standing.keys.sorted().randomElement(using: &random) else { continue }
        if case .done = try ledger.takeBack(id, on: "2022-12-01", reason: .wrongWeight) { standing[id] = nil }
      default: try regroup(household, office, ledger, &random)
      }
      try check(ledger, cap)
    }
    for household in 100_001...100_006 {
      let wanted = standing.values.filter { $0.household == household }.reduce(Int64(0)) { $0 + $1.kg }
      #expect(try office.subsidised(household, in: ledger) == wanted)
    }
    #expect(try ledger.verify().passes)
  }

  /// Registers a random change: alone, spouse of a neighbour, in a yard, not taking part.
  private func regroup(
    _ household: Int, _ office: Office, _ ledger: Ledger, _ random: inout SplitMix
  ) throws {
    let other = 100_001 + (household - 100_000) % 6
    let v = Office.villages[0]
    let row =
      [
        Office.own(household), "\(household),\(v),spouse,\(other),,,yes,yes,,yes,,",
        "\(household),\(v),own,,Y1,,yes,yes,,yes,,", "\(household),\(v),own,,,,yes,yes,,no,,",
      ].randomElement(using: &random) ?? Office.own(household)
    var found = Diagnostics()
    _ = try ledger.register([try office.list(row)], year: 2022, diagnostics: &found)
    #expect(found.errorCodes.allSatisfy { $0 == "ledger.joined-over-cap" })
  }

  private func check(_ ledger: Ledger, _ cap: Kilograms) throws {
    let accounts = try ledger.households(year: 2022)
    for (account, members) in Dictionary(grouping: accounts, by: \.account) where account != nil {
      #expect(members.total(\.subsidisedKg) <= cap)
    }
    #expect(accounts.allSatisfy { $0.subsidisedKg <= cap && $0.remainingKg >= .zero })
    let report = try ledger.verify()
    #expect(report.passes, "\(report.findings)")
    #expect(report.subsidisedKg == accounts.total(\.subsidisedKg))
  }
}
