import District
import Plans
import Quantities
import Tables

/// The plan's tables as CSV for Excel, WPS and scripts: UTF-8 with a byte-order mark, CRLF, headers in English.
struct CSVTwins: Sendable {
  let plan: Plan

  /// All files by name.
  var files: [(name: String, contents: [UInt8])] {
    [
      ("sites.csv", sites), ("townships.csv", townships), ("scenarios.csv", scenarios),
      ("allocation.csv", allocation), ("deliveries.csv", deliveries), ("pellet_months.csv", pelletMonths),
    ] + (plan.frontier.map { [("frontier.csv", frontier($0))] } ?? [])
  }

  /// Both ends of a bracket in CNY.
  private func ends(_ bracket: CostBracket?) -> [Cell] {
    [money(bracket?.lowerFen), money(bracket?.upperFen)]
  }

  private func money(_ amount: Fen?) -> Cell { amount.map { .decimal($0.yuan, places: 2) } ?? .empty }

  private var sites: [UInt8] {
    let fuels = Set(plan.sites.flatMap { $0.valueOfNextTonne?.fuels.keys.sorted() ?? [] }).sorted()
    return CSV.write(
      [
        "id", "name_zh", "name_en", "place", "township", "tier", "status", "open", "stock_kg",
        "already_there_kg", "capacity_kg", "cost_cny", "drop_one_lower_cny", "drop_one_upper_cny",
        "reconstructed", "why_zh", "why_en", "add_one_lower_cny", "add_one_upper_cny",
        "next_tonne_of_room_cny",
      ] + fuels.map { "next_tonne_of_\($0)_cny" },
      plan.sites.map { row(of: $0, fuels: fuels) })
  }

  private func row(of site: SitePlan, fuels: [String]) -> [Cell] {
    var row: [Cell] = [
      .text(site.id), .text(site.name.zh), .text(site.name.en), .text(site.place),
      .text(site.township), .text(site.tier.rawValue), .text(site.status.rawValue),
      .boolean(site.open), .integer(Int(site.stockKg.count)), .integer(Int(site.alreadyThereKg.count)),
      .integer(Int(site.capacityKg.count)), money(site.costFen),
    ]
    row += ends(site.dropOneCost)
    row += [.boolean(site.reconstructed), .text(site.why.zh), .text(site.why.en)]
    row += ends(site.addOneCost)
    row.append(money(site.valueOfNextTonne?.room.tonneFen))
    row += fuels.map { money(site.valueOfNextTonne?.fuels[$0]?.tonneFen) }
    return row
  }

  private var townships: [UInt8] {
    CSV.write(
      [
        "code", "name_zh", "name_en", "households", "stock_kg", "days_at_minus_10", "days_at_minus_17",
        "days_at_minus_21", "pellet_kg",
      ],
      plan.townships.map { township in
        let days = township.daysOfCover ?? []
        return [
          .text(township.code), .text(township.name.zh), .text(township.name.en),
          .integer(township.households), .integer(Int(township.stockKg.count)),
        ] + (0..<3).map { days.indices.contains($0) ? .decimal(days[$0], places: 2) : .empty }
          + [.integer(Int(township.pelletKg.count))]
      })
  }

  private var scenarios: [UInt8] {
    CSV.write(
      [
        "name", "title_zh", "title_en", "required", "horizon_h", "verdict", "affected_households",
        "covered_households", "sheltered_households", "households_without_stove_or_shelter", "need_kg",
        "short_kg", "first_shortage_hour", "cold_household_hours", "unserved_household_hours",
        "price_lower_cny", "price_upper_cny",
      ],
      plan.scenarios.map { s in
        [
          .text(s.name), .text(s.title.zh), .text(s.title.en), .boolean(s.required),
          .integer(s.horizonHours), .text(s.verdict.rawValue), .integer(s.affectedHouseholds),
          // nothing exposed is not "all covered": the cell stays empty
          s.verdict == .noExposure ? .empty : .integer(s.coveredHouseholds),
          .integer(s.shelteredHouseholds), .integer(s.householdsWithoutStoveOrShelter),
          .integer(Int(s.needKg.count)), .integer(Int(s.shortKg.count)),
          s.firstShortageHour.map { .integer($0) } ?? .empty, .integer(s.coldHouseholdHours),
          .integer(s.simulation.unservedHouseholdHours),
        ] + ends(s.price)
      })
  }

  private var allocation: [UInt8] {
    CSV.write(
      ["village", "household", "subsidised_kg"],
      plan.allocation.villages.flatMap { village in
        village.householdKg.enumerated().map { index, mass in
          [.text(village.code), .integer(index + 1), .integer(Int(mass.count))]
        }
      })
  }

  private var deliveries: [UInt8] {
    CSV.write(
      ["supplier", "village", "period", "kg", "loads"],
      plan.allocation.deliveries.map {
        [
          .text($0.supplier), .text($0.village), .text($0.period), .integer(Int($0.kg.count)),
          .integer($0.loads),
        ]
      })
  }

  /// Each township's pellets month by month.
  private var pelletMonths: [UInt8] {
    CSV.write(
      [
        "township", "month", "delivered_kg", "loads", "need_kg", "subsidised_burnt_kg", "unmet_kg",
        "self_paid_kg", "degrees_lost_k",
      ],
      PelletMonths(plan.allocation).rows.map { row in
        [
          .text(row.township), .text(row.month), .integer(Int(row.deliveredKg.count)), .integer(row.loads),
          .integer(Int(row.needKg.count)), .integer(Int(row.burntKg.count)),
          .integer(Int(row.unmetKg.count)), .integer(Int(row.selfPaidKg.count)), .decimal(row.degreesLost),
        ]
      })
  }

  private func frontier(_ levels: [CoverageCost]) -> [UInt8] {
    CSV.write(
      ["coverage", "weighted_shortage_kg", "cost_cny", "bound_cny", "open_sites"],
      levels.map { level in
        [
          .decimal(level.coverage, places: 6), .integer(Int(level.weightedShortageKg.count)),
          money(level.costFen), money(level.boundFen), .integer(level.openSites),
        ]
      })
  }
}
