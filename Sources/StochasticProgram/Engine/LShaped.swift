import GLPK

/// Integer L-shaped method over first-stage decisions of 0 and 1 (Laporte & Louveaux 1993), with the master searched
/// outright: cuts bound every decision from below; the one of least bound is cut once more where that may still
/// raise it, then its recourse is worked out exactly. A decision worked out is done with, which does the work of
/// Laporte and Louveaux's optimality cut and is sharper. When no decision is left below the incumbent it is optimal.
struct LShaped<Engine: Recourse> {
  let program: TwoStageProgram
  let options: TwoStageOptions
  var engine: Engine

  /// Solves.
  mutating func run(_ method: TwoStageSolution.Method) throws(ProgramError) -> TwoStageSolution {
    let deadline = Deadline(seconds: options.timeLimit)
    let stage = FirstStage(program)
    let offset = program.core.offset
    var pool = CutPool(stage)
    var best = TwoStageSolution(
      status: .optimal, method: method, first: [], second: [], value: .infinity, bound: -.infinity,
      decisions: 0, nodes: 0, seconds: 0)
    var cutBefore: Set<[Double]> = []
    // the rows of the first stage alone may rule out everything
    for round in try engine.openingCuts(stage, until: deadline) { pool.add(round) }

    rounds: while true {
      // `tolerance` below the incumbent nothing is left that matters
      let cutoff = best.value - tolerance(best.value) - offset
      switch pool.best(below: cutoff, until: deadline) {
      case .none:
        best.bound = best.value.isFinite ? best.value - tolerance(best.value) : .infinity
        break rounds
      case .interrupted(let bound):
        best.bound = max(best.bound, min(bound + offset, best.value))
        best.status = .timeLimit
        break rounds
      case .found(let x, let bound):
        best.bound = max(best.bound, min(bound + offset, best.value))
        options.progress(best.value.isFinite ? best.value : nil, best.bound)
        if cutBefore.insert(x).inserted {
          guard let cuts = try engine.cuts(at: x) else {
            pool.finish(x)
            continue
          }
          if !cuts.isEmpty { pool.add(cuts) }
          adopt(x, stage, engine.knownValue, engine.knownSecond(), &best)
          if deadline.isOver {
            best.status = .timeLimit
            break rounds
          }
          continue
        }
        let cost = stage.cost(of: x)
        switch try engine.evaluate(x, below: cutoff - cost, until: deadline) {
        case .value(let recourse, let second):
          best.decisions += 1
          pool.finish(x)
          adopt(x, stage, recourse, second, &best)
        case .atLeast, .infeasible:
          best.decisions += 1
          pool.finish(x)
        case .interrupted:
          adopt(x, stage, engine.knownValue, engine.knownSecond(), &best)
          best.status = .timeLimit
          break rounds
        }
      }
    }
    if !best.value.isFinite, best.status == .optimal { best.status = .infeasible }
    best.nodes = engine.nodes
    best.seconds = deadline.elapsed
    return best
  }

  /// Takes over a decision with its recourse where that is better than the best known.
  private func adopt(
    _ x: [Double], _ stage: FirstStage, _ recourse: Double?, _ second: @autoclosure () -> [[Double]],
    _ best: inout TwoStageSolution
  ) {
    guard let recourse else { return }
    let value = program.core.offset + stage.cost(of: x) + recourse
    if value < best.value { (best.value, best.first, best.second) = (value, x, second()) }
  }

  private func tolerance(_ value: Double) -> Double {
    value.isFinite ? max(options.relativeGap, engine.precision) * max(1, abs(value)) : 0
  }
}
