/// One drawing: typed shapes in, a complete `<svg>` element out. It needs nothing from outside, so it can be
/// cut out of the page and used alone.
struct SVG: Sendable {
  /// Horizontal alignment of a text.
  enum Anchor: String, Sendable {
    case start, middle, end
  }
  /// How a shape is filled and drawn around.
  struct Paint: Sendable {
    /// Fill: a colour, `none`, or a pattern of this drawing.
    var fill = "none"
    /// Line colour.
    var stroke = "none"
    /// Line width.
    var width = 1.0
    /// Dashes, e.g. `4 3`; empty for a full line.
    var dashes = ""

    /// Only a fill.
    static func fill(_ colour: String) -> Paint { Paint(fill: colour) }
    /// Only a line.
    static func line(_ colour: String, _ width: Double, dashes: String = "") -> Paint {
      Paint(stroke: colour, width: width, dashes: dashes)
    }
  }

  /// Unique within a page; patterns are named after it.
  let id: String
  /// Width in drawing units.
  let width: Double
  /// Height in drawing units.
  var height: Double
  /// What a screen reader says.
  let title: String
  private var body = Markup()
  private var patterns: Set<Pattern> = []

  /// An empty drawing.
  init(id: String, width: Double, height: Double, title: String) {
    self.id = id
    self.width = width
    self.height = height
    self.title = title
  }

  /// A straight line.
  mutating func line(_ x1: Double, _ y1: Double, _ x2: Double, _ y2: Double, _ paint: Paint) {
    path([(x1, y1), (x2, y2)], closed: false, paint)
  }

  /// A polyline or polygon.
  mutating func path(_ points: [(x: Double, y: Double)], closed: Bool, _ paint: Paint) {
    var d = ""
    for (i, point) in points.enumerated() {
      d += "\(i == 0 ? "M" : "L")\(Figure.coordinate(point.x)) \(Figure.coordinate(point.y))"
    }
    shape("path", ["d": closed ? d + "Z" : d], paint)
  }

  /// Lines in the language of the `d` attribute, coordinates as ``Figure/coordinate(_:)`` writes them.
  mutating func outline(_ d: String, _ paint: Paint) {
    if !d.isEmpty { shape("path", ["d": d], paint) }
  }

  /// A rectangle.
  mutating func rect(_ x: Double, _ y: Double, _ width: Double, _ height: Double, _ paint: Paint) {
    path(
      [(x, y), (x + width, y), (x + width, y + height), (x, y + height)], closed: true, paint)
  }

  /// A circle.
  mutating func circle(_ x: Double, _ y: Double, radius: Double, _ paint: Paint) {
    shape(
      "circle",
      [
        "cx": Figure.coordinate(x), "cy": Figure.coordinate(y), "r": Figure.coordinate(radius),
      ], paint)
  }

  /// A text with its baseline at `y`; `halo` puts a white edge around it so that it reads over lines.
  mutating func text(
    _ text: String, _ x: Double, _ y: Double, size: Double = 11, anchor: Anchor = .start,
    colour: String = Ink.text, bold: Bool = false, halo: Bool = false
  ) {
    var attributes = [
      ("x", Figure.coordinate(x)), ("y", Figure.coordinate(y)), ("font-size", Figure.coordinate(size)),
      ("text-anchor", anchor.rawValue), ("fill", colour),
    ]
    if bold { attributes.append(("font-weight", "700")) }
    if halo {
      attributes += [
        ("stroke", "#fff"), ("stroke-width", "3"), ("stroke-linejoin", "round"), ("paint-order", "stroke"),
      ]
    }
    body.element("text", attributes) { $0.text(text) }
  }

  /// The paint that fills with a pattern.
  mutating func paint(_ pattern: Pattern, stroke: String = "none", width: Double = 1) -> Paint {
    patterns.insert(pattern)
    return Paint(fill: "url(#\(id)-\(pattern.rawValue))", stroke: stroke, width: width)
  }

  /// The finished element.
  var markup: Markup {
    Markup { page in
      page.element(
        "svg",
        [
          "xmlns": "http://www.w3.org/2000/svg",
          "viewBox": "0 0 \(Figure.coordinate(width)) \(Figure.coordinate(height))",
          "role": "img", "aria-labelledby": "\(id)-title", "font-family": Ink.fonts,
        ]
      ) { svg in
        svg.element("title", ["id": "\(id)-title"], text: title)
        if !patterns.isEmpty {
          svg.element("defs") { defs in
            for pattern in Pattern.allCases where patterns.contains(pattern) {
              pattern.write(to: &defs, id: "\(id)-\(pattern.rawValue)")
            }
          }
        }
        svg.append(body)
      }
    }
  }

  private mutating func shape(
    _ name: String, _ geometry: KeyValuePairs<String, String>, _ paint: Paint
  ) {
    var attributes = geometry.map { ($0.key, $0.value) }
    attributes.append(("fill", paint.fill))
    if paint.stroke != "none" {
      attributes.append(("stroke", paint.stroke))
      attributes.append(("stroke-width", Figure.coordinate(paint.width)))
      attributes.append(("stroke-linejoin", "round"))
      if !paint.dashes.isEmpty { attributes.append(("stroke-dasharray", paint.dashes)) }
    }
    body.void(name, attributes)
  }
}
