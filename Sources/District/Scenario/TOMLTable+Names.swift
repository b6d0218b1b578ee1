import Quantities
import Tables

extension TOMLTable {
  /// The name of a scenario or a set of them; it becomes part of file names.
  func scenarioName() -> String? {
    guard let name = string("name") else { return nil }
    let isPlain = name.utf8.allSatisfy {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D
    }
    guard isPlain, name.utf8.count <= 64, !name.hasPrefix("-") else {
      report(
        .error, "scenario.name", at: "name", found: String(name.prefix(80)),
        Bilingual(
          zh: "场景名只能用小写字母、数字和连字符，不以连字符开头，最多 64 个字符。",
          en:
            "A name is made of a–z, 0–9 and hyphens, does not begin with one, and has at most 64 characters."),
        remedy: Bilingual(
          zh: "例如 red-blizzard；中文名写在 title.zh。", en: "For example red-blizzard; other words go into title."))
      return nil
    }
    return name
  }

  /// Words in both languages; empty where they may be missing and are.
  func words(_ key: String, isRequired: Bool) -> Bilingual? {
    guard isRequired || contains(key) else {
      _ = optionalTable(key)
      return Bilingual(zh: "", en: "")
    }
    guard let table = table(key) else { return nil }
    let zh = table.string("zh")
    let en = table.string("en")
    guard let zh, let en else { return nil }
    return Bilingual(zh: zh, en: en)
  }
}
