/// Why a problem was refused.
public enum RoutingError: Error, Sendable, Hashable {
  /// An index is out of range, or a table has the wrong length.
  case malformed(String)
  /// A number is negative or so large that sums could overflow.
  case badNumber(String)
  /// A solution handed over as a start does not belong to the problem.
  case wrongStart(String)
}

extension RoutingProblem {
  /// Distances, times, loads and costs of one thing are at most this, so that no sum overflows.
  public static let greatest = 1_000_000_000
  /// Clients and depots: a distance for each pair of them is kept, 4 bytes each, where places have one.
  static let mostPlaces = 100_000

  /// Checks every index and number once, so that nothing after it needs to.
  ///
  /// - Complexity: O(clients + depots + vehicles + size of ``travel``)
  public func validate() throws(RoutingError) {
    guard let places = travel.first?.places, places <= Self.mostPlaces else { throw .malformed("travel") }
    for (profile, travel) in travel.enumerated() {
      guard travel.places == places else { throw .malformed("places of travel \(profile)") }
      switch travel {
      case .plane(let x, let y, let rounding):
        let scale =
          switch rounding {
          case .nearest(let scale), .down(let scale): scale
          }
        guard y.count == x.count else { throw .malformed("travel \(profile)") }
        guard scale.isFinite, scale > 0, (x + y).allSatisfy({ abs($0) * scale * 3 <= Double(Self.greatest) })
        else { throw .badNumber("travel \(profile)") }
      case .matrix(_, let distance, let duration):
        guard distance.count == places * places, duration.count == places * places else {
          throw .malformed("travel \(profile)")
        }
        guard (distance + duration).allSatisfy({ Self.isFit(Int($0)) }) else {
          throw .badNumber("travel \(profile)")
        }
      }
    }
    for (index, depot) in depots.enumerated() {
      guard (0..<places).contains(depot.place) else { throw .malformed("place of depot \(index)") }
      guard Self.isFit(depot.loading), Self.isFit(depot.window) else { throw .badNumber("depot \(index)") }
    }
    for (index, client) in clients.enumerated() {
      guard (0..<places).contains(client.place) else { throw .malformed("place of client \(index)") }
      guard [client.demand, client.service, client.release, client.refusalCost ?? 0].allSatisfy(Self.isFit),
        Self.isFit(client.window)
      else { throw .badNumber("client \(index)") }
    }
    guard (1...Self.mostClasses).contains(vehicles.count) else { throw .malformed("vehicles") }
    for (index, vehicle) in vehicles.enumerated() {
      guard depots.indices.contains(vehicle.depot), travel.indices.contains(vehicle.profile) else {
        throw .malformed("vehicle class \(index)")
      }
      let numbers = [
        vehicle.capacity, vehicle.fixedCost, vehicle.costPerDistance, vehicle.costPerDuration,
        vehicle.count ?? 0, vehicle.maxDistance ?? 0, vehicle.maxDuration ?? 0, vehicle.maxTrips,
      ]
      guard numbers.allSatisfy(Self.isFit), Self.isFit(vehicle.shift) else {
        throw .badNumber("vehicle class \(index)")
      }
    }
  }

  private static func isFit(_ number: Int) -> Bool { (0...greatest).contains(number) }
  private static func isFit(_ window: ClosedRange<Int>) -> Bool {
    isFit(window.lowerBound) && isFit(window.upperBound)
  }
}
