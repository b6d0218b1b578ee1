import Quantities
import Tables

extension DistrictCheck {
  /// Codes must nest: district in township, township in village; abolished codes are named as such.
  func checkHierarchy(_ diagnostics: inout Diagnostics) {
    let units = draft.townships.values
    for (unit, row) in draft.townships.entries {
      if let abolished = AbolishedUnit.all.first(where: { $0.code == unit.code }) {
        diagnostics.report(abolished.finding(at: row.place("code")))
      }
      if let code = draft.settings?.code, !unit.code.hasPrefix(code) {
        diagnostics.report(
          .error, "township.other-district", at: row.place("code"), found: unit.code,
          Bilingual(
            zh: "\(unit.name.zh) 的代码不以本区代码 \(code) 开头。",
            en: "The code of \(unit.name.en) does not begin with the district's, \(code)."),
          remedy: Bilingual(zh: "请核对代码，或删去不属于本区的行。", en: "Check the code, or delete the row."))
      }
    }
    for (village, row) in draft.villages.entries {
      let unit = units[village.township]
      let prefix = String(village.code.prefix(9))
      if let abolished = AbolishedUnit.all.first(where: { $0.code == prefix }) {
        diagnostics.report(abolished.finding(at: row.place("code")))
      } else if prefix != unit.code {
        let owner = units.first { $0.code == prefix }
        diagnostics.report(
          .error, "village.other-township", at: row.place("township"), found: unit.code,
          Bilingual(
            zh:
              "\(village.name.zh) 的代码属于 \(owner.map { "\($0.name.zh)（\(prefix)）" } ?? prefix)，却填在 \(unit.name.zh) 下面。",
            en:
              "The code of \(village.name.en) belongs to \(owner.map { "\($0.name.en) (\(prefix))" } ?? prefix), but the row says \(unit.name.en)."
          ),
          remedy: Bilingual(
            zh: "请改乡镇代码或村代码，使村代码前 9 位等于乡镇代码。",
            en: "Correct either code; the first nine digits of a village's are its township's."))
      }
    }
  }

  /// Names that two units share. They are no error, but nobody may use them as references.
  func checkNames(_ diagnostics: inout Diagnostics) {
    var townships: [String: Int] = [:]
    for (index, (unit, row)) in draft.townships.entries.enumerated() {
      guard let first = townships[unit.shortName] else {
        townships[unit.shortName] = index
        continue
      }
      let other = draft.townships.values[first]
      diagnostics.report(
        .warning, "name.shared", at: row.place("name_zh"), found: unit.name.zh,
        Bilingual(
          zh: "\(other.name.zh)（\(other.code)）与 \(unit.name.zh)（\(unit.code)）都叫“\(unit.shortName)”。",
          en:
            "\(other.name.en) (\(other.code)) and \(unit.name.en) (\(unit.code)) are both called “\(unit.shortName)”."
        ),
        remedy: Bilingual(zh: "其他表里请一律用代码。", en: "Use the codes in all other tables."))
    }
    var seen: [String: Int] = [:]
    var repeated: [String] = []
    for village in draft.villages.values {
      seen[village.name.zh, default: 0] += 1
      if seen[village.name.zh] == 2 { repeated.append(village.name.zh) }
    }
    guard !repeated.isEmpty else { return }
    diagnostics.report(
      .warning, "name.shared-villages", at: Place(file: DistrictTables.villages.file, column: "name_zh"),
      found: repeated.first,
      Bilingual(
        zh: "有 \(repeated.count) 个村名被两个以上的村使用：\(listed(repeated, language: .zh))。",
        en: "\(repeated.count) names belong to more than one village: \(listed(repeated, language: .en))."),
      remedy: Bilingual(zh: "同名村请用代码区分。", en: "Tell them apart by code."))
  }
}

/// A unit that no longer exists, but still stands in old lists.
struct AbolishedUnit {
  let code: String
  let name: Bilingual
  let note: Bilingual

  /// 140602203 is in the 2016 statistical code list and not in that of 2021; of its villages, by name, eleven
  /// went to 贾庄乡, two to 滋润乡, two to 南榆林乡, five were not found again.
  static let all = [
    AbolishedUnit(
      code: "140602203", name: Bilingual(zh: "福善庄乡", en: "Fushanzhuang Township"),
      note: Bilingual(
        zh: "2018 至 2021 年间撤销，多数村并入贾庄乡",
        en: "abolished between 2018 and 2021, most villages went to Jiazhuang"))
  ]

  func finding(at place: Place) -> Diagnostic {
    Diagnostic(
      .warning, "township.abolished", at: place, found: code,
      Bilingual(zh: "\(name.zh)（\(code)）\(note.zh)。", en: "\(name.en) (\(code)) was \(note.en)."),
      remedy: Bilingual(zh: "请改用现行代码。", en: "Use the code in force now."))
  }
}
