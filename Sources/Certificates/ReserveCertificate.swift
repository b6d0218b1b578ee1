public import Quantities

/// Coal sent from one site to one need.
public struct ReserveFlow: Hashable, Codable, Sendable {
  /// Index of the site.
  public var site: Int
  /// Index of the need.
  public var need: Int
  /// How much, more than nothing.
  public var amount: Kilograms

  /// `amount` from `site` to `need`.
  public init(site: Int, need: Int, amount: Kilograms) {
    self.site = site
    self.need = need
    self.amount = amount
  }
}

/// A bottleneck: needs that only certain sites can serve in time, and together they hold too little.
public struct ReserveCut: Hashable, Codable, Sendable {
  /// The needs on the short side, ascending.
  public var needs: [Int]
  /// All sites that can serve any of them in time, ascending. All they hold goes to these needs.
  public var sites: [Int]
  /// The needs together less the stock of the sites together; exactly what every flow must leave unmet.
  public var short: Kilograms

  /// A bottleneck.
  public init(needs: [Int], sites: [Int], short: Kilograms) {
    self.needs = needs
    self.sites = sites
    self.short = short
  }
}

/// The proof that stock meets needs, or that it cannot.
///
/// The flow shows how much can be delivered; the cut shows that nothing more can. Both are checked with
/// additions alone by ``verify(for:)``, without trust in how they were found.
public struct ReserveCertificate: Hashable, Codable, Sendable {
  /// The flow, by site, then need.
  public var flows: [ReserveFlow]
  /// What each need gets.
  public var delivered: [Kilograms]
  /// The bottleneck; `nil` when every need is met.
  public var cut: ReserveCut?

  /// A certificate from its parts, to be verified.
  public init(flows: [ReserveFlow], delivered: [Kilograms], cut: ReserveCut?) {
    self.flows = flows
    self.delivered = delivered
    self.cut = cut
  }

  /// Whether every need is met. Meaningful once verified.
  public var isCovered: Bool { cut == nil }

  /// All that is delivered.
  ///
  /// - Complexity: O(needs)
  public var total: Kilograms { delivered.total { $0 } }

  /// What cannot be delivered.
  public var short: Kilograms { cut?.short ?? .zero }
}
