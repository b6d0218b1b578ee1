import Foundation
import Quantities
import Tables

/// An entry as it stands in the ledger: chained to the one before, so that nothing can be changed, dropped or put in
/// between without every later hash being wrong.
///
/// What a chain cannot show is that its end was cut off; for that, somebody else keeps the last hash, and
/// ``Ledger/verify(head:)`` compares.
struct SealedEntry: Hashable, Sendable {
  /// Its number, from 1, without gaps.
  var number: Int
  /// When it was written, RFC 3339 in UTC.
  var writtenAt: String
  /// The event as JSON with sorted keys.
  var body: String
  /// SHA-256 of the hash before, the number, the time and the body, each on a line of its own.
  var hash: String

  /// Hash that the first entry is chained to.
  static let origin = String(repeating: "0", count: 64)

  /// The entry of an event, chained to the hash before.
  init(_ event: LedgerEvent, number: Int, after previous: String, writtenAt: String) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    self.init(
      body: String(decoding: try encoder.encode(event), as: UTF8.self), number: number, after: previous,
      writtenAt: writtenAt)
  }

  private init(body: String, number: Int, after previous: String, writtenAt: String) {
    self.number = number
    self.writtenAt = writtenAt
    self.body = body
    hash = Self.hash(number: number, writtenAt: writtenAt, body: body, after: previous)
  }

  /// An entry as it was read, whatever its hash.
  init(number: Int, writtenAt: String, body: String, hash: String) {
    self.number = number
    self.writtenAt = writtenAt
    self.body = body
    self.hash = hash
  }

  /// Whether the hash is that of the entry behind `previous`.
  func follows(_ previous: String) -> Bool {
    hash == Self.hash(number: number, writtenAt: writtenAt, body: body, after: previous)
  }

  /// The event, or `nil` where the body is none.
  var event: LedgerEvent? { try? JSONDecoder().decode(LedgerEvent.self, from: Data(body.utf8)) }

  private static func hash(number: Int, writtenAt: String, body: String, after previous: String) -> String {
    Digest.sha256(Array("\(previous)\n\(number)\n\(writtenAt)\n\(body)".utf8))
  }
}
