public import Quantities

/// Coal to add at one site.
public struct ReserveAddition: Hashable, Codable, Sendable {
  /// Index of the site.
  public var site: Int
  /// How much.
  public var amount: Kilograms

  /// `amount` more at `site`.
  public init(site: Int, amount: Kilograms) {
    self.site = site
    self.amount = amount
  }
}

/// Where a site could hold more, and what that costs.
public struct ReserveRoom: Hashable, Sendable {
  /// What still fits.
  public var spare: Kilograms
  /// Cost per tonne added.
  public var fenPerTonne: Fen

  /// Room for `spare` at `fenPerTonne`.
  public init(spare: Kilograms, fenPerTonne: Fen) {
    self.spare = spare
    self.fenPerTonne = fenPerTonne
  }
}

/// Why rooms do not fit a network.
public enum ReserveRemedyError: Error, Hashable, Sendable {
  /// There is not one room per site.
  case wrongNumberOfRooms
  /// This site's room or cost is below zero, or above ``ReserveNetwork/greatestTotal`` (kg, fen per tonne).
  case badRoom(site: Int)
}

/// The least that more stock at existing sites must be to meet the needs, and what stock cannot mend.
public struct ReserveRemedy: Hashable, Codable, Sendable {
  /// What to add, by site. Every kilogram of it is delivered.
  public var additions: [ReserveAddition]
  /// What that costs, rounded up to whole fen per site.
  public var cost: Fen
  /// What stays unmet even then, for want of storage or of a way there.
  public var stillShort: Kilograms
  /// Needs that no site can serve in time: they wait for a new point or an open road.
  public var isolatedNeeds: [Int]

  /// A remedy.
  public init(additions: [ReserveAddition], cost: Fen, stillShort: Kilograms, isolatedNeeds: [Int]) {
    self.additions = additions
    self.cost = cost
    self.stillShort = stillShort
    self.isolatedNeeds = isolatedNeeds
  }

  /// All that is added.
  public var added: Kilograms { additions.total { $0.amount } }
}

extension ReserveNetwork {
  /// The cheapest additions to the stock that raise what can be delivered as far as `rooms` (one per site) allow,
  /// and no kilogram more than that takes.
  ///
  /// The additions that can all be delivered on top of a greatest flow form a polymatroid, so filling the
  /// cheapest site first, each as far as it is any use, is optimal (Edmonds 1970). Equal costs are filled by
  /// index.
  ///
  /// - Complexity: that of one greatest flow and one further flow per site with room.
  /// - Throws: ``ReserveRemedyError``.
  public func remedy(rooms: [ReserveRoom]) throws(ReserveRemedyError) -> ReserveRemedy {
    guard rooms.count == stock.count else { throw .wrongNumberOfRooms }
    let bad = rooms.firstIndex {
      $0.spare < .zero || $0.spare > Self.greatestTotal
        || $0.fenPerTonne < .zero || $0.fenPerTonne.count > Self.greatestTotal.count
    }
    if let bad { throw .badRoom(site: bad) }

    var network = flowNetwork(minutes: false)
    var short = needs.total { $0 } - Kilograms(network.augment(from: source, to: sink))
    var additions: [ReserveAddition] = []
    for site in rooms.indices.sorted(by: { (rooms[$0].fenPerTonne, $0) < (rooms[$1].fenPerTonne, $1) }) {
      guard short > .zero else { break }
      let offered = min(rooms[site].spare, short)
      guard offered > .zero else { continue }
      network.widen(arcInto(site: site), by: offered.count)
      let taken = Kilograms(network.augment(from: source, to: sink))
      // Nothing more can pass this site: later sites do not open a way for it.
      if taken > .zero { additions.append(ReserveAddition(site: site, amount: taken)) }
      short -= taken
    }
    additions.sort { $0.site < $1.site }
    return ReserveRemedy(
      additions: additions, cost: additions.total { rooms[$0.site].cost(of: $0.amount) }, stillShort: short,
      isolatedNeeds: isolatedNeeds)
  }
}

extension ReserveRoom {
  /// Rounded up to whole fen. Wide arithmetic, since tonnes times price may pass 64 bits before the division.
  fileprivate func cost(of amount: Kilograms) -> Fen {
    let (kilofen, rest) = (Int128(amount.count) * Int128(fenPerTonne.count)).quotientAndRemainder(
      dividingBy: 1000)
    return Fen(Int64(clamping: rest > 0 ? kilofen + 1 : kilofen))
  }
}
