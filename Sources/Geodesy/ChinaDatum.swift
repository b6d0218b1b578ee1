public import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// What the numbers of a position mean. Hearth keeps WGS 84; Chinese maps want something else.
public enum Datum: String, CaseIterable, Codable, Sendable {
  /// World Geodetic System 1984: satellites, GPX, RFC 7946.
  case wgs84
  /// 国测局坐标: AMap (高德), Tencent and all licensed maps of China.
  case gcj02
  /// Baidu's own shift on top of GCJ-02.
  case bd09

  /// Its name as surveyors write it.
  public var name: String {
    switch self {
    case .wgs84: "WGS-84"
    case .gcj02: "GCJ-02"
    case .bd09: "BD-09"
    }
  }

  /// The rectangle outside of which the shifts are not defined and maps show WGS 84, in degrees. It is that of the public
  /// formulas, and coarser than the border.
  public static func isDefined(at place: Coordinate) -> Bool {
    (72.004...137.8347).contains(place.longitude) && (0.8293...55.8271).contains(place.latitude)
  }

  /// A WGS 84 position in this datum; outside the rectangle as it was.
  public func position(of place: Coordinate) -> Coordinate {
    guard Self.isDefined(at: place) else { return place }
    switch self {
    case .wgs84: return place
    case .gcj02: return Shift.gcj02(place)
    case .bd09: return Shift.bd09(Shift.gcj02(place))
    }
  }

  /// The WGS 84 position that ``position(of:)`` sends to `shifted`, to 10⁻⁹ degrees (0.1 mm).
  ///
  /// The shift changes by less than 2 % of the way, so taking it away again and again closes in on the place; eight times
  /// are enough.
  public func wgs84(of shifted: Coordinate) -> Coordinate {
    guard self != .wgs84 else { return shifted }
    var place = shifted
    for _ in 0..<20 {
      let image = position(of: place)
      let (east, north) = (shifted.longitude - image.longitude, shifted.latitude - image.latitude)
      place.longitude += east
      place.latitude += north
      if abs(east) < 1e-10, abs(north) < 1e-10 { break }
    }
    return place
  }
}

/// The published formulas. Their source was never printed by the office that made them; they are those that every open
/// library uses and agree with the maps to about a metre.
private enum Shift {
  /// Krasovsky 1940: semi-major axis in metres, squared eccentricity.
  static let axis = 6_378_245.0
  static let eccentricity = 0.006_693_421_622_965_943

  static func gcj02(_ place: Coordinate) -> Coordinate {
    let (x, y) = (place.longitude - 105, place.latitude - 35)
    let north =
      -100 + 2 * x + 3 * y + 0.2 * y * y + 0.1 * x * y + 0.2 * abs(x).squareRoot()
      + ripple(20, x, 6, 20, x, 2) + ripple(20, y, 1, 40, y, 1.0 / 3)
      + ripple(160, y, 1.0 / 12, 320, y, 1.0 / 30)
    let east =
      300 + x + 2 * y + 0.1 * x * x + 0.1 * x * y + 0.1 * abs(x).squareRoot()
      + ripple(20, x, 6, 20, x, 2) + ripple(20, x, 1, 40, x, 1.0 / 3)
      + ripple(150, x, 1.0 / 12, 300, x, 1.0 / 30)
    let latitude = place.latitude * .pi / 180
    let w = (1 - eccentricity * sin(latitude) * sin(latitude)).squareRoot()
    // radii of curvature along the meridian and across it
    let meridian = axis * (1 - eccentricity) / (w * w * w)
    let parallel = axis / w * cos(latitude)
    return Coordinate(
      longitude: place.longitude + east / parallel * 180 / .pi,
      latitude: place.latitude + north / meridian * 180 / .pi)
  }

  /// Two waves, in metres; frequencies in half turns per degree.
  private static func ripple(
    _ a: Double, _ u: Double, _ f: Double, _ b: Double, _ v: Double, _ g: Double
  ) -> Double {
    (a * sin(f * .pi * u) + b * sin(g * .pi * v)) * 2 / 3
  }

  static func bd09(_ place: Coordinate) -> Coordinate {
    let turn = Double.pi * 3000 / 180
    let (x, y) = (place.longitude, place.latitude)
    let radius = (x * x + y * y).squareRoot() + 0.000_02 * sin(y * turn)
    let angle = atan2(y, x) + 0.000_003 * cos(x * turn)
    return Coordinate(longitude: radius * cos(angle) + 0.0065, latitude: radius * sin(angle) + 0.006)
  }
}
