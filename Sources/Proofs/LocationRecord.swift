/// A location problem in pure numbers, with the answer claimed for it and the proofs: all that a witness needs.
///
/// Masses are tonnes, money is thousand yuan (kCNY), shares lie between 0 and 1. The problem is the one described at
/// `SitingProblem`; this is the form in which it leaves the module that solved it, so that what checks the answer need not
/// know that module.
public struct LocationRecord: Codable, Sendable, Hashable {
  /// The schema this version writes and reads.
  public static let schema = "hearth.siting-proof/1"

  /// ``schema`` of the version that wrote it.
  public var schema: String
  /// Name and version of what solved it.
  public var engine: String
  /// What is asked.
  public var problem: LocationProblem
  /// What is claimed.
  public var claim: LocationClaim

  /// A record.
  public init(engine: String, problem: LocationProblem, claim: LocationClaim) {
    schema = Self.schema
    self.engine = engine
    self.problem = problem
    self.claim = claim
  }
}
