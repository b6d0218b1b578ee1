/// Stops of a shift that follow one another; empty = the place before a stop.
struct Stretch {
  var day: Int
  var stops: Range<Int>
}

/// What of one shift changes places with what of another, around a stop of each.
///
/// The moves are those of vehicle routing: relocate, swap, and the tails of 2-opt* (Potvin and Rousseau, "An exchange heuristic
/// for routeing problems with time windows", Journal of the Operational Research Society 46 (1995), 1433–1446), of stops and,
/// one level up, of trips.
enum Exchange: Int, CaseIterable {
  /// The stop goes before the other, after it, or changes places with it.
  case stopBefore, stopAfter, stops
  /// The rest of the trip, for the rest of the other from its stop on or after it.
  case restOfTrips, restForThoseAfter
  /// The trip goes before that of the other stop, after it, or changes places with it.
  case tripBefore, tripAfter, trips
  /// The rest of the shift, from the trip on.
  case restOfShifts

  /// How many there are.
  static var count: Int { restOfShifts.rawValue + 1 }

  /// A stop in a shift: its place, its trip with the load, and the shift's stops.
  struct Place {
    var stop: Int
    var trip: Range<Int>
    var count: Int
  }

  /// What leaves the shift of each stop for that of the other.
  func stretches(_ one: Place, _ other: Place) -> (Range<Int>, Range<Int>) {
    let stop = one.stop..<(one.stop + 1)
    switch self {
    case .stopBefore: return (stop, other.stop..<other.stop)
    case .stopAfter: return (stop, (other.stop + 1)..<(other.stop + 1))
    case .stops: return (stop, other.stop..<(other.stop + 1))
    case .restOfTrips: return (one.stop..<one.trip.upperBound, other.stop..<other.trip.upperBound)
    case .restForThoseAfter:
      return (one.stop..<one.trip.upperBound, (other.stop + 1)..<other.trip.upperBound)
    case .tripBefore: return (one.trip, other.trip.lowerBound..<other.trip.lowerBound)
    case .tripAfter: return (one.trip, other.trip.upperBound..<other.trip.upperBound)
    case .trips: return (one.trip, other.trip)
    case .restOfShifts:
      return (one.trip.lowerBound..<one.count, other.trip.lowerBound..<other.count)
    }
  }
}
