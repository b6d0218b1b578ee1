public import District
public import Quantities

/// The lots that pellets may be handed out from, and what stands against one (`pellet_lots.csv`).
public struct LotBook: Sendable {
  /// One lot.
  public struct Lot: Hashable, Sendable {
    /// Id of the plant that made it.
    public var supplier: String
    /// How much it was.
    public var kg: Kilograms
    /// What the sampling said.
    public var quality: StockLot.Quality
    /// ISO 8601 day it was made; nothing of it was handed out before.
    public var madeOn: String
    /// Whether it is a pellet of at least the contract's grade.
    public var isOfContractGrade: Bool

    /// A lot.
    public init(
      supplier: String, kg: Kilograms, quality: StockLot.Quality, madeOn: String, isOfContractGrade: Bool
    ) {
      self.supplier = supplier
      self.kg = kg
      self.quality = quality
      self.madeOn = madeOn
      self.isOfContractGrade = isOfContractGrade
    }
  }

  /// Lots by id.
  public var lots: [String: Lot]

  /// Lots by id.
  public init(_ lots: [String: Lot]) { self.lots = lots }

  /// The lots of a district.
  ///
  /// - Complexity: O(lots)
  public init(_ district: District) {
    lots = Dictionary(
      district.pellets.lots.map { lot in
        (
          lot.id,
          Lot(
            supplier: district.suppliers[lot.supplier].id, kg: lot.mass, quality: lot.quality,
            madeOn: lot.date,
            isOfContractGrade: district.meetsContract(fuel: lot.fuel))
        )
      }, uniquingKeysWith: { first, _ in first })
  }
}
