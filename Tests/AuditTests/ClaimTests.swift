import Audit
import District
import Planning
import Plans
import Quantities
import TestSupport
import Testing

/// Everything a plan claims besides its stock and flows is held against the inputs, too.
struct ClaimTests {
  /// One scenario that must be covered and one that cannot be, planned once for all tests here.
  private static let names = ["limin-isolated-72h", "power-cut-24h"]
  private static let planned = Task {
    try await Shipped.planner(
      request: Request(gap: 0.05, timeLimit: 3600, explanationLimit: 3600)
    ) { inputs in
      inputs.scenarios.removeAll { !names.contains($0.name) }
    }.plan { _ in }
  }

  private static func audit(_ change: (inout PlanFolder) -> Void = { _ in }) async throws -> AuditReport {
    var folder = try await planned.value
    change(&folder)
    let inputs = try Shipped.inputs.get()
    return Auditor(
      folder, district: inputs.district, scenarios: inputs.scenarios.filter { names.contains($0.name) }
    ).run()
  }

  /// A claim bent a little, and the check that must notice.
  struct Bend: Sendable, CustomTestStringConvertible {
    var check: String
    var testDescription: String
    var apply: @Sendable (inout PlanFolder) -> Void

    init(_ check: String, _ description: String, _ apply: @escaping @Sendable (inout PlanFolder) -> Void) {
      self.check = check
      testDescription = description
      self.apply = apply
    }
  }

  static let bends: [Bend] = [
    Bend("district.name", "the season") { $0.plan.district.season.end = "2023-04-16" },
    Bend("settings.value", "a setting's number") { $0.plan.settings[0].value = "15 °C" },
    Bend("settings.value", "a setting's unit") { $0.plan.settings[2].value += "s" },
    Bend("settings.value", "a setting's source") { $0.plan.settings[1].source += "?" },
    Bend("settings.value", "a setting's certainty") { $0.plan.settings[2].certainty = .plan },
    Bend("settings.list", "a setting left out") { $0.plan.settings.removeLast() },
    Bend("settings.value", "what fails with the grid") { folder in
      for n in folder.plan.settings.indices where folder.plan.settings[n].key == "fails_with_power" {
        folder.plan.settings[n].value = "heat-network, biomass-feeders, orders"
      }
    },
    Bend("provenance", "the share of estimated positions") {
      $0.plan.provenance.estimatedPositionShare -= 0.01
    },
    Bend("provenance", "the share of reconstructed households") {
      $0.plan.provenance.reconstructedShare -= 0.01
    },
    Bend("provenance", "an assumption not owned up to") { $0.plan.provenance.assumedSettings.removeLast() },
    Bend("township.households", "a township's households") { $0.plan.townships[0].households += 1 },
    Bend("township.days", "a township's days of cover") {
      let last = $0.plan.townships.lastIndex { $0.daysOfCover != nil } ?? 0
      $0.plan.townships[last].daysOfCover?[0] += 0.01
    },
    Bend("site.facts", "a site's mark of reconstruction") { $0.plan.sites[0].reconstructed.toggle() },
    Bend("site.drop-one", "a drop-one cost at a closed point") {
      let closed = $0.plan.sites.firstIndex { !$0.open } ?? 0
      $0.plan.sites[closed].dropOneCost = CostBracket(lowerFen: .zero, upperFen: .zero)
    },
    Bend("site.add-one", "an add-one cost at an open point") {
      let open = $0.plan.sites.firstIndex(where: \.open) ?? 0
      $0.plan.sites[open].addOneCost = CostBracket(lowerFen: .zero, upperFen: .zero)
    },
    Bend("site.add-one", "an add-one cost that nobody asked for") {
      $0.plan.request.explanationLimit = nil
    },
    Bend("site.next-tonne", "a tonne worth more than its first kilograms") {
      let open = $0.plan.sites.firstIndex { $0.valueOfNextTonne != nil } ?? 0
      $0.plan.sites[open].valueOfNextTonne?.room.tonneFen = Fen(1_000_000_000)
    },
    Bend("scenario.price", "a scenario dearer than the whole plan") {
      $0.plan.scenarios[1].price?.upperFen = Fen(100_000_000_000)
    },
    Bend("frontier.level", "a bound above the cost") {
      $0.plan.frontier?[0].boundFen = Fen(100_000_000_000)
    },
    Bend("frontier.order", "levels out of order") { $0.plan.frontier?.reverse() },
    Bend("frontier.plan", "a whole cover cheaper than the plan's bound") {
      $0.plan.frontier?[0].costFen = .zero
      $0.plan.frontier?[0].boundFen = .zero
    },
    Bend("plan.range", "a price that overflows") { $0.plan.scenarios[1].price?.upperFen = Fen(.max) },
    Bend("pellets.facts", "a village's mark of reconstruction") {
      $0.plan.allocation.villages[0].reconstructed.toggle()
    },
    Bend("scenario.facts", "what must be covered") { $0.plan.scenarios[1].required = false },
    Bend("scenario.facts", "the horizon") { $0.plan.scenarios[1].horizonHours += 1 },
    Bend("scenario.isolated", "a village no longer cut off") {
      $0.plan.scenarios[0].isolatedVillages.removeLast()
    },
    Bend("scenario.remedies", "no remedy for a shortage") { $0.plan.scenarios[0].remedies = [] },
    Bend("simulation.headline", "a headline other than the run's") {
      $0.plan.scenarios[0].coldHouseholdHours -= 1
    },
    Bend("simulation.unserved", "an hour served before any truck or shelter can be there") { folder in
      let hour = folder.plan.scenarios[1].simulation.affectedByHour.firstIndex { $0 > 0 } ?? 0
      serve(&folder.plan.scenarios[1].simulation, in: hour...hour)
    },
    Bend("simulation.unserved", "nobody unserved at all, every sum mended") { folder in
      for n in folder.plan.scenarios.indices {
        let last = folder.plan.scenarios[n].simulation.unservedByHour.count - 1
        serve(&folder.plan.scenarios[n].simulation, in: 0...last)
      }
    },
    Bend("simulation.unserved", "more unserved than there are to serve") { folder in
      let run = folder.plan.scenarios[0].simulation
      let hour = run.affectedByHour.firstIndex { $0 > 0 } ?? 0
      folder.plan.scenarios[0].simulation.unservedByHour[hour] = run.affectedByHour[hour] + 1
    },
    Bend("simulation.cold", "nobody cold") { setCold(0, in: &$0) },
    Bend("simulation.cold", "all the unserved cold") { folder in
      setCold(folder.plan.scenarios[0].simulation.unservedHouseholdHours, in: &folder)
    },
    Bend("simulation.shortage", "no shortage where houses went unserved for hours") {
      $0.plan.scenarios[0].firstShortageHour = nil
      $0.plan.scenarios[0].simulation.firstShortageHour = nil
    },
    Bend("simulation.shortage", "a later shortage") {
      let last = $0.plan.scenarios[0].simulation.unservedByHour.lastIndex { $0 > 0 }
      $0.plan.scenarios[0].firstShortageHour = last
      $0.plan.scenarios[0].simulation.firstShortageHour = last
    },
    Bend("simulation.trips", "coal that no truck brought") { $0.plan.scenarios[1].simulation.trips = 0 },
    Bend("simulation.trips", "more on trucks than they carry") {
      $0.plan.scenarios[1].simulation.onTrucksKg += Kilograms(10_000_000)
    },
    Bend("simulation.shortage", "an earlier shortage") {
      let run = $0.plan.scenarios[0].simulation
      let before = run.unservedByHour.firstIndex { $0 == 0 } ?? -1
      $0.plan.scenarios[0].firstShortageHour = before
      $0.plan.scenarios[0].simulation.firstShortageHour = before
    },
    Bend("certificate.cut", "a cut where nothing is short") {
      $0.certificates.scenarios[1].cut = $0.certificates.scenarios[0].cut
    },
    Bend("certificate.cut-names", "a point in the cut that does not exist") {
      $0.certificates.scenarios[0].cut?.sites.append("nowhere")
    },
    Bend("certificate.cut-roads", "an open road called closed") { folder in
      guard let inputs = try? Shipped.inputs.get() else { return }
      let named = folder.certificates.scenarios[0].cut?.roads ?? []
      let township = inputs.district.townships.lastIndex { _ in true }
      let open = inputs.district.roads.first { road in
        !named.contains(road.id) && inputs.district.junctions[road.from].township == township
          && inputs.district.junctions[road.to].township == township
      }
      folder.certificates.scenarios[0].cut?.roads.append(open?.id ?? "")
    },
    Bend("cost.transport", "the costliest scenario") { $0.plan.cost.costliestScenario = names[0] },
    Bend("solver.objective", "a cheaper objective") {
      $0.plan.solver.objective *= 0.99
      $0.plan.solver.bound = $0.plan.solver.objective
      $0.plan.solver.gap = 0
    },
    Bend("solver.gap", "a bound above the objective") {
      $0.plan.solver.bound = $0.plan.solver.objective * 1.01
      $0.plan.solver.gap = 0.01
    },
    Bend("solver.status", "a proof that was not given") {
      $0.plan.solver.status = "optimal"
      $0.plan.request.gap = 0
      $0.plan.solver.bound = $0.plan.solver.objective * 0.99
      $0.plan.solver.gap = 0.01
    },
    Bend("plan.range", "a mass that overflows") {
      $0.plan.sites[0].stockKg = Kilograms(.max)
      $0.plan.sites[1].stockKg = Kilograms(.max)
    },
    Bend("plan.range", "a negative flow") { $0.certificates.scenarios[1].flows[0].kg = Kilograms(-1) },
  ]

  /// Takes the unserved of some hours away, all sums mended.
  private static func serve(_ run: inout SimulationSummary, in hours: ClosedRange<Int>) {
    for hour in hours { run.unservedByHour[hour] = 0 }
    run.unservedHouseholdHours = run.unservedByHour.reduce(0, +)
    run.servedHouseholdHours = run.affectedHouseholdHours - run.unservedHouseholdHours
  }

  private static func setCold(_ hours: Int, in folder: inout PlanFolder) {
    folder.plan.scenarios[0].coldHouseholdHours = hours
    folder.plan.scenarios[0].simulation.coldHouseholdHours = hours
  }

  @Test func `the plan as made passes`() async throws {
    let report = try await Self.audit()
    #expect(report.findings.map(\.message.zh) == [])
    #expect(report.unproven.contains { $0.en.contains("trucks") })
    for words in ["remedies", "conflicts", "remarks"] {
      #expect(report.unproven.contains { $0.en.contains(words) && $0.zh.contains(words) })
    }
  }

  @Test func `a bound without a proof is said to be unproven, whatever it is`() async throws {
    let report = try await Self.audit {
      $0.plan.solver.bound = $0.plan.solver.objective
      $0.plan.solver.gap = 0
      $0.plan.solver.passes = []
      $0.plan.solver.status = "optimal"
    }
    #expect(report.unproven.contains { $0.en.contains("no other choice of sites") })
    #expect(report.unproven.contains { $0.zh.contains("没有更好的选址") })
    let given = try await Self.audit { $0.plan.solver.status = "given" }
    #expect(!given.unproven.contains { $0.en.contains("no other choice of sites") })
  }

  @Test(arguments: bends) func `a claim bent a little is noticed`(_ bend: Bend) async throws {
    let report = try await Self.audit(bend.apply)
    #expect(report.findings.contains { $0.check == bend.check })
  }
}
