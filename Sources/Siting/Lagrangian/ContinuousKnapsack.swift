/// A need that a site could serve at a gain.
struct Offer: BitwiseCopyable {
  /// Cost per tonne less the need's multiplier; negative.
  var ratio: Double
  /// Index of the need.
  var need: Int32

  /// Ratios first; of equal ones the lower index. Total, so that a threshold says exactly which offers come before it.
  @inline(__always)
  static func precedes(_ a: Offer, _ b: Offer) -> Bool {
    a.ratio < b.ratio || (a.ratio == b.ratio && a.need < b.need)
  }
}

/// How a site's room is filled by its best offers.
struct Filling: BitwiseCopyable {
  /// Σ ratio · tonnes taken; at most 0.
  var value = 0.0
  /// Offers before this ratio (and, at this ratio, before ``need``) are taken whole; infinite = all of them.
  var ratio = Double.infinity
  /// The offer that is taken in part.
  var need = Int32.max
  /// How many offers are taken whole.
  var count: Int32 = 0
  /// The part of it that is taken.
  var share = 0.0

  /// Nothing is taken.
  static var nothing: Filling { Filling(value: 0, ratio: -.infinity, need: -1, count: 0, share: 0) }

  /// Part of an offer that is taken.
  @inline(__always)
  func taken(_ ratio: Double, _ need: Int32) -> Double {
    if ratio < self.ratio { return 1 }
    if ratio > self.ratio || need > self.need { return 0 }
    return need < self.need ? 1 : share
  }
}

/// The continuous knapsack
///
///     min Σ_j r_j d_j x_j   over  Σ_j d_j x_j ≤ room,  0 ≤ x_j ≤ 1,        r < 0
///
/// by quickselect on the ratio (Balas & Zemel, Operations Research 28, 1980, 1130–1154): the order among the offers
/// that fit is never needed.
///
/// - Parameters:
///   - offers: In any order; rearranged, with those taken whole in front.
///   - demand: Per need, t.
/// - Complexity: O(count) expected
@inline(__always)
func fillKnapsack(
  _ offers: UnsafeMutablePointer<Offer>, _ count: Int, room: Double, demand: Span<Double>
) -> Filling {
  var low = 0
  var high = count
  var left = room
  var value = 0.0
  while high &- low > 12 {
    let middle = low &+ (high &- low) / 2
    let pivot = medianOfThree(offers[low], offers[middle], offers[high &- 1])
    var split = low
    var load = 0.0
    var worth = 0.0
    var at = low
    while at < high {
      let offer = offers[at]
      if Offer.precedes(offer, pivot) {
        offers[at] = offers[split]
        offers[split] = offer
        split = split &+ 1
        let tonnes = demand[unchecked: Int(offer.need)]
        load += tonnes
        worth += tonnes * offer.ratio
      }
      at = at &+ 1
    }
    if load > left {
      high = split
      continue
    }
    // everything before the pivot fits; the pivot itself is the first of the rest, wherever it landed
    left -= load
    value += worth
    let tonnes = demand[unchecked: Int(pivot.need)]
    if tonnes > left {
      return Filling(
        value: value + left * pivot.ratio, ratio: pivot.ratio, need: pivot.need,
        count: Int32(truncatingIfNeeded: split), share: left / tonnes)
    }
    left -= tonnes
    value += tonnes * pivot.ratio
    at = split
    while offers[at].need != pivot.need { at = at &+ 1 }
    offers[at] = offers[split]
    offers[split] = pivot
    low = split &+ 1
  }
  var at = low &+ 1
  while at < high {
    let offer = offers[at]
    var hole = at
    while hole > low, Offer.precedes(offer, offers[hole &- 1]) {
      offers[hole] = offers[hole &- 1]
      hole = hole &- 1
    }
    offers[hole] = offer
    at = at &+ 1
  }
  at = low
  while at < high {
    let offer = offers[at]
    let tonnes = demand[unchecked: Int(offer.need)]
    if tonnes > left {
      return Filling(
        value: value + left * offer.ratio, ratio: offer.ratio, need: offer.need,
        count: Int32(truncatingIfNeeded: at), share: left / tonnes)
    }
    left -= tonnes
    value += tonnes * offer.ratio
    at = at &+ 1
  }
  return Filling(value: value, count: Int32(truncatingIfNeeded: count))
}

/// The same knapsack where it is known about where room ends, as from one sweep to the next: one pass without a branch to
/// mispredict splits the offers there, and the few beyond are given back, or taken, one by one.
///
/// - Parameters:
///   - guess: The ratio at which room ended last time; infinite = nothing is known.
/// - Complexity: O(count) where the guess is good, expected O(count) where it is not.
@inline(__always)
func fillKnapsack(
  _ offers: UnsafeMutablePointer<Offer>, _ count: Int, room: Double, demand: Span<Double>, near guess: Double
) -> Filling {
  var split = 0
  var load = 0.0
  var worth = 0.0
  var at = 0
  guard guess > -.infinity, guess < .infinity else {
    while at < count {
      let tonnes = demand[unchecked: Int(offers[at].need)]
      load += tonnes
      worth += tonnes * offers[at].ratio
      at = at &+ 1
    }
    return load <= room
      ? Filling(value: worth, count: Int32(truncatingIfNeeded: count))
      : fillKnapsack(offers, count, room: room, demand: demand)
  }
  while at < count {
    let offer = offers[at]
    offers[at] = offers[split]
    offers[split] = offer
    let isBefore = offer.ratio < guess
    let tonnes = isBefore ? demand[unchecked: Int(offer.need)] : 0
    load += tonnes
    worth += tonnes * offer.ratio
    split = split &+ (isBefore ? 1 : 0)
    at = at &+ 1
  }
  let few = 4
  if load > room {
    for _ in 0..<few where split > 0 {
      var last = 0
      at = 1
      while at < split {
        if Offer.precedes(offers[last], offers[at]) { last = at }
        at = at &+ 1
      }
      let offer = offers[last]
      let tonnes = demand[unchecked: Int(offer.need)]
      split = split &- 1
      offers[last] = offers[split]
      offers[split] = offer
      load -= tonnes
      worth -= tonnes * offer.ratio
      if load <= room {
        let left = min(room - load, tonnes)
        return Filling(
          value: worth + left * offer.ratio, ratio: offer.ratio, need: offer.need,
          count: Int32(truncatingIfNeeded: split), share: left / tonnes)
      }
    }
    return fillKnapsack(offers, split, room: room, demand: demand)
  }
  var left = room - load
  for _ in 0..<few {
    if split == count { return Filling(value: worth, count: Int32(truncatingIfNeeded: count)) }
    var first = split
    at = split &+ 1
    while at < count {
      if Offer.precedes(offers[at], offers[first]) { first = at }
      at = at &+ 1
    }
    let offer = offers[first]
    let tonnes = demand[unchecked: Int(offer.need)]
    if tonnes > left {
      return Filling(
        value: worth + left * offer.ratio, ratio: offer.ratio, need: offer.need,
        count: Int32(truncatingIfNeeded: split), share: left / tonnes)
    }
    offers[first] = offers[split]
    offers[split] = offer
    split = split &+ 1
    left -= tonnes
    worth += tonnes * offer.ratio
  }
  var rest = fillKnapsack(offers + split, count &- split, room: left, demand: demand)
  rest.value += worth
  rest.count += Int32(truncatingIfNeeded: split)
  return rest
}

@inline(__always)
private func medianOfThree(_ a: Offer, _ b: Offer, _ c: Offer) -> Offer {
  let (low, high) = Offer.precedes(a, b) ? (a, b) : (b, a)
  if Offer.precedes(c, low) { return low }
  return Offer.precedes(c, high) ? c : high
}
