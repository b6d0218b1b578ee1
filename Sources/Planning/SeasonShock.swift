public import Quantities

/// What goes otherwise than planned in a season of pellets.
public struct SeasonShock: Hashable, Sendable {
  /// A plant that makes nothing in a month.
  public struct Failure: Hashable, Sendable {
    /// Id of the supplier.
    public var supplier: String
    /// `2023-01`; `nil` = the whole season.
    public var month: String?

    /// A failure.
    public init(supplier: String, month: String?) {
      self.supplier = supplier
      self.month = month
    }
  }

  /// A village that no truck reaches for some days.
  public struct CutOff: Hashable, Sendable {
    /// Its code.
    public var village: String
    /// The first day.
    public var from: CalendarDay
    /// How many.
    public var days: Int

    /// A village cut off.
    public init(village: String, from: CalendarDay, days: Int) {
      self.village = village
      self.from = from
      self.days = days
    }

    /// The days it is cut off, and the first after.
    var until: CalendarDay {
      var day = from
      for _ in 0..<days { day = day.next ?? day }
      return day
    }
  }

  /// Pellets that get dearer.
  public struct PriceRise: Hashable, Sendable {
    /// Id of the supplier; `nil` = all of them.
    public var supplier: String?
    /// By how many per cent.
    public var percent: Int

    /// A rise.
    public init(supplier: String?, percent: Int) {
      self.supplier = supplier
      self.percent = percent
    }
  }

  /// Plants that fail.
  public var failures: [Failure]
  /// Villages cut off.
  public var cutOffs: [CutOff]
  /// Prices that rise.
  public var priceRises: [PriceRise]
  /// Another cap; `nil` = the district's.
  public var cap: Kilograms?

  /// A shock.
  public init(
    failures: [Failure] = [], cutOffs: [CutOff] = [], priceRises: [PriceRise] = [], cap: Kilograms? = nil
  ) {
    self.failures = failures
    self.cutOffs = cutOffs
    self.priceRises = priceRises
    self.cap = cap
  }

  /// All as planned.
  public static let none = SeasonShock()
}
