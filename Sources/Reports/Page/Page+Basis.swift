import District
import Plans
import Quantities

extension Page {
  /// What the report rests on and how far it can be trusted.
  func writeBasis(to main: inout Markup) {
    section(6, "本报告依据什么，可信到什么程度", "What this rests on", in: &main) { part in
      writeMarkLegend(to: &part)
      part.element("p", ["class": "body"], text: shares)
      if !plan.remarks.isEmpty {
        part.element("h3", text: words("须知", "Remarks"))
        part.element("ul") { items in
          for remark in plan.remarks { items.element("li", text: remark[language]) }
        }
      }
      settingTable.write(to: &part, language: language)
      if language == .en {
        paragraph(
          "", "Sources are quoted in the language in which the district's files give them.", kind: "note",
          in: &part)
      }
      if !plan.district.totals.byPathway.isEmpty { pathwayTable.write(to: &part, language: language) }
      writeSolver(to: &part)
    }
  }

  /// Where every figure of the district comes from, and the files that were read.
  func writeSources(to main: inout Markup) {
    main.element("section", ["class": "appendix"]) { part in
      part.element("h2", text: words("附：数据来源和输入文件", "Annex: sources of the data and input files"))
      paragraph(
        "来源与规则照录数据文件原文。",
        "Sources and rules are quoted in the language in which the district's files give them.",
        kind: "note", in: &part)
      if !dossier.district.sources.isEmpty { sourceTable.write(to: &part, language: language) }
      inputTable.write(to: &part, language: language)
    }
  }

  /// Policy settings, each with its source. Every guess carries its mark.
  private var settingTable: Table {
    var table = Table(
      caption: words("政策参数", "Policy settings"),
      columns: [
        .text(words("参数", "Setting")), .text(words("取值", "Value")), .text(words("可信程度", "Certainty")),
        .text(words("来源或理由", "Source or reason")),
      ], kind: "settings")
    for setting in plan.settings {
      let mark = Mark(setting.certainty)
      table.rows.append([
        .init(SettingNames.label(setting.key)[language]),
        .init(SettingValues.words(setting, dossier)[language], marks: mark.map { [$0] } ?? []),
        .init((mark.map { $0.sign + " " } ?? "") + setting.certainty.label[language]),
        .init(source(setting.source)),
      ])
    }
    return table
  }

  /// A source as it was written, or the half of it in the page's language where it was written in both.
  private func source(_ text: String) -> String {
    let both = Bilingual(source: text)
    return both.zh == text ? text : both[language]
  }

  private var pathwayTable: Table {
    let totals = plan.district.totals
    var table = Table(
      caption: words("取暖方式与户数", "Households by heating"),
      columns: [
        .text(words("取暖方式", "Heating")), .number(words("户数", "Households"), words("户", "")),
      ], kind: "narrow")
    for pathway in Pathway.allCases {
      guard let count = totals.byPathway[pathway] else { continue }
      table.rows.append([.init(pathway.label[language]), .init(Figure.count(count))])
    }
    table.total = [.init(words("合计", "Total")), .init(Figure.count(totals.households))]
    return table
  }

  private var sourceTable: Table {
    var table = Table(
      caption: words("数据来源", "Sources of the data"),
      columns: [
        .text(words("表与字段", "Table and field")), .text(words("数值或规则", "Value or rule")),
        .text(words("来源", "Source")), .text(words("可信程度", "Certainty")),
      ], kind: "sources")
    // policy settings stand in their own table, with the same source
    let settings = Set(plan.settings.map { "policy." + $0.key })
    for source in dossier.district.sources where !settings.contains(source.field) {
      let mark = Mark(source.certainty)
      let field = Markup {
        $0.text(source.file)
        $0.element("small", text: source.field)
      }
      table.rows.append([
        .init(field), .init(source.rule),
        .init(source.source), .init((mark.map { $0.sign + " " } ?? "") + source.certainty.label[language]),
      ])
    }
    return table
  }

  private var inputTable: Table {
    var table = Table(
      caption: words(
        "输入文件指纹（软件版本 \(plan.version)，随机种子 \(plan.seed)）",
        "Input files by fingerprint (version \(plan.version), seed \(plan.seed))"),
      columns: [.text(words("文件", "File")), .text("SHA-256")], kind: "inputs")
    table.rows = plan.inputs.map { [.init($0.path), .init($0.sha256)] }
    return table
  }
}
