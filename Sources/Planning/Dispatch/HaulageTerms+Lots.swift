import District
import Haulage
import Quantities

extension HaulageTerms {
  /// A class of trucks over periods with so many working days each.
  func fleet(_ kind: TruckClass, workdays: [Int]) -> LotSizingProblem.Fleet {
    LotSizingProblem.Fleet(
      payload: Int(kind.payload.count / step.value.count),
      minutes: workdays.map { Minutes(kind.day.count * Int64($0 * fleetPercent.value) / 100) },
      overtime: workdays.map {
        Minutes(overtime.value.count * Int64(kind.count * $0 * fleetPercent.value) / 100)
      },
      overtimeHour: Fen(kind.costPerHour.count * Int64(overtimePercent.value) / 100),
      hireHour: Fen(kind.costPerHour.count * Int64(hirePercent.value) / 100))
  }

  /// A load with loading and unloading, the truck being paid for that time too.
  func way(
    _ trip: LoadWays.Trip, source: Int, fleet: Int, _ kind: TruckClass, unload: Minutes, isOpen: [Bool]
  ) -> LotSizingProblem.Way {
    let standing = loading.value + unload
    return LotSizingProblem.Way(
      source: source, fleet: fleet,
      cost: trip.cost + Fen((standing.count * kind.costPerHour.count + 59) / 60),
      minutes: trip.minutes + standing, dock: loading.value, isOpen: isOpen)
  }

  /// Docks over periods with so many working days each.
  func dockTime(_ count: Int, workdays: [Int]) -> [Minutes] { workdays.map { dockDay.value * (count * $0) } }

  /// What shares a truck.
  var sharedDrop: LotSizingProblem.SharedDrop {
    LotSizingProblem.SharedDrop(
      least: sharedLeast.value, most: sharedMost.value, factor: sharedFactor.value)
  }

  /// The price of a step, of that of a tonne.
  func perStep(_ tonne: Fen) -> Fen { Fen(tonne.count * step.value.count / 1000) }

  /// Mass over periods in whole steps: cumulative sums are rounded up, less what the stock has beyond whole steps, so that
  /// nobody is taken to need less than he does at any time.
  func steps(ofUse kilograms: [Kilograms], beyond stock: Kilograms) -> [Int] {
    let step = step.value.count
    let spare = stock.count % step
    var (sum, before): (Int64, Int64) = (0, 0)
    return kilograms.map { kg in
      sum += kg.count
      let upToNow = max(0, (sum - spare + step - 1) / step)
      defer { before = upToNow }
      return Int(upToNow - before)
    }
  }

  /// Mass that becomes available over periods, in whole steps: cumulative sums are rounded down.
  func steps(ofSupply kilograms: [Kilograms]) -> [Int] {
    let step = step.value.count
    var (sum, before): (Int64, Int64) = (0, 0)
    return kilograms.map { kg in
      sum += kg.count
      defer { before = sum / step }
      return Int(sum / step - before)
    }
  }
}
