#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// A place on the WGS 84 ellipsoid, in degrees, longitude first as in GeoJSON.
public struct Coordinate: Hashable, Codable, Sendable {
  /// Degrees east.
  public var longitude: Double
  /// Degrees north.
  public var latitude: Double

  /// A place at `longitude` degrees east and `latitude` degrees north.
  public init(longitude: Double, latitude: Double) {
    self.longitude = longitude
    self.latitude = latitude
  }

  /// Great-circle distance on a sphere of radius 6,371,008.8 m (the IUGG mean radius), by the
  /// haversine formula.
  public func distance(to other: Coordinate) -> Metres {
    let radius = 6_371_008.8
    let p1 = latitude * .pi / 180
    let p2 = other.latitude * .pi / 180
    let dp = p2 - p1
    let dl = (other.longitude - longitude) * .pi / 180
    let a = sin(dp / 2) * sin(dp / 2) + cos(p1) * cos(p2) * sin(dl / 2) * sin(dl / 2)
    return Metres(Int64((2 * radius * asin(min(1, a.squareRoot()))).rounded()))
  }
}
