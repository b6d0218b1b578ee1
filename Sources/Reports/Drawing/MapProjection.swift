import District
import Quantities

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif

/// Degrees to drawing units: plate carrée with the true scale at the middle latitude, which is exact to a
/// per mille over a district.
struct MapProjection: Sendable {
  /// A point of the drawing.
  typealias Point = (x: Double, y: Double)

  private let width: Double
  private let west: Double
  private let north: Double
  private let perDegreeEast: Double
  private let perDegreeNorth: Double
  private let left: Double
  private let top: Double
  /// Height that the places need, padding included.
  let height: Double
  /// Drawing units per kilometre.
  let unitsPerKilometre: Double

  /// A projection that fits all `places` into `width` and no more than `maxHeight`, `padding` from the edge.
  ///
  /// - Complexity: O(places)
  init(places: [Coordinate], width: Double, maxHeight: Double, padding: Double) {
    self.width = width
    let longitudes = places.map(\.longitude)
    let latitudes = places.map(\.latitude)
    west = longitudes.min() ?? 0
    north = latitudes.max() ?? 0
    let east = longitudes.max() ?? 0
    let south = latitudes.min() ?? 0
    // length of a degree of latitude on the sphere that Coordinate.distance uses
    let kilometresPerDegree = 6371.0088 * Double.pi / 180
    let shrink = cos((north + south) / 2 * .pi / 180)
    // a lone place still gets a map of one kilometre
    let kmEast = max(1, (east - west) * kilometresPerDegree * shrink)
    let kmNorth = max(1, (north - south) * kilometresPerDegree)
    let scale = min((width - 2 * padding) / kmEast, (maxHeight - 2 * padding) / kmNorth)
    unitsPerKilometre = scale
    perDegreeEast = kilometresPerDegree * shrink * scale
    perDegreeNorth = kilometresPerDegree * scale
    height = kmNorth * scale + 2 * padding
    left = (width - kmEast * scale) / 2
    top = padding
  }

  /// Where a place falls.
  func callAsFunction(_ place: Coordinate) -> Point {
    (left + (place.longitude - west) * perDegreeEast, top + (north - place.latitude) * perDegreeNorth)
  }

  /// The part of a road inside the map; `nil` when it lies outside.
  func visible(_ road: Road, of district: District) -> (Point, Point)? {
    clip(self(district.junctions[road.from].location), self(district.junctions[road.to].location))
  }

  /// The part of a line inside the map's frame (Liang and Barsky 1984); `nil` when it lies outside.
  func clip(_ a: Point, _ b: Point) -> (Point, Point)? {
    let (dx, dy) = (b.x - a.x, b.y - a.y)
    var (enter, leave) = (0.0, 1.0)
    let edge = 2.0
    for (p, q) in [
      (-dx, a.x - edge), (dx, width - edge - a.x), (-dy, a.y - edge), (dy, height - edge - a.y),
    ] {
      if p == 0 {
        if q < 0 { return nil }
      } else if p < 0 {
        enter = max(enter, q / p)
      } else {
        leave = min(leave, q / p)
      }
    }
    guard enter < leave else { return nil }
    return ((a.x + enter * dx, a.y + enter * dy), (a.x + leave * dx, a.y + leave * dy))
  }
}
