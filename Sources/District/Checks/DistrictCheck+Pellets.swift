import Quantities
import Tables

extension DistrictCheck {
  /// Plants that make no pellets, lots of coal, a contract's grade that is not there or that no supplier meets, two stores in
  /// one village, villages with biomass households that no plant reaches.
  func checkPellets(_ diagnostics: inout Diagnostics) {
    for (month, row) in draft.plantMonths.entries {
      checkPellet(draft.suppliers.values[month.supplier].fuel, row.place("supplier"), &diagnostics)
    }
    for (lot, row) in draft.pelletLots.entries {
      checkPellet(lot.fuel, row.place("fuel"), &diagnostics)
    }
    var stores: [Int: String] = [:]
    for (store, row) in draft.pelletStores.entries where store.tier == .village {
      if let other = stores[store.village] {
        diagnostics.report(
          .error, "pellets.two-stores", at: row.place("village"), found: store.id,
          Bilingual(
            zh: "一个村有两个颗粒仓库：\(other) 和 \(store.id)。",
            en: "A village has two stores: \(other) and \(store.id)."),
          remedy: Bilingual(zh: "请合并成一行，库容相加。", en: "Make them one row with the capacities added."))
      }
      stores[store.village] = store.id
    }
    checkGrade(&diagnostics)
    checkWayFromPlants(&diagnostics)
  }

  private func checkPellet(_ fuel: Int, _ place: Place, _ diagnostics: inout Diagnostics) {
    let fuel = draft.fuels.values[fuel]
    guard fuel.kind != .pellet else { return }
    diagnostics.report(
      .error, "pellets.not-a-pellet", at: place, found: fuel.id,
      Bilingual(zh: "\(fuel.name.zh) 不是生物质颗粒。", en: "\(fuel.name.en) is not a pellet."),
      remedy: Bilingual(
        zh: "这张表只填 kind = pellet 的燃料和供应它的单位。", en: "Only pellets and their suppliers belong into this table.")
    )
  }

  private func checkGrade(_ diagnostics: inout Diagnostics) {
    guard let settings = draft.settings, let policy = settings.policy, !policy.pellets.grade.value.isEmpty,
      !draft.incomplete.contains(DistrictTables.pelletGrades.file)
    else { return }
    let (id, place) = (policy.pellets.grade.value, settings.place(policy: "pellet_grade"))
    let grades = draft.pelletGrades.values
    guard let grade = grades.first(where: { $0.id == id }) else {
      let known = grades.map(\.id)
      diagnostics.report(
        .error, "pellets.unknown-grade", at: place, found: id,
        Bilingual(
          zh: "pellet_grades.csv 里没有等级“\(id)”。", en: "There is no grade “\(id)” in pellet_grades.csv."),
        remedy: known.isEmpty
          ? Bilingual(
            zh: "pellet_grades.csv 不存在或是空的：请补上这个等级；不限等级的，删去 district.toml 里的 [policy.pellet_grade]。",
            en:
              "pellet_grades.csv is missing or empty: add the grade there, or, where any grade will do, delete [policy.pellet_grade] from district.toml."
          )
          : Bilingual(
            zh: "可填：\(listed(known, language: .zh))。", en: "Use one of: \(listed(known, language: .en))."))
      return
    }
    let makers = draft.suppliers.values.filter { draft.fuels.values[$0.fuel].kind == .pellet }
    guard !makers.isEmpty, !makers.contains(where: { grade.admits(draft.fuels.values[$0.fuel]) }) else {
      return
    }
    diagnostics.report(
      .warning, "pellets.no-plant-of-grade", at: place, found: id,
      Bilingual(
        zh: "没有一家颗粒厂的燃料能证明达到 \(grade.name.zh)，一公斤也分不出去。",
        en: "No plant's fuel is shown to meet \(grade.name.en): nothing can be handed out."),
      remedy: Bilingual(
        zh: "请核对 fuels.csv 的热值、灰分、硫分，或改合同等级。",
        en: "Check heating value, ash and sulphur in fuels.csv, or the grade."))
  }

  private func checkWayFromPlants(_ diagnostics: inout Diagnostics) {
    guard draft.incomplete.isEmpty, let district = draft.district(inputs: []) else { return }
    let burning = Set(
      district.households.filter { $0.pathway == .biomass && $0.count > 0 }.map {
        district.villages[$0.village].code
      })
    let codes = district.villagesWithoutPlant.intersection(burning)
    // without any plant there is nothing to drive to
    guard !codes.isEmpty, district.suppliers.contains(where: { district.meetsContract(fuel: $0.fuel) }) else {
      return
    }
    let names = district.villages.filter { codes.contains($0.code) }.map(\.name)
    diagnostics.report(
      .warning, "pellets.no-way-from-plant",
      at: Place(file: DistrictTables.villages.file, column: "junction"),
      found: names.first?.zh,
      Bilingual(
        zh: "没有路从颗粒厂通到 \(names.count) 个有生物质户的村：\(listed(names.map(\.zh), language: .zh))。这些村分不到颗粒。",
        en:
          "No open road leads from a plant to \(names.count) \(names.count == 1 ? "village" : "villages") with biomass households, which can be given no pellets: \(listed(names.map(\.en), language: .en))."
      ),
      remedy: Bilingual(
        zh: "请在 roads.csv 补上道路，或核对 status。", en: "Add the roads to roads.csv, or check their status."))
  }
}
