/// A need as the dispatcher sees it: small, because all of them are looked at for every order.
struct Request: Sendable {
  /// kg asked for from the hour on that is burnt next, neither in the village nor on their way.
  var lacking: Int64
  /// kg on their way.
  var underWay: Int64 = 0
  /// First minute in which coal may be ordered for it.
  var release: Int32
  var isPriority: Bool
  /// Whether `bareHour` and `hoursToCold` hold.
  var isFresh = false
  /// The first hour that fuel in the village and on its way does not fill; −1 where it fills all.
  var bareHour: Int32 = -1
  /// Hours from the bare hour's begin until its first house is cold.
  var hoursToCold = 0.0
  /// The nearest site with stock, and its minutes; −1 where none reaches it. As of `stamp`.
  var site: Int32 = -1
  var minutes: Int32 = 0
  var stamp: Int32 = 0
}
