public import Siting

/// How big a model is.
public struct ModelSize: Hashable, Sendable, Codable {
  /// Sites, each size of a place counted.
  public var sites: Int
  /// Customers.
  public var customers: Int
  /// Scenarios.
  public var scenarios: Int
  /// Admissible arcs over all scenarios.
  public var arcs: Int

  /// A size.
  public init(sites: Int, customers: Int, scenarios: Int, arcs: Int) {
    self.sites = sites
    self.customers = customers
    self.scenarios = scenarios
    self.arcs = arcs
  }
}

/// Something that Hearth and its peers can be measured on.
///
/// A kind of model that is not a ``SitingProblem`` (integer recourse, say) joins by conforming, by a magic number of
/// its own for ``modelFile()``, and by teaching `peer.py` and `hearth-bench solve` that magic number.
public protocol BenchmarkModel: Sendable {
  /// Its size.
  var size: ModelSize { get }
  /// The neutral file from which every solver, ours included, reads it in a process of its own.
  ///
  /// - Throws: ``ModelFileError``
  func modelFile() throws -> [UInt8]
}

extension SitingProblem: BenchmarkModel {
  /// Its size.
  public var size: ModelSize {
    ModelSize(
      sites: sites.count, customers: customers.count, scenarios: scenarios.count,
      arcs: scenarios.reduce(0) { $0 + $1.arcs.count })
  }
}
