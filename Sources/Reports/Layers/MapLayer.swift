import District
import Plans
import Quantities

/// `map.geojson`: the plan as one RFC 7946 feature collection in WGS 84, longitude first, for QGIS and the like.
/// Every feature says what it is (`layer`) and how its position is known (`position`).
struct MapLayer: Sendable {
  let dossier: Dossier

  /// The file's text, one feature a line.
  ///
  /// - Complexity: O(features)
  var text: String {
    var text = "{\"type\":\"FeatureCollection\",\"features\":[\n"
    for (index, feature) in (roads + townships + villages + sites).enumerated() {
      if index > 0 { text += ",\n" }
      feature.write(to: &text)
    }
    return text + "\n]}\n"
  }

  private func feature(_ geometry: JSONText, _ properties: KeyValuePairs<String, JSONText>) -> JSONText {
    .object(["type": .string("Feature"), "geometry": geometry, "properties": .object(properties)])
  }

  private func position(_ place: Coordinate) -> JSONText {
    .array([.number(place.longitude), .number(place.latitude)])
  }

  private func point(_ place: Coordinate) -> JSONText {
    .object(["type": .string("Point"), "coordinates": position(place)])
  }

  private var roads: [JSONText] {
    let district = dossier.district
    return district.roads.map { road in
      feature(
        .object([
          "type": .string("LineString"),
          "coordinates": .array([
            position(district.junctions[road.from].location), position(district.junctions[road.to].location),
          ]),
        ]),
        [
          "layer": .string("road"), "id": .string(road.id), "name": .string(road.name.zh),
          "name_en": .string(road.name.en), "class": .string(road.roadClass.rawValue),
          "length_m": .integer(road.length.count), "open": .boolean(road.isOpen),
          "one_way": .boolean(road.oneWay), "position": .string(road.position.rawValue),
        ])
    }
  }

  private var townships: [JSONText] {
    dossier.district.townships.map { township in
      let planned = dossier.plan.townships.first { $0.code == township.code }
      return feature(
        point(township.location),
        [
          "layer": .string("township"), "code": .string(township.code), "name": .string(township.name.zh),
          "name_en": .string(township.name.en), "households": .integer(Int64(planned?.households ?? 0)),
          "stock_kg": .integer(planned?.stockKg.count ?? 0), "position": .string(township.position.rawValue),
        ])
    }
  }

  private var villages: [JSONText] {
    let scenario = dossier.bindingScenario
    let states = MapDrawing(dossier: dossier, language: .zh, scenario: scenario).villageStates
    return dossier.district.villages.map { village in
      let state =
        switch states[village.code] ?? .noNeed {
        case .noNeed: "no-need"
        case .met: "met"
        case .short: "short"
        }
      return feature(
        point(village.location),
        [
          "layer": .string("village"), "code": .string(village.code), "name": .string(village.name.zh),
          "name_en": .string(village.name.en),
          "township": .string(dossier.district.townships[village.township].code),
          "coal_need": .string(state), "scenario": .string(scenario?.name ?? ""),
          "position": .string(village.position.rawValue),
        ])
    }
  }

  private var sites: [JSONText] {
    dossier.plan.sites.compactMap { point in
      guard let index = dossier.site[point.id] else { return nil }
      let site = dossier.district.sites[index]
      return feature(
        self.point(site.location),
        [
          "layer": .string("site"), "id": .string(point.id), "name": .string(point.name.zh),
          "name_en": .string(point.name.en), "tier": .string(point.tier.rawValue),
          "open": .boolean(point.open), "stock_kg": .integer(point.stockKg.count),
          "capacity_kg": .integer(point.capacityKg.count),
          "reconstructed": .boolean(point.reconstructed), "position": .string(site.position.rawValue),
        ])
    }
  }
}
