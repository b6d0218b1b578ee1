import District
import Plans
import Quantities

extension Auditor {
  /// Opening decisions, stock and cost of every site. Returns the open stock by site of the district, kg.
  func checkSites(_ roads: RoadWitness, _ report: inout AuditReport) -> [Int64] {
    let plan = folder.plan
    var stock = [Int64](repeating: 0, count: district.sites.count)
    report.expect(plan.sites.map(\.id) == district.sites.map(\.id), "site.list") {
      Bilingual(zh: "规划里的储备点名单与 sites.csv 不一致", en: "the plan's sites are not those of sites.csv")
    }
    guard plan.sites.map(\.id) == district.sites.map(\.id) else { return stock }

    var openPlaces: [String: String] = [:]
    let prices = purchasePrices(roads)
    for (index, (said, site)) in zip(plan.sites, district.sites).enumerated() {
      report.expect(said.open || said.stockKg == .zero, "site.closed-stock") {
        Bilingual(
          zh: "\(said.name.zh)没有开设，却写着存煤 \(said.stockKg.count) 公斤",
          en: "\(said.name.en) is closed but holds \(said.stockKg.count) kg")
      }
      if said.open { stock[index] = said.stockKg.count }
      checkFacts(said, site, &report)
      report.expect(
        said.status == site.status && (site.status != .forbidden || !said.open), "site.forbidden"
      ) {
        Bilingual(zh: "\(said.name.zh)是禁设点，规划却开设了", en: "\(said.name.en) is forbidden but open")
      }
      if site.status == .existing || site.status == .required {
        // requirements that could not be met together are listed by the plan itself
        report.expect(said.open || !plan.conflicts.isEmpty, "site.required") {
          Bilingual(zh: "\(said.name.zh)必须开设，规划却关闭了", en: "\(said.name.en) must be open but is closed")
        }
      }
      if said.open {
        report.expect(openPlaces[site.place] == nil, "site.place") {
          Bilingual(
            zh: "同一场地 \(site.place) 同时开设了两种规模：\(openPlaces[site.place] ?? "") 和 \(site.id)",
            en: "two sizes of the yard \(site.place) are open: \(openPlaces[site.place] ?? "") and \(site.id)"
          )
        }
        openPlaces[site.place] = site.id
      }
      report.expect(
        said.stockKg >= .zero && said.stockKg <= site.storage && said.capacityKg == site.storage,
        "site.capacity"
      ) {
        Bilingual(
          zh: "\(said.name.zh)存煤 \(said.stockKg.count) 公斤，场地只容 \(site.storage.count) 公斤",
          en: "\(said.name.en) holds \(said.stockKg.count) kg, its yard \(site.storage.count) kg")
      }
      let there = passedStock(at: index)
      report.expect(said.alreadyThereKg == (said.open ? Kilograms(there) : .zero), "site.lots") {
        Bilingual(
          zh: "\(said.name.zh)已有合格存煤写 \(said.alreadyThereKg.count) 公斤，stock.csv 合计 \(there) 公斤",
          en:
            "\(said.name.en): the plan counts \(said.alreadyThereKg.count) kg passed stock, stock.csv \(there) kg"
        )
      }
      let cost =
        said.open ? siteCost(site, stock: said.stockKg.count, there: there, price: prices[index]) : .zero
      report.expect(said.costFen == cost.total, "site.cost") {
        Bilingual(
          zh: "\(said.name.zh)费用写 \(said.costFen.count) 分，按存煤重算为 \(cost.total.count) 分",
          en:
            "\(said.name.en): cost says \(said.costFen.count) fen, recomputed from its stock \(cost.total.count)"
        )
      }
    }
    return stock
  }

  /// What the plan repeats of sites.csv, and what it says a site is worth.
  private func checkFacts(_ said: SitePlan, _ site: Site, _ report: inout AuditReport) {
    report.expect(
      said.name == site.name && said.place == site.place && said.tier == site.tier
        && said.township == district.townships[site.township].code
        && said.reconstructed == isGuess(site.certainty), "site.facts"
    ) {
      Bilingual(
        zh: "\(site.id) 的名称、场地、乡镇、级别或“推算”标记与 sites.csv 不符",
        en: "\(site.id): name, yard, township, tier or mark of reconstruction is not that of sites.csv")
    }
    guard let drop = said.dropOneCost else { return }
    report.expect(said.open && drop.lowerFen <= drop.upperFen ?? drop.lowerFen, "site.drop-one") {
      Bilingual(
        zh: "\(site.name.zh)“缺了它多花多少”的上下限颠倒，或写在没有开设的点上",
        en: "\(site.name.en): the bracket of its drop-one cost is inverted, or stands at a closed point")
    }
  }

  /// Cost of one open site beyond what stands there already, by kind.
  struct SiteCost {
    var opening = Fen.zero
    var holding = Fen.zero
    var procurement = Fen.zero
    var total: Fen { opening + holding + procurement }
    static let zero = SiteCost()
  }

  func siteCost(_ site: Site, stock: Int64, there: Int64, price: Int64) -> SiteCost {
    SiteCost(
      opening: site.status == .existing ? .zero : site.openingCost,
      holding: Fen(ceilingDivision(max(0, stock - there) * site.holdingCost.count, 1000)),
      procurement: Fen(ceilingDivision(max(0, stock - there) * price, 1000)))
  }

  /// Usable reserve fuel standing at a site now, at most what the site can hold, kg.
  func passedStock(at site: Int) -> Int64 {
    let kg = district.stock.reduce(Int64(0)) { sum, lot in
      let counts =
        lot.site == site && lot.quality == .passed
        && district.fuels[lot.fuel].id == district.policy.reserveFuel.value
      return counts ? sum + lot.mass.count : sum
    }
    return min(kg, district.sites[site].storage.count)
  }

  /// Fen per tonne of reserve fuel bought for each site: the cheapest supplier's price and haul on dry roads, or the
  /// fuel's delivered price where no supplier has a road.
  func purchasePrices(_ roads: RoadWitness) -> [Int64] {
    let fuel = district.fuels.firstIndex { $0.id == district.policy.reserveFuel.value }
    let delivered = fuel.map { district.fuels[$0].price.count } ?? 0
    var prices = [Int64?](repeating: nil, count: district.sites.count)
    for supplier in district.suppliers where supplier.fuel == fuel {
      let ways = roads.ways(from: supplier.junction, roads.dryState)
      for (index, site) in district.sites.enumerated() {
        guard let way = ways[site.junction] else { continue }
        let price =
          supplier.price.count + ceilingDivision(district.policy.haulCost.value.count * way.metres, 1000)
        prices[index] = min(prices[index] ?? price, price)
      }
    }
    return prices.map { $0 ?? delivered }
  }
}
