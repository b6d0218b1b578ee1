import District
import Plans
import Quantities

/// Values of `[policy.*]` as people write them.
enum SettingValues {
  /// A value as people write it: fuels and kinds of heating by name, units in words, thousands apart.
  static func words(_ setting: SettingRecord, _ dossier: Dossier) -> Bilingual {
    switch setting.key {
    case "reserve_fuel", "pellet_fuel":
      return Bilingual(
        zh: dossier.fuelName(setting.value, .zh), en: dossier.fuelName(setting.value, .en))
    case "fails_with_power":
      return Bilingual(zh: dependents(setting.value, .zh), en: dependents(setting.value, .en))
    case "lost_in_power_cut":
      return Bilingual(zh: shares(setting.value, .zh), en: shares(setting.value, .en))
    default: break
    }
    // e.g. `1440 min`, `80 fen/t·km`: a number, a space, a unit
    let parts = setting.value.split(separator: " ", maxSplits: 1).map(String.init)
    guard parts.count == 2, let unit = units[parts[1]] else {
      return Bilingual(zh: setting.value, en: setting.value)
    }
    let number = Int(parts[0]).map(Figure.count) ?? parts[0]
    return Bilingual(zh: "\(number) \(unit)", en: "\(number) \(parts[1])")
  }

  private static let units = [
    "min": "分钟", "kg": "公斤", "fen/t·km": "分/吨公里", "km/h": "公里/小时", "cm": "厘米",
    "fen/t·month": "分/吨·月",
  ]

  /// `heat-network, orders` with everything by its name.
  private static func dependents(_ value: String, _ language: Language) -> String {
    let names = value.split(separator: ",").compactMap { item in
      PowerDependent(rawValue: item.trimmingPrefix(" ").description)?.label[language]
    }
    return names.isEmpty
      ? Bilingual(zh: "都不停", en: "nothing")[language]
      : names.joined(separator: Bilingual(zh: "、", en: ", ")[language])
  }

  /// `chp 0.8, gas 0.5` with every kind of heating by its name.
  private static func shares(_ value: String, _ language: Language) -> String {
    value.split(separator: ",").map { item in
      let words = item.split(separator: " ").map(String.init)
      guard words.count == 2, let pathway = Pathway(rawValue: words[0]) else {
        return item.trimmingPrefix(" ").description
      }
      return "\(pathway.label[language]) \(words[1])"
    }.joined(separator: Bilingual(zh: "、", en: ", ")[language])
  }
}
