public import District

extension District {
  /// The same district with only those biomass households that are registered.
  ///
  /// A register does not say who is vulnerable, so of each village as many count as vulnerable as before, as far as there are
  /// so many. Shares of stoves and alarms, houses and certainty stay as they are.
  ///
  /// - Parameter registered: Households that hold an allowance, by code of the village.
  /// - Returns: The district, and the villages with registered households but without biomass households in the data, in
  ///   order: nothing is planned for those.
  public func keeping(registered: [String: Int]) -> (district: District, withoutBiomass: [String]) {
    var kept = self
    var left = registered
    for index in kept.households.indices where kept.households[index].pathway == .biomass {
      let count = left.removeValue(forKey: villages[kept.households[index].village].code) ?? 0
      kept.households[index].count = count
      kept.households[index].vulnerable = min(kept.households[index].vulnerable, count)
    }
    return (kept, left.filter { $0.value > 0 }.keys.sorted())
  }
}
