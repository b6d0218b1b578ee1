public import District
public import Quantities
import RoadNetwork

/// What laying in a stock costs, whoever thought of it.
public struct ReserveSpending: Sendable {
  private let model: ReserveModel

  /// The prices of a district.
  ///
  /// - Complexity: one search per supplier
  public init(_ district: District) { model = ReserveModel(district, RoadNetwork(district), required: []) }

  /// Opening every yard that holds coal, and buying, hauling in and holding what is not there yet.
  ///
  /// - Parameter stock: By site of the district.
  public func of(_ stock: [Kilograms]) -> Fen {
    stock.indices.filter { stock[$0] > .zero }.total { site in
      let parts = model.cost(of: site, stock: stock[site])
      return parts.opening + parts.holding + parts.procurement
    }
  }
}
