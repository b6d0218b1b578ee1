import Adversary
import District
import Quantities
import Siting

/// Moves coal and money about within a budget while the tail of a sample falls: a search by exchange, from any plan.
///
/// A move buys coal at one site, opening it where need be, and pays with what is left of the budget and with coal not bought
/// at another, which closes where nothing remains. It is first tried on the events that make up the tail now: their weighted
/// losses under any plan are a lower bound of its tail (Rockafellar & Uryasev 2000, the dual form), so most moves end
/// there.
struct TailDescent: Sendable {
  /// Which sites open, and what stands there.
  struct Plan: Sendable, Hashable {
    var open: [Bool]
    var stock: [Kilograms]
  }
  /// A drawn event.
  struct Event: Sendable {
    var table: RecourseTable
    /// Part of its stock that each site keeps.
    var surviving: [Double]
    /// Probability.
    var weight: Double
  }

  let model: ReserveModel
  let events: [Event]
  /// Share of the tail.
  let level: Double
  let budget: Fen
  /// Moves tried at most, so that the answer does not hang on the clock.
  let mostMoves: Int

  /// What a plan leaves short, kg.
  struct Value {
    var losses: [Double]
    var tail: Double
    var mean: Double

    /// Less in the tail, or as little there and less on average, by a kilogram at least.
    func isBetter(than other: Value) -> Bool {
      tail < other.tail - 1 || (tail <= other.tail && mean < other.mean - 1)
    }
  }

  /// Buys at `receiver` and pays with coal of `donor`; `nil` = out of what is left of the budget.
  private struct Move {
    var receiver: Int
    var donor: Int?
    var share: Double
  }

  private var district: District { model.district }

  /// The best plan found from one that keeps the budget.
  ///
  /// - Returns: The plan, and the tail it leaves in the sample, kg.
  func improved(_ start: Plan) async -> (plan: Plan, tail: Double) {
    var plan = start
    var best = await value(of: plan)
    var tail = tailWeights(best.losses)
    var (tried, isBetter) = (0, true)
    while isBetter, tried < mostMoves {
      isBetter = false
      for move in moves where tried < mostMoves {
        guard let next = carriedOut(move, plan), next != plan else { continue }
        tried += 1
        // a tail that is the whole sample is no shorter to play
        if tail.count < events.count {
          let least = await losses(of: next, in: tail.map(\.event))
          let bound = zip(tail, least).reduce(0) { $0 + $1.0.weight * $1.1 }
          if bound > best.tail { continue }
        }
        let found = await value(of: next)
        guard found.isBetter(than: best) else { continue }
        (plan, best, isBetter) = (next, found, true)
        tail = tailWeights(best.losses)
      }
    }
    return (plan, best.tail)
  }

  /// The plan that leaves the least in the tail of the sample, the first of equals.
  func best(of plans: [Plan]) async -> Plan {
    var best: (plan: Plan, value: Value)?
    for plan in plans {
      let value = await value(of: plan)
      if best.map({ value.isBetter(than: $0.value) }) ?? true { best = (plan, value) }
    }
    guard let best else { preconditionFailure("no plan to choose from") }
    return best.plan
  }

  /// All moves, the same for every plan: whether one can be carried out is seen then.
  private var moves: [Move] {
    let sites = district.sites.indices
    return [1, 0.4, 0.1].flatMap { share in
      sites.flatMap { receiver in
        ([nil] + sites.map(Optional.some)).compactMap { donor in
          donor == receiver ? nil : Move(receiver: receiver, donor: donor, share: share)
        }
      }
    }
  }

  /// The plan after a move; `nil` where it is not allowed or not paid for.
  private func carriedOut(_ move: Move, _ plan: Plan) -> Plan? {
    var plan = plan
    let (r, sites) = (move.receiver, district.sites)
    if let donor = move.donor, !plan.open[donor] || plan.stock[donor] <= model.alreadyThere[donor] {
      return nil
    }
    if !plan.open[r] {
      guard sites[r].status != .forbidden,
        !sites.indices.contains(where: { plan.open[$0] && sites[$0].place == sites[r].place })
      else { return nil }
      plan.open[r] = true
    }
    let room = sites[r].storage - plan.stock[r]
    let more = min(room, Kilograms(Int64((Double(sites[r].storage.count) * move.share).rounded(.up))))
    guard more > .zero else { return nil }
    plan.stock[r] += more
    guard let donor = move.donor else { return keeping(plan, by: r) }
    let excess = model.spending(open: plan.open, stock: plan.stock) - budget
    if excess > .zero {
      let price = max(1, model.pricePerTonne(at: donor))
      let taken = Kilograms(roundingUp(excess.count * 1000, over: price))
      plan.stock[donor] = max(model.alreadyThere[donor], plan.stock[donor] - taken)
      if plan.stock[donor] == .zero, sites[donor].status == .candidate { plan.open[donor] = false }
    }
    return keeping(plan, by: r)
  }

  /// The plan with less at a site, if that is what it takes to keep the budget.
  private func keeping(_ plan: Plan, by site: Int) -> Plan? {
    var plan = plan
    let excess = model.spending(open: plan.open, stock: plan.stock) - budget
    guard excess > .zero else { return plan }
    let price = max(1, model.pricePerTonne(at: site))
    plan.stock[site] -= Kilograms(roundingUp(excess.count * 1000, over: price))
    let isWorthIt = plan.stock[site] > model.alreadyThere[site]
    return isWorthIt && model.spending(open: plan.open, stock: plan.stock) <= budget ? plan : nil
  }

  func value(of plan: Plan) async -> Value {
    let losses = await losses(of: plan, in: Array(events.indices))
    let weights = events.map(\.weight)
    return Value(
      losses: losses, tail: SitingProblem.valueAtTail(losses, probabilities: weights, level: level),
      mean: zip(weights, losses).reduce(0) { $0 + $1.0 * $1.1 })
  }

  /// Kilograms short in some events.
  private func losses(of plan: Plan, in chosen: [Int]) async -> [Double] {
    let stock = plan.stock
    let halves = [chosen.prefix(chosen.count / 2), chosen.suffix(chosen.count - chosen.count / 2)].map(
      Array.init)
    let parts = await inOrder(halves) { [events] part in
      part.map { index -> Double in
        let event = events[index]
        let left = zip(stock, event.surviving).map {
          Kilograms(Int64((Double($0.count) * $1).rounded(.down)))
        }
        return Double(event.table.loss(stock: left).count)
      }
    }
    return parts.flatMap { $0 }
  }

  /// The events of the tail with their weights in it, which add up to 1.
  private func tailWeights(_ losses: [Double]) -> [(event: Int, weight: Double)] {
    var left = 1 - level
    var tail: [(event: Int, weight: Double)] = []
    for event in losses.indices.sorted(by: { (losses[$1], $0) < (losses[$0], $1) }) where left > 0 {
      let share = min(left, events[event].weight)
      tail.append((event, share / (1 - level)))
      left -= share
    }
    return tail
  }
}
