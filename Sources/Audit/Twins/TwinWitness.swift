import District
public import Plans
import Quantities

/// Whether the tables beside `plan.json` say what it says.
///
/// Pages, map and workbook are not read: they are held by the manifest's hashes alone.
public struct TwinWitness: Sendable {
  private let plan: Plan

  /// The twins of a plan.
  public init(_ plan: Plan) { self.plan = plan }

  /// Names of all files that a plan has beside its manifest.
  public var files: [String] {
    [
      PlanFolder.File.plan, PlanFolder.File.certificate, "report.html", "report.en.html", "report.xlsx",
      "map.geojson",
    ] + tables.map(\.file)
  }

  /// Reads every table in the plan's folder and compares it with the plan. One that is missing is for the check of the
  /// manifest to tell.
  ///
  /// - Complexity: O(bytes of the tables)
  public func check(in folder: String) -> AuditReport {
    TwinTable.check(tables, in: folder, against: PlanFolder.File.plan)
  }

  private var tables: [TwinTable] {
    [sites, townships, scenarios, allocation, deliveries, pelletMonths]
      + (plan.frontier.map { [frontier($0)] } ?? []) + plan.scenarios.map(hourly)
  }

  private var sites: TwinTable {
    let fuels = Set(plan.sites.flatMap { $0.valueOfNextTonne.map { Array($0.fuels.keys) } ?? [] }).sorted()
    return TwinTable(
      file: "sites.csv",
      columns: [
        "id", "name_zh", "name_en", "place", "township", "tier", "status", "open", "stock_kg",
        "already_there_kg", "capacity_kg", "cost_cny", "drop_one_lower_cny", "drop_one_upper_cny",
        "reconstructed", "why_zh", "why_en", "add_one_lower_cny", "add_one_upper_cny",
        "next_tonne_of_room_cny",
      ] + fuels.map { "next_tonne_of_\($0)_cny" },
      rows: plan.sites.map { site in
        [
          .text(site.id), .text(site.name.zh), .text(site.name.en), .text(site.place), .text(site.township),
          .text(site.tier.rawValue), .text(site.status.rawValue), .flag(site.open), .mass(site.stockKg),
          .mass(site.alreadyThereKg), .mass(site.capacityKg), .money(site.costFen),
          .money(site.dropOneCost?.lowerFen), .money(site.dropOneCost?.upperFen), .flag(site.reconstructed),
          .text(site.why.zh), .text(site.why.en), .money(site.addOneCost?.lowerFen),
          .money(site.addOneCost?.upperFen), .money(site.valueOfNextTonne?.room.tonneFen),
        ] + fuels.map { .money(site.valueOfNextTonne?.fuels[$0]?.tonneFen) }
      })
  }

  private var townships: TwinTable {
    let cold = ["days_at_minus_10", "days_at_minus_17", "days_at_minus_21"]
    return TwinTable(
      file: "townships.csv",
      columns: ["code", "name_zh", "name_en", "households", "stock_kg"] + cold + ["pellet_kg"],
      rows: plan.townships.map { township in
        let days = township.daysOfCover ?? []
        return [
          .text(township.code), .text(township.name.zh), .text(township.name.en),
          .whole(township.households), .mass(township.stockKg),
        ] + cold.indices.map { days.indices.contains($0) ? .decimal(days[$0], places: 2) : .empty } + [
          .mass(township.pelletKg)
        ]
      })
  }

  private var scenarios: TwinTable {
    TwinTable(
      file: "scenarios.csv",
      columns: [
        "name", "title_zh", "title_en", "required", "horizon_h", "verdict", "affected_households",
        "covered_households", "sheltered_households", "households_without_stove_or_shelter", "need_kg",
        "short_kg", "first_shortage_hour", "cold_household_hours", "unserved_household_hours",
        "price_lower_cny", "price_upper_cny",
      ],
      rows: plan.scenarios.map { result in
        [
          .text(result.name), .text(result.title.zh), .text(result.title.en), .flag(result.required),
          .whole(result.horizonHours), .text(result.verdict.rawValue), .whole(result.affectedHouseholds),
          // where nobody is exposed, nobody is covered either
          .optional(result.verdict == .noExposure ? nil : result.coveredHouseholds),
          .whole(result.shelteredHouseholds), .whole(result.householdsWithoutStoveOrShelter),
          .mass(result.needKg), .mass(result.shortKg), .optional(result.firstShortageHour),
          .whole(result.coldHouseholdHours), .whole(result.simulation.unservedHouseholdHours),
          .money(result.price?.lowerFen), .money(result.price?.upperFen),
        ]
      })
  }

  private var allocation: TwinTable {
    TwinTable(
      file: "allocation.csv", columns: ["village", "household", "subsidised_kg"],
      rows: plan.allocation.villages.flatMap { village in
        village.householdKg.enumerated().map { [.text(village.code), .whole($0 + 1), .mass($1)] }
      })
  }

  private var deliveries: TwinTable {
    TwinTable(
      file: "deliveries.csv", columns: ["supplier", "village", "period", "kg", "loads"],
      rows: plan.allocation.deliveries.map {
        [.text($0.supplier), .text($0.village), .text($0.period), .mass($0.kg), .whole($0.loads)]
      })
  }

  /// Sums of a township's pellets in a month.
  private struct PelletMonth {
    var delivered = Kilograms.zero
    var loads = 0
    var need = Kilograms.zero
    var claim = Kilograms.zero
    var burnt = Kilograms.zero
    /// K · kg of need.
    var lost = 0.0
  }

  private var pelletMonths: TwinTable {
    let allocation = plan.allocation
    let months = allocation.periods.map(\.month)
    var sums: [String: [String: PelletMonth]] = [:]
    for village in allocation.villages {
      for group in village.groups {
        for (index, month) in months.enumerated() {
          // figures of the wrong length are for the check of the allocation to tell
          guard group.needKg.indices.contains(index), group.burntKg.indices.contains(index),
            group.entitledKg.indices.contains(index), group.degreesLost.indices.contains(index)
          else { continue }
          let need = group.needKg[index] * group.households
          var sum = sums[village.township]?[month] ?? PelletMonth()
          sum.need += need
          sum.claim += group.entitledKg[index] * group.households
          sum.burnt += group.burntKg[index]
          sum.lost += group.degreesLost[index] * Double(need.count)
          sums[village.township, default: [:]][month] = sum
        }
      }
    }
    let townships = Dictionary(allocation.villages.map { ($0.code, $0.township) }) { first, _ in first }
    for delivery in allocation.deliveries {
      guard let township = townships[delivery.village] else { continue }
      let month = String(delivery.period.prefix(7))
      sums[township]?[month]?.delivered += delivery.kg
      sums[township]?[month]?.loads += delivery.loads
    }
    // townships in the order of their first village, months in theirs
    var left = Set(sums.keys)
    let order = allocation.villages.map(\.township).filter { left.remove($0) != nil }
    return TwinTable(
      file: "pellet_months.csv",
      columns: [
        "township", "month", "delivered_kg", "loads", "need_kg", "subsidised_burnt_kg", "unmet_kg",
        "self_paid_kg", "degrees_lost_k",
      ],
      rows: order.flatMap { township in
        (sums[township] ?? [:]).sorted { $0.key < $1.key }.map { month, sum in
          [
            .text(township), .text(month), .mass(sum.delivered), .whole(sum.loads), .mass(sum.need),
            .mass(sum.burnt), .mass(sum.claim - sum.burnt), .mass(sum.need - sum.claim),
            .decimal(sum.need > .zero ? sum.lost / Double(sum.need.count) : 0, places: 1),
          ]
        }
      })
  }

  private func frontier(_ levels: [CoverageCost]) -> TwinTable {
    TwinTable(
      file: "frontier.csv",
      columns: ["coverage", "weighted_shortage_kg", "cost_cny", "bound_cny", "open_sites"],
      rows: levels.map {
        [
          .decimal($0.coverage, places: 6), .mass($0.weightedShortageKg), .money($0.costFen),
          .money($0.boundFen), .whole($0.openSites),
        ]
      })
  }

  private func hourly(_ result: ScenarioResult) -> TwinTable {
    let run = result.simulation
    return TwinTable(
      file: "simulation/\(result.name).csv", columns: ["hour", "affected_households", "unserved_households"],
      rows: zip(run.affectedByHour, run.unservedByHour).enumerated().map { hour, households in
        [.whole(hour), .whole(households.0), .whole(households.1)]
      })
  }
}
