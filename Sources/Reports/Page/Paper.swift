import Quantities

/// Something to be read and printed, in one language.
protocol Paper: Sendable {
  /// The language of all its words.
  var language: Language { get }
}

extension Markup {
  /// Room to write something in, which stays on the line of its label.
  mutating func field(_ label: String) {
    element("span", ["class": "field"]) {
      $0.text(label + " ")
      $0.element("span", ["class": "blank"], text: "")
    }
  }
}

extension Paper {
  /// One of two wordings.
  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// A single file without scripts, pictures or links to the network.
  ///
  /// - Parameters:
  ///   - fileName: Its name in a language, for the link to the other.
  ///   - style: Its look.
  ///   - parts: In the order in which they are read.
  func document(
    title: String, fileName: (Language) -> String, style: StaticString = StyleSheet.text,
    parts: [(inout Markup) -> Void]
  ) -> String {
    var page = Markup()
    page.element("html", ["lang": words("zh-Hans", "en")]) { html in
      html.element("head") { head in
        head.void("meta", ["charset": "utf-8"])
        head.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        head.element("title", text: title)
        head.style(style)
      }
      html.newline()
      html.element("body", ["class": language.rawValue]) { body in
        body.element("nav", ["class": "switch"]) {
          switch language {
          case .zh:
            $0.element("a", ["href": fileName(.en), "hreflang": "en", "lang": "en"], text: "English")
          case .en:
            $0.element("a", ["href": fileName(.zh), "hreflang": "zh-Hans", "lang": "zh-Hans"], text: "中文")
          }
        }
        body.element("main") { main in
          for write in parts {
            write(&main)
            main.newline()
          }
        }
      }
    }
    return "<!DOCTYPE html>\n" + page.source + "\n"
  }

  /// A section with its heading; `number` counts from 1.
  func section(
    _ number: Int, _ zh: String, _ en: String, in main: inout Markup, _ content: (inout Markup) -> Void
  ) {
    let numerals = ["〇", "一", "二", "三", "四", "五", "六", "七", "八", "九"]
    main.element("section") {
      $0.element("h2", text: words("\(numerals[number % 10])、\(zh)", "\(number). \(en)"))
      content(&$0)
    }
  }

  /// A paragraph.
  func paragraph(_ zh: String, _ en: String, kind: String = "body", in main: inout Markup) {
    main.element("p", ["class": kind], text: words(zh, en))
  }

  /// A figure with its caption.
  func figure(_ drawing: SVG, caption: String, note: String = "", in main: inout Markup) {
    main.element("figure") {
      $0.element("figcaption", text: caption)
      $0.append(drawing.markup)
      if !note.isEmpty { $0.element("p", ["class": "note"], text: note) }
    }
  }
}
