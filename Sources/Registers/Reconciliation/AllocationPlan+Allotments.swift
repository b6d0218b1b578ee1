public import Plans

extension AllocationPlan {
  /// What each plant is to deliver to each village, as the ledger is compared with it.
  public var allotments: [Allotment] {
    deliveries.map { Allotment(supplier: $0.supplier, village: $0.village, month: nil, kg: $0.kg) }
  }
}
