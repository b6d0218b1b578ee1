public import Quantities

/// That a site can serve a need in time.
public struct ReserveArc: Hashable, Sendable {
  /// Index of the site.
  public var site: Int
  /// Index of the need.
  public var need: Int
  /// Travel time. It decides which of several greatest flows is chosen, never how great the flow is.
  public var travel: Minutes

  /// An arc from `site` to `need`.
  public init(site: Int, need: Int, travel: Minutes = .zero) {
    self.site = site
    self.need = need
    self.travel = travel
  }
}

/// Why numbers do not make a reserve network.
public enum ReserveNetworkError: Error, Hashable, Sendable {
  /// The stock at this site is below zero.
  case negativeStock(site: Int)
  /// This need is below zero.
  case negativeNeed(need: Int)
  /// This arc (by its place in the list given) names a site or need that does not exist, or takes a negative time
  /// or more than ``ReserveNetwork/longestTravel``.
  case badArc(Int)
  /// Stock or needs sum to more than ``ReserveNetwork/greatestTotal``.
  case tooMuch
}

/// Coal that stands at sites, needs it must meet, and who can serve whom in time: the question that a
/// ``ReserveCertificate`` answers, for one scenario.
public struct ReserveNetwork: Hashable, Sendable {
  /// The most that all stock, or all needs, may sum to: 10¹⁵ kg. Keeps every sum far from overflow.
  public static let greatestTotal = Kilograms(1_000_000_000_000_000)
  /// The longest travel time: 10⁹ minutes.
  public static let longestTravel = Minutes(1_000_000_000)

  /// What is left at each site after the scenario has struck.
  public let stock: [Kilograms]
  /// What each need takes.
  public let needs: [Kilograms]
  /// Who can serve whom, by site, then need; the fastest where several were given.
  public let arcs: [ReserveArc]

  /// A network. The order of the arcs does not matter, and of several between one site and one need only the
  /// fastest counts.
  ///
  /// - Complexity: O(*a* log *a*) for *a* arcs.
  /// - Throws: ``ReserveNetworkError`` for the first number that makes no sense.
  public init(stock: [Kilograms], needs: [Kilograms], arcs: [ReserveArc]) throws(ReserveNetworkError) {
    if let site = stock.firstIndex(where: { $0 < .zero }) { throw .negativeStock(site: site) }
    if let need = needs.firstIndex(where: { $0 < .zero }) { throw .negativeNeed(need: need) }
    guard Self.fits(stock), Self.fits(needs) else { throw .tooMuch }
    let bad = arcs.firstIndex {
      !stock.indices.contains($0.site) || !needs.indices.contains($0.need)
        || $0.travel < .zero || $0.travel > Self.longestTravel
    }
    if let bad { throw .badArc(bad) }
    self.stock = stock
    self.needs = needs
    var kept: [ReserveArc] = []
    for arc in arcs.sorted(by: { ($0.site, $0.need, $0.travel) < ($1.site, $1.need, $1.travel) })
    where kept.last.map({ ($0.site, $0.need) != (arc.site, arc.need) }) ?? true {
      kept.append(arc)
    }
    self.arcs = kept
  }

  /// The same network with more stock.
  ///
  /// - Throws: ``ReserveNetworkError/tooMuch``, or ``ReserveNetworkError/negativeStock(site:)`` if more is taken
  ///   away than there is or the site does not exist.
  public func adding(_ additions: [ReserveAddition]) throws(ReserveNetworkError) -> ReserveNetwork {
    var stock = stock
    for addition in additions {
      guard stock.indices.contains(addition.site) else { throw .negativeStock(site: addition.site) }
      guard addition.amount <= Self.greatestTotal else { throw .tooMuch }
      guard addition.amount >= Kilograms(-stock[addition.site].count) else {
        throw .negativeStock(site: addition.site)
      }
      stock[addition.site] += addition.amount
    }
    return try ReserveNetwork(stock: stock, needs: needs, arcs: arcs)
  }

  /// Needs above zero that no site can serve in time, ascending. No stock anywhere helps them: only a new point
  /// or an open road does.
  ///
  /// - Complexity: O(*a* + *n*)
  public var isolatedNeeds: [Int] {
    var served = Array(repeating: false, count: needs.count)
    for arc in arcs { served[arc.need] = true }
    return needs.indices.filter { !served[$0] && needs[$0] > .zero }
  }

  private static func fits(_ masses: [Kilograms]) -> Bool {
    var sum = Kilograms.zero
    for mass in masses {
      guard mass <= greatestTotal else { return false }
      sum += mass
      guard sum <= greatestTotal else { return false }
    }
    return true
  }
}
