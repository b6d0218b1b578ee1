import Benchmarks
import Testing

@Suite struct ClosedFormTests {
  @Test func `the simulation agrees with its formulas`() {
    let checks = ClosedForms(replications: 500, seed: 3).run()
    #expect(checks.count == 6)
    for check in checks {
      #expect(check.standardError > 0)
      // a figure this sure would be noticed to be 4 standard errors off
      #expect(check.standardError < 0.15 * check.expected, "\(check.name)")
      #expect(check.standardErrors < 4, "\(check.name): \(check.mean) for \(check.expected)")
    }
  }
}
