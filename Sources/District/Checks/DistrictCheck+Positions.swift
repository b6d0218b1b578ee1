import Quantities
import Tables

extension DistrictCheck {
  /// Nothing of a district lies farther than this from the middle of its township seats. The largest
  /// county-level districts of China outside the far west reach about 80 km from their middle.
  private static let radius = Metres(80_000)
  /// Suppliers may stand outside the district, but a truck must come back within a shift.
  private static let supplierRadius = Metres(150_000)

  /// Coordinates that are swapped, projected, zero or far away.
  func checkPositions(_ diagnostics: inout Diagnostics) {
    let centre = centre
    for (unit, row) in draft.townships.entries {
      check(unit.location, row, centre, Self.radius, &diagnostics)
    }
    for (unit, row) in draft.junctions.entries {
      check(unit.location, row, centre, Self.radius, &diagnostics)
    }
    for (unit, row) in draft.villages.entries { check(unit.location, row, centre, Self.radius, &diagnostics) }
    for (unit, row) in draft.suppliers.entries {
      check(unit.location, row, centre, Self.supplierRadius, &diagnostics)
    }
    for (unit, row) in draft.sites.entries { check(unit.location, row, centre, Self.radius, &diagnostics) }
    checkSharedPoints(&diagnostics)
  }

  /// The median seat, which one wrong row cannot move far.
  private var centre: Coordinate? {
    let places = draft.townships.values.map(\.location).filter { fault(of: $0) == nil }
    guard !places.isEmpty else { return nil }
    let longitudes = places.map(\.longitude).sorted()
    let latitudes = places.map(\.latitude).sorted()
    return Coordinate(longitude: longitudes[places.count / 2], latitude: latitudes[places.count / 2])
  }

  private enum Fault { case zero, projected, swapped, notDegrees }

  /// What is wrong with a coordinate by itself. China lies between 73° and 136° east, 3° and 54° north.
  private func fault(of place: Coordinate) -> Fault? {
    let (lon, lat) = (place.longitude, place.latitude)
    if lon == 0 && lat == 0 { return .zero }
    if abs(lon) > 1_000 || abs(lat) > 1_000 { return .projected }
    if (73...136).contains(lat) && (3...54).contains(lon) { return .swapped }
    if abs(lon) > 180 || abs(lat) > 90 { return .notDegrees }
    return nil
  }

  private func check(
    _ place: Coordinate, _ row: Row, _ centre: Coordinate?, _ radius: Metres, _ diagnostics: inout Diagnostics
  ) {
    let found = "\(place.longitude), \(place.latitude)"
    switch fault(of: place) {
    case .zero:
      diagnostics.report(
        .error, "position.zero", at: row.place("lon"), found: found,
        Bilingual(zh: "经纬度都是 0，说明没有填位置。", en: "Longitude and latitude are both 0: no position was entered."),
        remedy: Bilingual(
          zh: "请填写真实坐标；不知道就填估计位置，position 写 estimated。",
          en: "Enter the real position; if unknown, an estimate with position = estimated."))
    case .projected:
      diagnostics.report(
        .error, "position.projected", at: row.place("lon"), found: found,
        Bilingual(zh: "这是以米计的投影坐标，不是经纬度。", en: "These are projected metres, not degrees."),
        remedy: Bilingual(zh: "请换算成 WGS84 十进制度。", en: "Convert them to WGS 84 decimal degrees."))
    case .swapped:
      diagnostics.report(
        .error, "position.swapped", at: row.place("lon"), found: found,
        Bilingual(zh: "经度和纬度填反了。", en: "Longitude and latitude are swapped."),
        remedy: Bilingual(
          zh: "请改成 lon = \(place.latitude)，lat = \(place.longitude)。",
          en: "Write lon = \(place.latitude), lat = \(place.longitude)."))
    case .notDegrees:
      diagnostics.report(
        .error, "position.not-degrees", at: row.place(abs(place.longitude) > 180 ? "lon" : "lat"),
        found: found,
        Bilingual(zh: "不是有效的经纬度。", en: "Not a longitude and latitude."),
        remedy: Bilingual(
          zh: "请填 WGS84 十进制度，例如 112.43 和 39.32。",
          en: "Enter WGS 84 decimal degrees, e.g. 112.43 and 39.32."))
    case nil:
      guard let centre else { return }
      let distance = centre.distance(to: place)
      guard distance > radius else { return }
      let km = Int(distance.kilometres.rounded())
      diagnostics.report(
        .error, "position.outside", at: row.place("lon"), found: found,
        Bilingual(
          zh: "这个位置离本区中心 \(km) 公里，超出 \(Int(radius.kilometres)) 公里范围。",
          en:
            "This position is \(km) km from the middle of the district; the limit is \(Int(radius.kilometres)) km."
        ),
        remedy: Bilingual(zh: "请检查是不是填错了数字或坐标系。", en: "Check the digits and the coordinate system."))
    }
  }

  private func checkSharedPoints(_ diagnostics: inout Diagnostics) {
    var first: [Coordinate: Int] = [:]
    for (index, (village, row)) in draft.villages.entries.enumerated() {
      guard let other = first[village.location] else {
        first[village.location] = index
        continue
      }
      let twin = draft.villages.values[other]
      diagnostics.report(
        .warning, "position.shared", at: row.place("lon"),
        found: "\(village.location.longitude), \(village.location.latitude)",
        Bilingual(
          zh: "\(village.name.zh) 与 \(twin.name.zh)（\(twin.code)）的坐标完全相同。",
          en: "\(village.name.en) and \(twin.name.en) (\(twin.code)) stand at the same point."),
        remedy: Bilingual(zh: "请核对是不是复制了同一行。", en: "Check whether a row was copied."))
    }
  }
}
