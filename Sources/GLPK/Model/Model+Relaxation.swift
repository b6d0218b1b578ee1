extension Model {
  /// The same model with every column continuous; a binary one keeps 0…1.
  ///
  /// - Complexity: O(columns).
  public var lpRelaxation: Model {
    var relaxed = self
    relaxed.domains = Array(repeating: .continuous, count: columnCount)
    return relaxed
  }
}
