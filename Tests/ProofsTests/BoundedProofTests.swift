import Audit
import Proofs
import Siting
import SitingOracle
import Testing

@Suite("Proofs that may not grow")
struct BoundedProofTests {
  @Test(
    "what has no room is not claimed: the search ends with a bound that the witness proves",
    arguments: 0..<4 as Range<UInt64>)
  func ends(_ seed: UInt64) async throws {
    let problem = try Self.tight(seed: seed)
    var options = SitingOptions.exact
    options.proof = true
    let whole = try await problem.solve(options)
    options.mostProofNumbers = 5 * problem.customers.count
    let bounded = try await problem.solve(options)
    #expect(whole.status == .optimal && bounded.status == .feasible)
    #expect(bounded.bound < whole.bound && bounded.bound > 0)
    let record = try #require(bounded.proof)
    guard case .lagrangian(let tree) = record.claim.passes.first?.proof else {
      Issue.record("the search's own tree is the proof")
      return
    }
    #expect(tree.multipliers.count <= 5)
    #expect(LocationAudit(record).run().passes)
    var changed = record
    changed.claim.passes[0].bound = whole.bound
    #expect(!LocationAudit(changed).run().passes)
  }

  /// Sites that are large for what they serve and cost much: the relaxation leaves a gap.
  private static func tight(seed: UInt64) throws -> SitingProblem {
    var luck = SplitMix(seed: seed)
    let (sites, customers) = (18, 30)
    let places = (0..<sites).map { _ in (x: luck.uniform(0...1), y: luck.uniform(0...1)) }
    let homes = (0..<customers).map { _ in (x: luck.uniform(0...1), y: luck.uniform(0...1)) }
    let demand = homes.map { _ in Double(luck.whole(5...35)) }
    let arcs = homes.flatMap { home in
      places.enumerated().map { j, place in
        let (across, along) = (home.x - place.x, home.y - place.y)
        return SitingProblem.Arc(site: j, cost: 10 * (across * across + along * along).squareRoot())
      }
    }
    let scenario = try SitingProblem.Scenario(
      demand: demand, surviving: places.map { _ in 1 },
      arcStart: Array(stride(from: 0, through: sites * customers, by: sites)), arcs: arcs)
    return SitingProblem(
      sites: (0..<sites).map { j in
        let capacity = Double(luck.whole(60...160))
        return SitingProblem.Site(
          place: j, capacity: capacity, openingCost: 100 + luck.uniform(10...11) * capacity.squareRoot())
      },
      customers: homes.map { _ in SitingProblem.Customer(group: 0) }, scenarios: [scenario],
      transport: .weighted([1]))
  }
}
