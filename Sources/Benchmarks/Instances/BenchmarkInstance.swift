/// The best possible value of an instance, as published.
public struct KnownOptimum: Hashable, Sendable {
  /// The value, in the instance's own units.
  public var value: Double
  /// Who says so.
  public var source: String

  /// A published value.
  public init(value: Double, source: String) {
    self.value = value
    self.source = source
  }
}

/// A model with a name and, where somebody proved it, its optimum.
public struct BenchmarkInstance: Sendable {
  /// Unique within its family, e.g. `cap41`.
  public var name: String
  /// Name of its ``InstanceFamily``.
  public var family: String
  /// What is to be solved.
  public var model: any BenchmarkModel
  /// `nil` = nobody has proved it that we know of.
  public var optimum: KnownOptimum?

  /// An instance.
  public init(name: String, family: String, model: any BenchmarkModel, optimum: KnownOptimum? = nil) {
    self.name = name
    self.family = family
    self.model = model
    self.optimum = optimum
  }
}
