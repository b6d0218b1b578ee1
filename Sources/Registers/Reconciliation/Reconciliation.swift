public import Quantities

/// What the season's plan gives one village from one plant, subsidised.
public struct Allotment: Hashable, Sendable {
  /// Id of the plant; `nil` where it comes from a hub, and may be any plant's.
  public var supplier: String?
  /// Twelve-digit code of the village.
  public var village: String
  /// `YYYY-MM`; `nil` where the plan does not say when.
  public var month: String?
  /// How much.
  public var kg: Kilograms

  /// An allotment.
  public init(supplier: String?, village: String, month: String?, kg: Kilograms) {
    self.supplier = supplier
    self.village = village
    self.month = month
    self.kg = kg
  }
}

/// The ledger beside what it should agree with, to the kilogram.
public struct Reconciliation: Hashable, Codable, Sendable {
  /// What the ledger is held against.
  public enum Counterpart: String, Codable, Sendable {
    /// The season's plan.
    case allocation
    /// The plants' invoices.
    case invoices
  }

  /// One place where the two say different things.
  public struct Difference: Hashable, Codable, Sendable {
    /// What the ledger is held against.
    public var against: Counterpart
    /// Id of the plant; `nil` where all plants are compared together.
    public var supplier: String?
    /// Code of the village; `nil` where a whole month of the plant is compared.
    public var village: String?
    /// `YYYY-MM`; `nil` where a whole season is compared.
    public var month: String?
    /// Who pays.
    public var payment: Payment
    /// What the other side says.
    public var expectedKg: Kilograms
    /// What the ledger says.
    public var recordedKg: Kilograms
    /// Whether it is only not done yet: allotted but not delivered, delivered but not billed.
    public var isOpen: Bool
  }

  /// All differences: by counterpart, plant, village, month.
  public var differences: [Difference] = []
  /// Subsidised kilograms of the ledger.
  public var subsidisedKg = Kilograms.zero
  /// Self-paid kilograms of the ledger.
  public var selfPaidKg = Kilograms.zero
  /// Kilograms the plan allots; `nil` where none was given.
  public var allottedKg: Kilograms?
  /// Kilograms billed; `nil` where no invoices were given.
  public var invoicedKg: Kilograms?

  /// Whether everything agrees but what is only not done yet.
  public var agrees: Bool { differences.allSatisfy(\.isOpen) }

  /// Compares a year of the ledger.
  ///
  /// - Parameters:
  ///   - delivered: What the ledger has.
  ///   - allotments: The plan; `nil` to leave it out.
  ///   - invoices: What was billed; `nil` to leave it out.
  ///   - isClosed: Whether the season is over, so that nothing may be open any more.
  /// - Complexity: O(n log n)
  public init(
    delivered: [DeliveredSum], allotments: [Allotment]?, invoices: [InvoiceLine]?, isClosed: Bool
  ) {
    subsidisedKg = delivered.filter { $0.payment == .subsidised }.total(\.kg)
    selfPaidKg = delivered.filter { $0.payment == .selfPaid }.total(\.kg)
    if let allotments {
      allottedKg = allotments.total(\.kg)
      differences += Self.differences(delivered, allotments, isClosed)
    }
    if let invoices {
      invoicedKg = invoices.total(\.kg)
      differences += Self.differences(delivered, invoices, isClosed)
    }
  }

  private struct Key: Hashable, Comparable {
    var supplier: String?
    var village: String?
    var month: String?
    var payment: Payment

    static func < (a: Key, b: Key) -> Bool {
      (a.supplier ?? "", a.village ?? "", a.month ?? "", a.payment.rawValue)
        < (b.supplier ?? "", b.village ?? "", b.month ?? "", b.payment.rawValue)
    }
  }

  private typealias Sums = [Key: (expected: Kilograms, recorded: Kilograms)]

  private static func differences(
    _ delivered: [DeliveredSum], _ allotments: [Allotment], _ isClosed: Bool
  ) -> [Difference] {
    let isByMonth = allotments.allSatisfy { $0.month != nil } && !allotments.isEmpty
    // A village that a hub serves is compared without asking whose pellets they are.
    let viaHub = Set(allotments.filter { $0.supplier == nil }.map(\.village))
    var sums: Sums = [:]
    for allotment in allotments {
      let key = Key(
        supplier: viaHub.contains(allotment.village) ? nil : allotment.supplier, village: allotment.village,
        month: isByMonth ? allotment.month : nil, payment: .subsidised)
      sums[key, default: (.zero, .zero)].expected += allotment.kg
    }
    for sum in delivered where sum.payment == .subsidised {
      let key = Key(
        supplier: viaHub.contains(sum.village) ? nil : sum.supplier, village: sum.village,
        month: isByMonth ? sum.month : nil, payment: .subsidised)
      sums[key, default: (.zero, .zero)].recorded += sum.kg
    }
    return list(sums, .allocation) { !isClosed && $1.recorded < $1.expected }
  }

  private static func differences(
    _ delivered: [DeliveredSum], _ invoices: [InvoiceLine], _ isClosed: Bool
  ) -> [Difference] {
    // Where a plant bills part of a month without villages, the month is compared as one.
    let whole = Set(
      invoices.filter { $0.village == nil }.map {
        Key(supplier: $0.supplier, month: $0.month, payment: $0.payment)
      })
    func key(_ supplier: String, _ village: String?, _ month: String, _ payment: Payment) -> Key {
      let month = Key(supplier: supplier, month: month, payment: payment)
      guard !whole.contains(month) else { return month }
      return Key(supplier: supplier, village: village, month: month.month, payment: payment)
    }
    var sums: Sums = [:]
    for line in invoices {
      sums[key(line.supplier, line.village, line.month, line.payment), default: (.zero, .zero)].expected +=
        line.kg
    }
    for sum in delivered {
      sums[key(sum.supplier, sum.village, sum.month, sum.payment), default: (.zero, .zero)].recorded += sum.kg
    }
    let billed = Set(invoices.map { Key(supplier: $0.supplier, month: $0.month, payment: $0.payment) })
    return list(sums, .invoices) { key, sum in
      // A month that the plant has not billed at all is still to come.
      !isClosed && sum.expected == .zero
        && !billed.contains(Key(supplier: key.supplier, month: key.month, payment: key.payment))
    }
  }

  private static func list(
    _ sums: Sums, _ against: Counterpart, isOpen: (Key, (expected: Kilograms, recorded: Kilograms)) -> Bool
  ) -> [Difference] {
    sums.filter { $0.value.expected != $0.value.recorded }.sorted { $0.key < $1.key }.map { key, sum in
      Difference(
        against: against, supplier: key.supplier, village: key.village, month: key.month,
        payment: key.payment, expectedKg: sum.expected, recordedKg: sum.recorded, isOpen: isOpen(key, sum))
    }
  }
}
