/// Where a random number stands: (seed, replication, entity, purpose and step, draw).
///
/// Nothing is drawn "next", so nothing can shift: a village added, a rejection, another order of work or
/// another number of workers leaves every other number as it was. What is decided from the numbers is never
/// in the address, so two plans meet the same weather.
///
///     key      seed
///     counter  replication · entity · purpose and step · draw and block
public struct RandomAddress: Hashable, Sendable {
  /// What a number is for; every module names its own.
  public struct Purpose: Hashable, Sendable {
    /// Distinguishes it from all other purposes of the same seed.
    public var rawValue: UInt16

    /// A purpose.
    public init(_ rawValue: UInt16) { self.rawValue = rawValue }
  }

  /// The run's seed.
  public var seed: UInt64
  /// Which world.
  public var replication: UInt32
  /// Whom or what it happens to; see ``entity(_:)`` for things known by a code.
  public var entity: UInt32
  /// What for.
  public var purpose: Purpose
  /// Hour, or whatever the purpose counts.
  public var step: UInt16

  /// An address.
  public init(seed: UInt64, replication: UInt32, entity: UInt32 = 0, purpose: Purpose, step: UInt16 = 0) {
    self.seed = seed
    self.replication = replication
    self.entity = entity
    self.purpose = purpose
    self.step = step
  }

  /// The entity that a code or id stands for, whatever row of its table it is in: FNV-1a of its bytes, 32
  /// bits.
  ///
  /// - Complexity: O(bytes)
  public static func entity(_ code: String) -> UInt32 {
    code.utf8.reduce(0x811C_9DC5) { ($0 ^ UInt32($1)) &* 0x0100_0193 }
  }

  /// The draws at this address, by number.
  public subscript(draw: UInt16) -> RandomDraw { RandomDraw(address: self, number: draw) }

  /// Four words: one block of one draw.
  func words(draw: UInt16, block: UInt16) -> SIMD4<UInt32> {
    Philox4x32.block(
      SIMD4(
        replication, entity, UInt32(purpose.rawValue) << 16 | UInt32(step),
        UInt32(draw) << 16 | UInt32(block)),
      key: SIMD2(UInt32(truncatingIfNeeded: seed), UInt32(truncatingIfNeeded: seed >> 32)))
  }
}
