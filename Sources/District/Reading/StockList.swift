public import Quantities
public import Tables

/// A stock worked out by hand: how much clean coal is to stand at which reserve point.
public enum StockList {
  /// Columns of the file.
  public static let schema = TableSchema(
    file: "stock-list.csv", label: Bilingual(zh: "自定库存", en: "Stock by hand"),
    columns: [
      Column(
        "site", .identifier, aliases: ["储备点编号", "id"], zh: "储备点", en: "Reserve point", example: "hub-01"),
      Column(
        "kg", .integer(0...200_000_000), aliases: ["存煤公斤"], zh: "公斤", en: "Mass", unit: "kg", example: "30000"
      ),
    ], key: ["site"], isOptional: false)

  /// Reads such a file.
  ///
  /// - Returns: kg by site of the district, zero where the file names none; `nil` after errors were reported.
  public static func read(
    _ path: String, district: District, diagnostics: inout Diagnostics
  ) -> [Kilograms]? {
    var found = Diagnostics()
    defer { diagnostics.append(contentsOf: found) }
    guard let bytes = Folder.read(file: path, diagnostics: &found) else { return nil }
    let name = path.split(separator: "/").last.map(String.init) ?? path
    let positions = DistrictCodes(district).sites
    var stock = [Kilograms](repeating: .zero, count: district.sites.count)
    for row in CSV.read(bytes, file: name, schema: schema, diagnostics: &found) {
      let id = row.text("site")
      guard let site = positions[id] else {
        found.report(
          .error, "stock-list.unknown-site", at: row.place("site"), found: id,
          Bilingual(zh: "没有编号为“\(id)”的储备点。", en: "There is no reserve point “\(id)”."),
          remedy: Bilingual(zh: "请用 sites.csv 里的编号。", en: "Use an id of sites.csv."))
        continue
      }
      let mass = Kilograms(Int64(row.integer("kg")))
      if mass > district.sites[site].storage {
        found.report(
          .error, "stock-list.over-capacity", at: row.place("kg"), found: String(mass.count),
          Bilingual(
            zh: "\(district.sites[site].name.zh)只能存 \(district.sites[site].storage.count) 公斤。",
            en: "\(district.sites[site].name.en) holds \(district.sites[site].storage.count) kg at most."),
          remedy: Bilingual(zh: "请减少，或分到别的点。", en: "Lower it, or use another point."))
      }
      stock[site] = mass
      if mass > .zero { refuse(site, of: district, stock, at: row.place("site"), &found) }
    }
    return found.hasErrors ? nil : stock
  }

  /// Reports stock where no plan may stand any: at a forbidden site, and at a second size of a yard.
  private static func refuse(
    _ site: Int, of district: District, _ stock: [Kilograms], at place: Place, _ found: inout Diagnostics
  ) {
    let chosen = district.sites[site]
    if chosen.status == .forbidden {
      found.report(
        .error, "stock-list.forbidden-site", at: place, found: chosen.id,
        Bilingual(
          zh: "\(chosen.name.zh)是禁设点，不能存煤。", en: "\(chosen.name.en) is forbidden; no coal may stand there."),
        remedy: Bilingual(zh: "请改存到别的点。", en: "Use another point."))
    }
    let rival = district.sites.indices.first { other in
      let size = district.sites[other]
      let isOpen = stock[other] > .zero || size.status == .existing || size.status == .required
      return other != site && size.place == chosen.place && isOpen
    }
    guard let rival else { return }
    let other = district.sites[rival]
    found.report(
      .error, "stock-list.two-sizes", at: place, found: chosen.id,
      Bilingual(
        zh: "\(chosen.id) 和 \(other.id) 是同一场地 \(chosen.place) 的两种规模，只能开设一种。",
        en: "\(chosen.id) and \(other.id) are two sizes of the yard \(chosen.place); only one may open."),
      remedy: Bilingual(zh: "请把存煤都写在一种规模上。", en: "Put the stock into one of them."))
  }
}
