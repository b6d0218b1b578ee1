/// A stretch of a route in time: how long it takes at least, and when it may start to take no longer than
/// that.
///
/// Started before `earliest` it waits, started after `latest` it is too late somewhere. Stretches join in
/// O(1) (Vidal, Crainic, Gendreau & Prins 2013), here under hard windows: a join that cannot be on time is
/// none.
struct Span: Equatable {
  var duration: Int
  var earliest: Int
  var latest: Int

  /// This stretch, a drive, another stretch; `nil` where that is late whenever it starts.
  @inline(__always)
  func followed(by next: Span, after travel: Int) -> Span? {
    let reached = duration &+ travel
    if earliest &+ reached > next.latest { return nil }
    let wait = max(next.earliest &- reached &- latest, 0)
    return Span(
      duration: reached &+ next.duration &+ wait,
      earliest: max(next.earliest &- reached, earliest) &- wait,
      latest: min(next.latest &- reached, latest))
  }
}
