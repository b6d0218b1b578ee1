import District
import Foundation
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// The questions a township and a leading group ask, each with its right and explained answer.
@Suite(.serialized) struct VerdictTests {
  /// Loose: these tests ask for verdicts, not for the last yuan.
  private let quick = Request(gap: 0.05, timeLimit: 3600)

  private func given(_ stock: [Kilograms]) throws -> Planner {
    var planner = try Shipped.planner()
    planner.givenStock = stock
    return planner
  }

  @Test func `every required scenario with exposed households is covered by the plan`() async throws {
    let plan = try await Shipped.plan.plan
    for result in plan.scenarios where result.required {
      #expect(result.verdict == .covered, "\(result.name)")
      #expect(result.coveredHouseholds == result.affectedHouseholds)
      #expect(result.remedies.isEmpty)
    }
  }

  @Test func `a gas cut exposes nobody in the data and is never called covered`() async throws {
    let plan = try await Shipped.plan.plan
    let gas = try #require(plan.scenarios.first { $0.name.contains("gas") })
    #expect(gas.affectedHouseholds == 0)
    #expect(gas.coveredHouseholds == 0)
    #expect(gas.verdict == .noExposure)
    #expect(plan.remarks.contains { $0.zh.contains("燃气") && $0.en.contains("gas") })
  }

  @Test func `halving the stock of the largest point is short by what is missing, and says where to put it`()
    async throws
  {
    let plan = try await Shipped.plan.plan
    let largest = try #require(plan.sites.indices.max { plan.sites[$0].stockKg < plan.sites[$1].stockKg })
    var stock = plan.sites.map(\.stockKg)
    stock[largest] = Kilograms(stock[largest].count / 2)
    let missing = plan.sites[largest].stockKg - stock[largest]
    let halved = try await given(stock).plan { _ in }.plan
    let short = halved.scenarios.filter { $0.required && $0.verdict == .short }
    #expect(!short.isEmpty)
    for result in short {
      #expect(result.shortKg > .zero && result.shortKg <= missing)
      #expect(result.coveredHouseholds < result.affectedHouseholds)
      #expect(!result.remedies.isEmpty)
      #expect(result.remedies.contains { $0.zh.contains("吨") && $0.en.contains(" t") })
    }
  }

  @Test func `the stock of the plan is enough to the kilogram, and one kilogram less is short by one`()
    async throws
  {
    let plan = try await Shipped.plan.plan
    let stock = plan.sites.map(\.stockKg)
    let enough = try await given(stock).plan { _ in }.plan
    #expect(enough.scenarios.allSatisfy { !$0.required || $0.verdict == .covered })
    // where stock equals the greatest need, no kilogram is to spare
    let need = try #require(plan.scenarios.filter(\.required).map(\.needKg).max())
    guard stock.total({ $0 }) == need else { return }
    var less = stock
    let site = try #require(less.indices.first { less[$0] > .zero })
    less[site] -= Kilograms(1)
    let short = try await given(less).plan { _ in }.plan
    let worst = try #require(short.scenarios.filter(\.required).max { $0.shortKg < $1.shortKg })
    #expect(worst.shortKg == Kilograms(1))
    #expect(worst.verdict == .short)
  }

  @Test func `with no stove anywhere coal covers nobody, and the remedy is shelters or stoves`() async throws
  {
    let planner = try Shipped.planner(request: quick) { inputs in
      for group in inputs.district.households.indices { inputs.district.households[group].stoveShare = 0 }
    }
    let plan = try await planner.plan { _ in }.plan
    for result in plan.scenarios where result.affectedHouseholds > 0 {
      #expect(result.coveredHouseholds == result.shelteredHouseholds)
      #expect(
        result.affectedHouseholds == result.shelteredHouseholds + result.householdsWithoutStoveOrShelter)
    }
    let cut = try #require(plan.scenarios.first { $0.name == "power-cut-72h" })
    #expect(cut.verdict == .short)
    #expect(cut.remedies.contains { $0.zh.contains("炉具") && $0.en.contains("stove") })
  }

  @Test func `a township whose roads are all closed is named with its villages`() async throws {
    let code = "140602101"
    let planner = try Shipped.planner(request: quick) { inputs in
      let township = inputs.district.townships.firstIndex { $0.code == code }
      for road in inputs.district.roads.indices {
        let ends = [inputs.district.roads[road].from, inputs.district.roads[road].to]
        if ends.contains(where: { inputs.district.junctions[$0].township == township }) {
          inputs.district.roads[road].isOpen = false
        }
      }
    }
    let plan = try await planner.plan { _ in }.plan
    let cut = try #require(plan.scenarios.first { $0.name == "power-cut-72h" })
    #expect(cut.verdict == .short)
    #expect(!cut.isolatedVillages.isEmpty)
    #expect(cut.isolatedVillages.allSatisfy { $0.hasPrefix(code) })
    #expect(cut.remedies.contains { $0.zh.contains("没有任何储备点") && $0.en.contains("No point reaches") })
    #expect(cut.remedies.contains { $0.zh.contains("先抢通") && $0.en.contains("clear ") })
    #expect(plan.conflicts.contains { $0.zh.contains("没有任何储备点") })
  }

  @Test func `a budget of nothing opens nothing new and says that the budget is why`() async throws {
    let planner = try Shipped.planner(
      request: Request(mode: .minCost, budgetFen: .zero, gap: 0.05, timeLimit: 3600))
    let plan = try await planner.plan { _ in }.plan
    #expect(plan.solver.status == "infeasible")
    #expect(plan.conflicts.contains { $0.zh.contains("预算") && $0.en.contains("budget") })
    #expect(plan.cost.openingFen + plan.cost.procurementFen + plan.cost.holdingFen <= Fen(300))
    let cut = try #require(plan.scenarios.first { $0.name == "power-cut-72h" })
    #expect(cut.verdict == .short)
    #expect(!cut.remedies.isEmpty)
  }
}
