import Quantities

extension District {
  /// All households, whatever heats them.
  ///
  /// - Complexity: O(groups)
  public var totalHouseholds: Int { households.reduce(0) { $0 + $1.count } }

  /// Households on one pathway.
  ///
  /// - Complexity: O(groups)
  public func totalHouseholds(on pathway: Pathway) -> Int {
    households.reduce(0) { $0 + ($1.pathway == pathway ? $1.count : 0) }
  }

  /// The grade the emergency reserve is laid in (`Policy.reserveFuel`).
  ///
  /// The reader guarantees that it exists and is a clean coal.
  ///
  /// - Complexity: O(fuels)
  public var reserveFuel: Fuel { fuel(policy.reserveFuel.value) }

  /// The grade of pellets under contract (`Policy.pelletFuel`).
  ///
  /// The reader guarantees that it exists and is a pellet.
  ///
  /// - Complexity: O(fuels)
  public var pelletFuel: Fuel { fuel(policy.pelletFuel.value) }

  /// Share of the households that live in villages at estimated positions, 0 to 1.
  ///
  /// - Complexity: O(groups)
  public var estimatedPositionShare: Double {
    share { villages[$0.village].position == .estimated }
  }

  /// Share of the households whose figures rest on no document, 0 to 1.
  ///
  /// - Complexity: O(groups)
  public var reconstructedShare: Double { share { $0.certainty.isGuess } }

  private func share(where isCounted: (HouseholdGroup) -> Bool) -> Double {
    let total = totalHouseholds
    guard total > 0 else { return 0 }
    return Double(households.reduce(0) { $0 + (isCounted($1) ? $1.count : 0) }) / Double(total)
  }

  private func fuel(_ id: String) -> Fuel {
    guard let fuel = fuels.first(where: { $0.id == id }) else {
      preconditionFailure("policy names the fuel \(id), which the district does not have")
    }
    return fuel
  }
}

/// Positions in a district's tables by the codes and ids that files use. Built once, then asked in O(1).
public struct DistrictCodes: Sendable {
  /// Townships by nine-digit code.
  public let townships: [String: Int]
  /// Villages by twelve-digit code.
  public let villages: [String: Int]
  /// Sites by id.
  public let sites: [String: Int]
  /// Suppliers by id.
  public let suppliers: [String: Int]
  /// Roads by id.
  public let roads: [String: Int]
  /// Junctions by id.
  public let junctions: [String: Int]
  /// Climate zones by id.
  public let zones: [String: Int]

  /// The positions in `district`.
  ///
  /// - Complexity: O(rows)
  public init(_ district: District) {
    townships = Self.positions(district.townships.map(\.code))
    villages = Self.positions(district.villages.map(\.code))
    sites = Self.positions(district.sites.map(\.id))
    suppliers = Self.positions(district.suppliers.map(\.id))
    roads = Self.positions(district.roads.map(\.id))
    junctions = Self.positions(district.junctions.map(\.id))
    zones = Self.positions(district.climate.map(\.id))
  }

  private static func positions(_ keys: [String]) -> [String: Int] {
    Dictionary(keys.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension Township {
  /// The name without 街道, 镇 or 乡, as people say it. Two units may share it.
  var shortName: String {
    for suffix in ["街道办事处", "街道", "镇", "乡"] where name.zh.hasSuffix(suffix) && name.zh != suffix {
      return String(name.zh.dropLast(suffix.count))
    }
    return name.zh
  }
}
