import CSodium

/// Fingerprints of files, so that a plan can tell whether its inputs changed.
public enum Digest {
  /// The SHA-256 of some bytes (FIPS 180-4, by libsodium), in lower-case hexadecimal.
  ///
  /// - Complexity: O(n)
  public static func sha256(_ bytes: [UInt8]) -> String {
    var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
    // The call cannot fail; it returns 0 for the sake of a uniform interface.
    _ = crypto_hash_sha256(&digest, bytes, UInt64(bytes.count))
    return hexadecimal(digest)
  }

  /// The SHA-256 of bytes that come one after the other.
  public struct Stream {
    private var state = crypto_hash_sha256_state()

    /// Nothing came yet.
    public init() { _ = crypto_hash_sha256_init(&state) }

    /// Takes in some bytes.
    public mutating func append(_ bytes: [UInt8]) {
      _ = crypto_hash_sha256_update(&state, bytes, UInt64(bytes.count))
    }

    /// The hash of all that came, in lower-case hexadecimal.
    public consuming func finish() -> String {
      var digest = [UInt8](repeating: 0, count: Int(crypto_hash_sha256_BYTES))
      _ = crypto_hash_sha256_final(&state, &digest)
      return Digest.hexadecimal(digest)
    }
  }

  private static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(64)
    for byte in digest {
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
    return String(decoding: text, as: UTF8.self)
  }
}
