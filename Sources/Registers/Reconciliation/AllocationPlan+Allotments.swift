public import Plans

extension AllocationPlan {
  /// What each plant is to deliver to each village and when, as the ledger is compared with it.
  ///
  /// What comes through a hub is any plant's: bags are mixed there.
  public var allotments: [Allotment] {
    let hubs = Set(intakes.map(\.hub))
    return deliveries.map {
      Allotment(
        supplier: hubs.contains($0.supplier) ? nil : $0.supplier, village: $0.village,
        month: String($0.period.prefix(7)), kg: $0.kg)
    }
  }
}
