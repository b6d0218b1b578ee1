import GLPK

extension SitingProblem {
  /// Name and version of the solver behind ``solve(_:)``, as written into plans.
  public static var engine: String { "GLPK \(GLPKLibrary.version)" }
}
