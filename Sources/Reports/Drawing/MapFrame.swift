import District
import Quantities

/// What every map of the district has: names of townships, a scale and the north.
struct MapFrame: Sendable {
  /// The district.
  let district: District
  /// Language of the names.
  let language: Language
  /// Width of the map.
  let width: Double
  /// Where places fall.
  let project: MapProjection

  /// The townships' names, beside their seats.
  func drawTownships(in svg: inout SVG, _ labels: inout LabelPlacement) {
    let size = language == .zh ? 12.5 : 11
    for township in district.townships {
      let at = project(township.location)
      let name =
        Self.short(township.name[language])
        + (township.position == .estimated ? Mark.estimatedPosition.sign : "")
      let width = Ink.width(of: name, size: size)
      let box = labels.place(x: at.x, y: at.y, radius: 7, width: width, height: size + 2)
      let near = (
        x: min(max(at.x, box.x), box.x + width), y: min(max(at.y, box.y), box.y + box.height)
      )
      let away = ((near.x - at.x) * (near.x - at.x) + (near.y - at.y) * (near.y - at.y)).squareRoot()
      if away > 14 { svg.line(at.x, at.y, near.x, near.y, .line(Ink.quiet, 0.6)) }
      svg.text(name, box.x, box.y + size, size: size, bold: true, halo: true)
    }
  }

  /// A name short enough for the map: Subd. and Twp for Subdistrict and Township.
  static func short(_ name: String) -> String {
    name.replacing(" Subdistrict", with: " Subd.").replacing(" Township", with: " Twp")
  }

  /// Scale and north arrow in the lower right corner, and the room they take.
  func drawScale(in svg: inout SVG) -> LabelPlacement.Box {
    let kilometres = [20.0, 10, 5, 2, 1, 0.5].first { $0 * project.unitsPerKilometre <= 150 } ?? 0.2
    let length = kilometres * project.unitsPerKilometre
    let x = width - length - 34
    let y = project.height - 16
    for (x1, x2, y1, y2) in [
      (x, x + length, y, y), (x, x, y - 4, y + 4), (x + length, x + length, y - 4, y + 4),
    ] {
      svg.line(x1, y1, x2, y2, .line(Ink.text, 1.3))
    }
    let distance = Figure.coordinate(kilometres) + Bilingual(zh: " 公里", en: " km")[language]
    svg.text(distance, x + length / 2, y - 5, size: 11, anchor: .middle, halo: true)
    let n = (x: width - 18, y: project.height - 40)
    svg.path(
      [(n.x, n.y), (n.x + 5, n.y + 17), (n.x, n.y + 13), (n.x - 5, n.y + 17)], closed: true, .fill(Ink.text))
    svg.text(Bilingual(zh: "北", en: "N")[language], n.x, n.y - 4, size: 11, anchor: .middle, bold: true)
    return .init(x: x - 8, y: project.height - 58, width: length + 42, height: 58)
  }
}
