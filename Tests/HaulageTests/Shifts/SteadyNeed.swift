import Haulage

extension ShiftProblem.Need {
  /// Households at a place that have no heat from the start and burn as much in every hour, at −20 °C outdoors.
  static func steady(
    place: Int, hours: Int, households: Int = 100, kgPerHour: Int, unload: Int = 30, decay: Double
  ) -> Self {
    let hours = 0..<hours
    return Self(
      place: place, weight: 1, release: 0, unload: unload, doorstep: 0,
      demandThrough: hours.map { ($0 + 1) * kgPerHour }, burns: hours.map { _ in true },
      outdoor: hours.map { _ in -20 },
      cohorts: [.init(households: hours.map { _ in households }, decay: decay, start: 16)])
  }
}
