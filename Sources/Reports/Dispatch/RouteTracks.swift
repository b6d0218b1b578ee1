import District
import Geodesy
import Plans
import Quantities

/// The routes for other programs: one GeoJSON layer of all, and a GPX 1.1 track per truck. Both name their datum.
///
/// RFC 7946 and GPX know WGS-84 only; in another datum the files say so, and are for maps that ask for it.
struct RouteTracks: Sendable {
  let book: ScheduleBook
  let datum: Datum

  private var district: District { book.district }

  /// The places a drive passes, in order, each with the minute.
  func path(_ drive: Leg.Drive, _ span: Leg.Span) -> [(place: Coordinate, minute: Minutes)] {
    guard var here = book.codes.junctions[drive.from] else { return [] }
    var path = [(datum.position(of: district.junctions[here].location), span.start)]
    for stretch in drive.roads {
      guard let index = book.codes.roads[stretch.road] else { return [] }
      let road = district.roads[index]
      here = road.from == here ? road.to : road.from
      path.append((datum.position(of: district.junctions[here].location), stretch.leave))
    }
    return path
  }

  // MARK: GeoJSON

  /// One feature per drive and per stop, one a line.
  ///
  /// - Complexity: O(stretches)
  var geoJSON: String {
    var features: [JSONText] = []
    for day in book.schedule.days {
      for (trip, legs) in day.trips.map({ ($0.id, $0.legs) }) + [(day.id + "/home", day.home)] {
        for leg in legs { feature(leg, day.truck, trip).map { features.append($0) } }
      }
    }
    var text = "{\"type\":\"FeatureCollection\",\"datum\":\"\(datum.name)\",\"features\":[\n"
    for (index, feature) in features.enumerated() {
      if index > 0 { text += ",\n" }
      feature.write(to: &text)
    }
    return text + "\n]}\n"
  }

  private func feature(_ leg: Leg, _ truck: String, _ trip: String) -> JSONText? {
    let from = JSONText.string(book.clock.utc(leg.span.start, extended: true))
    let until = JSONText.string(book.clock.utc(leg.span.end, extended: true))
    let datum = JSONText.string(datum.name)
    switch leg {
    case .drive(let span, let drive):
      let path = path(drive, span)
      guard path.count > 1 else { return nil }
      return .object([
        "type": .string("Feature"),
        "geometry": .object([
          "type": .string("LineString"), "coordinates": .array(path.map { Self.position($0.place) }),
        ]),
        "properties": .object([
          "layer": .string("drive"), "truck": .string(truck), "trip": .string(trip), "from": from,
          "until": until, "cargo_kg": .integer(drive.cargoKg.count), "metres": .integer(drive.metres.count),
          "roads": .array(drive.roads.map { .string($0.road) }), "datum": datum,
        ]),
      ])
    case .load(_, let load):
      guard let site = book.codes.sites[load.site] else { return nil }
      return point(
        district.sites[site].location,
        [
          "layer": .string("load"), "truck": .string(truck), "trip": .string(trip), "from": from,
          "until": until, "site": .string(load.site), "name": .string(book.yard(load.site, .zh)),
          "dock": .integer(Int64(load.dock)), "kg": .integer(load.kg.count), "datum": datum,
        ])
    case .unload(_, let unload):
      guard let village = book.codes.villages[unload.village] else { return nil }
      return point(
        district.villages[village].location,
        [
          "layer": .string("unload"), "truck": .string(truck), "trip": .string(trip), "from": from,
          "until": until, "village": .string(unload.village),
          "name": .string(book.village(unload.village, .zh)), "urgency": .string(unload.urgency.rawValue),
          "kg": .integer(unload.kg.count), "position": .string(district.villages[village].position.rawValue),
          "datum": datum,
        ])
    case .wait, .rest: return nil
    }
  }

  private func point(_ place: Coordinate, _ properties: KeyValuePairs<String, JSONText>) -> JSONText {
    .object([
      "type": .string("Feature"),
      "geometry": .object([
        "type": .string("Point"), "coordinates": Self.position(datum.position(of: place)),
      ]),
      "properties": .object(properties),
    ])
  }

  /// Degrees to a millionth (0.1 m), longitude first.
  private static func position(_ place: Coordinate) -> JSONText {
    .array([.number(rounded(place.longitude)), .number(rounded(place.latitude))])
  }

  private static func rounded(_ degrees: Double) -> Double { (degrees * 1e6).rounded() / 1e6 }

  // MARK: GPX

  /// Every truck's tracks, by file name.
  var gpx: [(name: String, text: String)] {
    book.schedule.trucks.compactMap { truck in
      let days = book.schedule.days.filter { $0.truck == truck.id }
      guard !days.isEmpty else { return nil }
      return ("gpx/truck-\(ScheduleCalendars.fileName(truck.id)).gpx", gpx(truck, days))
    }
  }

  private func gpx(_ truck: ScheduledTruck, _ days: [TruckDay]) -> String {
    var page = Markup()
    page.element(
      "gpx",
      [
        "version": "1.1", "creator": "Hearth \(book.schedule.version)",
        "xmlns": "http://www.topografix.com/GPX/1/1", "xmlns:hearth": "urn:hearth:gpx:1",
      ]
    ) { gpx in
      gpx.element("metadata") {
        $0.element("name", text: "\(truck.id) \(book.schedule.title.zh)")
        $0.element("desc", text: "\(book.schedule.title.en); datum \(datum.name)")
        $0.element("time", text: book.clock.utc(book.schedule.now ?? .zero, extended: true))
        $0.element("keywords", text: datum.name)
        $0.element("extensions") { $0.element("hearth:datum", text: datum.name) }
      }
      gpx.newline()
      for day in days {
        for case .unload(let span, let unload) in day.legs { writeStop(span, unload, to: &gpx) }
      }
      for day in days {
        gpx.element("trk") { track in
          track.element("name", text: day.id)
          for case .drive(let span, let drive) in day.legs {
            let path = path(drive, span)
            guard path.count > 1 else { continue }
            track.element("trkseg") { segment in
              for point in path {
                segment.element("trkpt", Self.attributes(point.place)) {
                  $0.element("time", text: book.clock.utc(point.minute, extended: true))
                }
              }
            }
            track.newline()
          }
        }
        gpx.newline()
      }
    }
    return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + page.source + "\n"
  }

  private func writeStop(_ span: Leg.Span, _ unload: Leg.Unload, to gpx: inout Markup) {
    guard let village = book.codes.villages[unload.village] else { return }
    let place = datum.position(of: district.villages[village].location)
    gpx.element("wpt", Self.attributes(place)) {
      $0.element("time", text: book.clock.utc(span.start, extended: true))
      $0.element("name", text: book.village(unload.village, .zh))
      $0.element("desc", text: "\(unload.kg.count) kg, \(unload.urgency.rawValue)")
    }
    gpx.newline()
  }

  private static func attributes(_ place: Coordinate) -> [(String, String)] {
    [("lat", Format.plain(place.latitude, places: 6)), ("lon", Format.plain(place.longitude, places: 6))]
  }
}
