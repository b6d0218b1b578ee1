import Synchronization

/// A flag that any thread may raise and a solve looks at; once raised it stays so.
public final class Cancellation: Sendable {
  private let flag = Atomic<Bool>(false)

  /// A flag not yet raised.
  public init() {}

  /// Asks every solve that was given this flag to end.
  public func raise() { flag.store(true, ordering: .releasing) }

  /// Whether it was raised.
  public var isRaised: Bool { flag.load(ordering: .acquiring) }
}
