/// Fastest times from some junctions to every junction under one road state, with the length of the fastest way.
///
/// Where several ways are equally fast the shortest of them counts, so the metres do not depend on the order of rows.
public struct TravelTable: Sendable, Hashable {
  /// Where the ways start, as indices into `District.junctions`; row `k` belongs to `sources[k]`.
  public let sources: [Int]
  /// Columns of the table: all junctions of the district.
  public let junctionCount: Int
  /// Row-major, `unreachable` where no open way leads.
  @usableFromInline let minutes: [Int32]
  /// Row-major, undefined where `minutes` is `unreachable`.
  @usableFromInline let metres: [Int64]

  /// Marks what no open road reaches.
  @usableFromInline static let unreachable = Int32.max

  init(sources: [Int], junctionCount: Int, minutes: [Int32], metres: [Int64]) {
    self.sources = sources
    self.junctionCount = junctionCount
    self.minutes = minutes
    self.metres = metres
  }

  /// Minutes from source number `source` to a junction; `nil` where no open way leads. 0 to itself.
  @inlinable public func minutes(_ source: Int, to junction: Int) -> Int32? {
    let value = minutes[source * junctionCount + junction]
    return value == Self.unreachable ? nil : value
  }

  /// Metres of the fastest way from source number `source` to a junction; `nil` where no open way leads.
  @inlinable public func metres(_ source: Int, to junction: Int) -> Int64? {
    let cell = source * junctionCount + junction
    return minutes[cell] == Self.unreachable ? nil : metres[cell]
  }
}
