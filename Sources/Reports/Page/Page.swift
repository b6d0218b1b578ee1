import Plans
import Quantities

/// The report in one language: a single file without scripts, pictures or links to the network.
///
/// Each part of the page is an extension in a file of its own, in the order in which it is read.
struct Page: Paper {
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

  /// The whole file.
  var html: String {
    document(
      title: title, fileName: Self.fileName,
      parts: [
        writeFront, writeGaps, writePoints, writeTownships, writePellets, writeWorth, writeBasis, writeTerms,
        writeSheets, writeSources,
      ])
  }

  /// The report's title.
  var title: String {
    words(
      "\(plan.district.name.zh)应急取暖清洁煤储备方案", "Emergency Clean-Coal Reserve Plan, \(plan.district.name.en)")
  }

  // MARK: Blocks shared by all parts

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
