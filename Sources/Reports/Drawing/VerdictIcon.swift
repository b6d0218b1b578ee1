import Plans

/// The sign beside a verdict's word: a full disc with a tick, a triangle with an exclamation mark, or a dashed ring.
/// The three differ in shape, so they read in black and white.
enum VerdictIcon {
  /// The sign as an inline drawing, hidden from screen readers because the word stands beside it.
  static func markup(_ verdict: Verdict) -> Markup {
    Markup { page in
      page.element(
        "svg",
        [
          "class": "icon", "viewBox": "0 0 16 16", "xmlns": "http://www.w3.org/2000/svg",
          "aria-hidden": "true",
        ]
      ) {
        switch verdict {
        case .covered:
          $0.void("circle", ["cx": "8", "cy": "8", "r": "7", "fill": Ink.main])
          $0.void(
            "path", ["d": "M4.4 8.4L7 11L11.8 5.4", "fill": "none", "stroke": "#fff", "stroke-width": "1.9"])
        case .short:
          $0.void("path", ["d": "M8 1.2L15.4 14.6H.6Z", "fill": Ink.gap])
          $0.void("path", ["d": "M8 5.6V10M8 11.4V13.2", "stroke": "#fff", "stroke-width": "1.9"])
        case .noExposure:
          $0.void(
            "circle",
            [
              "cx": "8", "cy": "8", "r": "6.4", "fill": "none", "stroke": Ink.quiet, "stroke-width": "1.4",
              "stroke-dasharray": "2.6 2",
            ])
        }
      }
    }
  }
}
