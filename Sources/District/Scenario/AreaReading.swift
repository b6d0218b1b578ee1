import Quantities
import Tables

/// Reads where a hazard strikes. Several ways of saying it add up.
struct AreaReading {
  let toml: TOMLTable
  let district: District
  let references: ScenarioReferences

  /// The area, or `nil` where something in it is wrong; findings are remembered by the table.
  func area() -> Area? {
    let isWhole = toml.optionalBool("district")
    let townships = positions("townships", references.townships)
    let villages = positions("villages", references.villages)
    let roads = positions("roads", references.roads)
    let sites = positions("sites", references.sites)
    let suppliers = positions("suppliers", references.suppliers)
    let isNamed = ["townships", "villages", "roads", "sites", "suppliers"].contains { toml.contains($0) }
    guard isNamed || toml.contains("district") && isWhole != false else {
      toml.report(
        .error, "hazard.no-area", at: toml.contains("district") ? "district" : nil,
        Bilingual(zh: "没有写明灾害发生在哪里。", en: "It does not say where the hazard strikes."),
        remedy: Bilingual(
          zh: "全区写 district = true；部分写 townships = [\"代码\"]，或 villages、roads、sites、suppliers。",
          en: "Write district = true, or townships = [codes], villages, roads, sites or suppliers."))
      return nil
    }
    guard let townships, let villages, let roads, let sites, let suppliers else { return nil }
    if isWhole == true {
      if isNamed {
        toml.report(
          .warning, "hazard.area-twice", at: "district", found: "true",
          Bilingual(
            zh: "写了 district = true，又点了具体地方；按全区处理，点到的地方不起作用。",
            en:
              "It says district = true and names places too: the whole district is struck, the names change nothing."
          ),
          remedy: Bilingual(
            zh: "全区受灾就删去点名；只有部分受灾就删去 district = true。",
            en: "Delete the names if all of it is struck, or district = true if only a part is."))
      }
      return Area(
        villages: Array(district.villages.indices), roads: Array(district.roads.indices),
        sites: Array(district.sites.indices), suppliers: Array(district.suppliers.indices))
    }
    let struck = Set(townships)
    func isStruck(_ junction: Int) -> Bool { struck.contains(district.junctions[junction].township) }
    return Area(
      villages: union(villages, district.villages) { struck.contains($0.township) },
      roads: union(roads, district.roads) { isStruck($0.from) || isStruck($0.to) },
      sites: union(sites, district.sites) { struck.contains($0.township) },
      suppliers: union(suppliers, district.suppliers) { isStruck($0.junction) })
  }

  private func union<Item>(_ named: [Int], _ all: [Item], _ isStruck: (Item) -> Bool) -> [Int] {
    let named = Set(named)
    return all.indices.filter { named.contains($0) || isStruck(all[$0]) }
  }

  /// The named rows; empty where the key is missing, `nil` where one of them is unknown.
  private func positions(_ key: String, _ references: References) -> [Int]? {
    guard toml.contains(key) else {
      _ = toml.optionalStrings(key)
      return []
    }
    guard let codes = toml.strings(key) else { return nil }
    if codes.isEmpty {
      toml.report(
        .error, "hazard.empty-list", at: key, found: "[]",
        Bilingual(zh: "“\(key)”的列表是空的。", en: "The list “\(key)” is empty."),
        remedy: Bilingual(zh: "请填写代码，或删去这个键。", en: "Name something, or delete the key."))
      return nil
    }
    var findings = Diagnostics()
    let found = codes.map { references.position(of: $0, at: toml.place(key), &findings) }
    for finding in findings.all {
      toml.report(
        finding.severity, finding.code, at: key, found: finding.found, finding.message, remedy: finding.remedy
      )
    }
    let known = found.compactMap { $0 }
    return known.count == codes.count ? known : nil
  }
}
