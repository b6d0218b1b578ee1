import Siting

/// Our side of the comparison: one model file, solved in this process.
public enum OwnSolver {
  /// Solves the model of a file; CPU time and memory are measured as those of the peers are.
  ///
  /// - Throws: ``ReadFailure`` where the file is not a model.
  public static func solve(file path: String, limit: Double, gap: Double) async throws(ReadFailure) -> SolverAnswer {
    let problem = try SitingProblem(modelFile: try ReadFailure.bytes(of: path), named: path)
    let begin = ProcessUse.cpuSeconds
    var answer = await solve(problem, limit: limit, gap: gap)
    answer.cpu = ProcessUse.cpuSeconds - begin
    answer.peakMiB = ProcessUse.peakMiB
    return answer
  }

  private static func solve(_ problem: SitingProblem, limit: Double, gap: Double) async -> SolverAnswer {
    do {
      let solution = try await problem.solve(
        SitingOptions(relativeGap: gap, timeLimit: limit, explanationShare: 0))
      switch solution.status {
      case .infeasible: return SolverAnswer(status: .infeasible)
      case .optimal: return SolverAnswer(status: .optimal, value: solution.objective, bound: solution.bound)
      case .feasible: return SolverAnswer(status: .limit, value: solution.objective, bound: solution.bound)
      }
    } catch SitingError.timeLimit {
      return SolverAnswer(status: .limit)
    } catch {
      return SolverAnswer(status: .failed, detail: "\(error)")
    }
  }
}
