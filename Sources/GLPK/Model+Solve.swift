extension Model {
  /// Checks the model, solves it on a thread of its own, and checks the answer.
  ///
  /// A model with integer columns is solved by branch and cut, else by simplex. Infeasible, unbounded and
  /// interrupted are ways to end, told by the outcome's `termination`; `Outcome.solution()` and
  /// `Outcome.requireOptimal()` turn them into typed errors. Cancelling the task ends the solve; what was
  /// found until then is handed over.
  ///
  /// - Throws: `SolverError.model` for a model that must not reach GLPK; `numericalTrouble`,
  ///   `wrongAnswer` or `fatal` where GLPK failed.
  public func solve(_ options: SolveOptions = SolveOptions()) async throws(SolverError) -> Outcome {
    let result: Result<Outcome, SolverError>
    do {
      result = try await GLPKThread.run(log: options.log) { solved(options) }
    } catch let error as SolverError {
      throw error
    } catch {
      throw .fatal("\(error)")
    }
    return try result.get()
  }

  /// The same on the calling thread, which is held until it is done.
  public func solveOnThisThread(
    _ options: SolveOptions = SolveOptions()
  ) throws(SolverError) -> Outcome {
    let result: Result<Outcome, SolverError>
    do {
      result = try GLPKThread.runHere(log: options.log) { solved(options) }
    } catch let error as SolverError {
      throw error
    } catch {
      throw .fatal("\(error)")
    }
    return try result.get()
  }

  private func solved(_ options: SolveOptions) -> Result<Outcome, SolverError> {
    do throws(SolverError) {
      var problem = try Problem(self)
      return .success(try isMixedInteger ? problem.branchAndCut(options) : problem.simplex(options))
    } catch {
      return .failure(error)
    }
  }
}
