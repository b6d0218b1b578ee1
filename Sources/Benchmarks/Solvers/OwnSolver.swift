public import Proofs
import Siting
import StochasticProgram

/// Our side of the comparison: one model file, solved in this process.
public enum OwnSolver {
  /// Solves the model of a file; CPU time and memory are measured as those of the peers are.
  ///
  /// - Parameter audit: Asked about the proof of a siting problem, after the solver was measured; `nil` = no proof is made.
  /// - Throws: ``ReadFailure`` where the file is not a model.
  public static func solve(
    file path: String, limit: Double, gap: Double, workers: Int,
    audit: ((LocationRecord) -> SolverAnswer.ProofAudit)? = nil
  ) async throws(ReadFailure) -> SolverAnswer {
    let bytes = try ReadFailure.bytes(of: path)
    if bytes.starts(with: RecourseModel.magic) {
      let model = try RecourseModel(modelFile: bytes, named: path)
      return await measured { solve(model.program, limit: limit, gap: gap) }
    }
    let problem = try SitingProblem(modelFile: bytes, named: path)
    var record: LocationRecord?
    var options = SitingOptions(relativeGap: gap, timeLimit: limit, explanationShare: 0, workers: workers)
    options.proof = audit != nil
    var answer = await measured {
      let (answer, proven) = await solve(problem, options)
      record = proven
      return answer
    }
    if let record { answer.audit = audit?(record) }
    return answer
  }

  private static func measured(_ solve: () async -> SolverAnswer) async -> SolverAnswer {
    let (begin, start) = (ProcessUse.cpuSeconds, ContinuousClock.now)
    var answer = await solve()
    answer.cpu = ProcessUse.cpuSeconds - begin
    answer.wall = (ContinuousClock.now - start) / .seconds(1)
    answer.peakMiB = ProcessUse.peakMiB
    return answer
  }

  private static func solve(_ program: TwoStageProgram, limit: Double, gap: Double) -> SolverAnswer {
    do {
      let solution = try program.solve(TwoStageOptions(relativeGap: gap, timeLimit: limit))
      let status: SolverAnswer.Status =
        switch solution.status {
        case .optimal: .optimal
        case .infeasible: .infeasible
        case .timeLimit: .limit
        }
      return SolverAnswer(
        status: status, value: solution.value, bound: solution.bound,
        detail: "\(solution.method.rawValue), \(solution.decisions) decisions, \(solution.nodes) nodes")
    } catch {
      return SolverAnswer(status: .failed, detail: "\(error)")
    }
  }

  private static func solve(
    _ problem: SitingProblem, _ options: SitingOptions
  ) async -> (SolverAnswer, LocationRecord?) {
    do {
      let solution = try await problem.solve(options)
      let status: SolverAnswer.Status =
        switch solution.status {
        case .infeasible: .infeasible
        case .optimal: .optimal
        case .feasible: .limit
        }
      guard status != .infeasible else { return (SolverAnswer(status: status), solution.proof) }
      let answer = SolverAnswer(status: status, value: solution.objective, bound: solution.bound)
      return (answer, solution.proof)
    } catch SitingError.timeLimit {
      return (SolverAnswer(status: .limit), nil)
    } catch {
      return (SolverAnswer(status: .failed, detail: "\(error)"), nil)
    }
  }
}
