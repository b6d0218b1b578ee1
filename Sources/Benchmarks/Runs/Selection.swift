import Foundation

/// Which instances a run takes.
public struct Selection: Sendable {
  /// How much.
  public enum Extent: String, Sendable, CaseIterable {
    /// A few of the classes that say most.
    case quick
    /// Some of every class.
    case standard
    /// Everything in the bench folder.
    case all
  }

  /// How much, where nothing is named.
  public var extent: Extent
  /// Families to take; empty = any.
  public var families: [String]
  /// Pattern of instance names with `*` and `?`; `nil` = any.
  public var pattern: String?

  /// A selection; naming families or a pattern takes all that fit.
  public init(_ extent: Extent, families: [String] = [], pattern: String? = nil) {
    self.extent = extent
    self.families = families
    self.pattern = pattern
  }

  /// The instances to run, in the order of ``TargetClass/all``, those without a target last.
  ///
  /// Of a class that is not taken whole, instances are taken evenly spread over its list, so that none is picked by
  /// hand and a folder with other instances of the same families works alike.
  public func items(of catalogue: Catalogue) -> [Catalogue.Item] {
    let fitting = catalogue.items.filter { item in
      (families.isEmpty || families.contains(item.family))
        && (pattern.map { fnmatch($0, item.name, 0) == 0 } ?? true)
    }
    let isNamed = !families.isEmpty || pattern != nil
    var chosen: [Catalogue.Item] = []
    for target in TargetClass.all {
      let members = fitting.filter { TargetClass.of($0.family, $0.name)?.name == target.name }
      switch isNamed ? .all : extent {
      case .all: chosen += members
      case .standard: chosen += Self.spread(members, target.shares.standard)
      case .quick: chosen += Self.spread(members, target.shares.quick)
      }
    }
    if isNamed || extent == .all { chosen += fitting.filter { TargetClass.of($0.family, $0.name) == nil } }
    return chosen
  }

  /// `count` of a list, evenly spread, from the middle of each stretch.
  static func spread<Item>(_ items: [Item], _ count: Int) -> [Item] {
    guard count < items.count else { return items }
    return (0..<count).map { items[(2 * $0 + 1) * items.count / (2 * count)] }
  }
}
