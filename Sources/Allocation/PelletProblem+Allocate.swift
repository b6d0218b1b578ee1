public import GLPK
import Quantities

/// Why an allocation could not be made.
public enum PelletError: Error, Hashable, Sendable {
  /// The transportation model could not be solved.
  case solver(SolverError)
  /// The result failed its own check, which would be a fault in this program.
  case unsound(PelletAllocationError)
}

extension PelletProblem {
  /// The fairest allocation, and among the ways to deliver it one of least cost.
  ///
  /// Fair means max-min over the shares of what villages are entitled to, lexicographically and exactly, also where
  /// plants do not reach every village: nobody's share can rise but at the expense of someone no richer. Within a
  /// village all households get the same to within a kilogram. Nothing is withheld that somebody is entitled to
  /// and a plant can bring. The same problem always gives the same allocation.
  ///
  /// - Complexity: one linear program of plants · villages columns, and small exact flows.
  /// - Throws: ``PelletError``; also when the task is cancelled.
  public func allocate() async throws(PelletError) -> PelletAllocation {
    let reach = Reach(plants: plants.count, villages: villages.count) { distances[$0][$1] != nil }
    let demand = villages.indices.map { eligibleNeed(village: $0).count }
    let fair = FairShares(reach: reach, supply: plants.map(\.capacity.count), demand: demand)
    let levels = fair.levels()
    let amounts = fair.amounts(levels)
    let deliveries = try await cheapestDeliveries(of: amounts, reach)
    let allocation = PelletAllocation(
      villages: villages.indices.map { index in
        PelletAllocation.Village(
          households: villages[index].households, subsidised: Kilograms(amounts[index]),
          unmet: Kilograms(demand[index] - amounts[index]),
          selfPaid: villages[index].need * villages[index].households - Kilograms(amounts[index]),
          share: demand[index] > 0 ? levels[index].double : nil)
      },
      deliveries: deliveries, cost: deliveries.cost(in: self))
    do { try allocation.verify(for: self) } catch { throw .unsound(error) }
    return allocation
  }
}
