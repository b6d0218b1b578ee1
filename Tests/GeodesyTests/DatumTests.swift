import Geodesy
import Quantities
import Testing

struct DatumTests {
  private func isNear(_ a: Coordinate, _ b: Coordinate, _ degrees: Double) -> Bool {
    abs(a.longitude - b.longitude) < degrees && abs(a.latitude - b.latitude) < degrees
  }

  /// The pair that open libraries print in their documentation.
  @Test func `Beijing's published pair of coordinates comes out`() {
    let place = Coordinate(longitude: 116.404, latitude: 39.915)
    let gcj = Coordinate(longitude: 116.410_244_499_169_38, latitude: 39.916_404_281_501_64)
    #expect(isNear(Datum.gcj02.position(of: place), gcj, 1e-9))
  }

  @Test func `Baidu's shift of a published GCJ-02 place comes out`() {
    let gcj = Coordinate(longitude: 116.404, latitude: 39.915)
    let bd = Coordinate(longitude: 116.410_369_493_710_29, latitude: 39.921_336_993_510_21)
    #expect(isNear(Datum.bd09.position(of: Datum.gcj02.wgs84(of: gcj)), bd, 1e-9))
  }

  @Test(arguments: Datum.allCases) func `there and back again is the same place`(datum: Datum) {
    for longitude in stride(from: 74.0, through: 134, by: 3.7) {
      for latitude in stride(from: 2.0, through: 54, by: 2.9) {
        let place = Coordinate(longitude: longitude, latitude: latitude)
        #expect(isNear(datum.wgs84(of: datum.position(of: place)), place, 1e-6))
      }
    }
  }

  @Test(arguments: Datum.allCases) func `outside China nothing is shifted`(datum: Datum) {
    let london = Coordinate(longitude: -0.1275, latitude: 51.5072)
    #expect(!Datum.isDefined(at: london))
    #expect(datum.position(of: london) == london)
    #expect(datum.wgs84(of: london) == london)
  }

  @Test func `inside China the shift is hundreds of metres, never kilometres`() {
    let place = Coordinate(longitude: 112.425, latitude: 39.318)
    let metres = [Datum.gcj02, .bd09].map { place.distance(to: $0.position(of: place)) }
    for metre in metres { #expect((100...1500).contains(metre.count)) }
  }
}
