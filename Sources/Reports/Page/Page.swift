import Plans
import Quantities

/// The report in one language: a single file without scripts, pictures or links to the network.
///
/// Each part of the page is an extension in a file of its own, in the order in which it is read.
struct Page: Sendable {
  /// What it is made from.
  let dossier: Dossier
  /// The language of all its words.
  let language: Language

  /// Name of the report file in a language.
  static func fileName(_ language: Language) -> String {
    switch language {
    case .zh: "report.html"
    case .en: "report.en.html"
    }
  }

  var plan: Plan { dossier.plan }

  /// One of two wordings.
  func words(_ zh: String, _ en: String) -> String { language == .zh ? zh : en }

  /// The whole file.
  var html: String {
    var page = Markup()
    page.element("html", ["lang": words("zh-Hans", "en")]) { html in
      html.element("head") { head in
        head.void("meta", ["charset": "utf-8"])
        head.void("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"])
        head.element("title", text: title)
        head.style(StyleSheet.text)
      }
      html.newline()
      html.element("body", ["class": language.rawValue]) { body in
        writeLanguageSwitch(to: &body)
        body.element("main") { main in
          for write in [
            writeFront, writeGaps, writePoints, writeTownships, writePellets, writeWorth, writeBasis, writeTerms,
            writeSheets, writeSources,
          ] {
            write(&main)
            main.newline()
          }
        }
      }
    }
    return "<!DOCTYPE html>\n" + page.source + "\n"
  }

  /// The report's title.
  var title: String {
    words(
      "\(plan.district.name.zh)应急取暖清洁煤储备方案", "Emergency Clean-Coal Reserve Plan, \(plan.district.name.en)")
  }

  private func writeLanguageSwitch(to body: inout Markup) {
    body.element("nav", ["class": "switch"]) {
      switch language {
      case .zh:
        $0.element("a", ["href": Self.fileName(.en), "hreflang": "en", "lang": "en"], text: "English")
      case .en:
        $0.element("a", ["href": Self.fileName(.zh), "hreflang": "zh-Hans", "lang": "zh-Hans"], text: "中文")
      }
    }
  }

  // MARK: Blocks shared by all parts

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

  /// A verdict as sign and word.
  func verdict(_ verdict: Verdict) -> Markup {
    Markup {
      $0.element("span", ["class": "verdict \(verdict.rawValue)"]) {
        $0.append(VerdictIcon.markup(verdict))
        $0.text(verdict.label[language])
      }
    }
  }

  /// How much of the plan rests on guesses.
  var shares: String {
    let share = plan.provenance
    return words(
      "应急需求中 \(Figure.percent(share.estimatedPositionShare)) 落在估计位置○上；户数中 \(Figure.percent(share.reconstructedShare)) 是推算◇或假定△的；"
        + "政策参数中 \(share.assumedSettings.count) 项是假定△。",
      "\(Figure.percent(share.estimatedPositionShare)) of the emergency need stands at estimated positions○; \(Figure.percent(share.reconstructedShare)) of the households are reconstructed◇ or assumed△; "
        + "\(share.assumedSettings.count) policy settings are assumed△.")
  }

  /// Signs for a caption.
  func signs(_ marks: [Mark]) -> String { marks.map(\.sign).joined() }

  /// What the signs mean, and on the first page how much of the plan carries them.
  func writeMarkLegend(to main: inout Markup, withShares: Bool = false) {
    main.element("p", ["class": "legend"]) { line in
      if withShares { line.element("span", ["class": "lead"], text: shares) }
      for mark in Mark.allCases {
        line.element("span") {
          $0.element("b", text: mark.sign + words(" ", " ") + mark.label[language])
          $0.text(words("：", ": ") + mark.meaning[language])
        }
        line.text(" ")
      }
    }
  }
}
