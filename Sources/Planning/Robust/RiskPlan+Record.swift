import District
import Hazards
import Plans
import Quantities
import Siting
import Statistics

extension RiskPlan {
  /// A plan with what it leaves short in a sample.
  ///
  /// - Throws: `StochasticError.noPlan` where the sample is too small to say anything.
  init(
    _ model: ReserveModel, open: [Bool], stock: [Kilograms], budget: Fen?, gap: Double?,
    _ losses: StratifiedSample, level: Double, confidence: Double
  ) throws {
    guard let mean = losses.mean(confidence: confidence),
      let tail = losses.tailMean(level, confidence: confidence), let share = losses.share(above: 0)
    else { throw StochasticError.noPlan }
    let sites = model.district.sites
    self.init(
      budgetFen: budget, spendingFen: model.spending(open: open, stock: stock),
      sites: sites.indices.filter { open[$0] }.map {
        SampledSite(id: sites[$0].id, name: sites[$0].name, stockKg: stock[$0])
      },
      // no event leaves less than nothing short
      meanShort: mean.within(0...(.infinity)), tailShort: tail.within(0...(.infinity)),
      shortShare: share.figure(confidence: confidence), solverGap: gap)
  }
}

extension District {
  /// What a household with a safe stove burns a day, on average over all of them and some months, kg: turns coal into
  /// household-days. 0 where nobody has a stove.
  func kgPerHouseholdDay(in months: [Int]) -> Double {
    let ration = Ration(of: reserveFuel, indoor: policy.emergencyTemperature.value)
    var (kg, count) = (0.0, 0.0)
    for group in households where group.safeStoves > 0 {
      let zone = climate[villages[group.village].zone]
      let means = months.compactMap { month in zone.months.first { $0.month == month }?.mean }
      guard !means.isEmpty else { continue }
      let outdoor = means.reduce(0, +) / Double(means.count)
      let loss = archetypes[group.archetype].emergencyHeatLoss
      kg += Double(group.safeStoves) * ration.kilogramsPerHour(heatLoss: loss, outdoor: outdoor) * 24
      count += Double(group.safeStoves)
    }
    return count > 0 ? kg / count : 0
  }
}
