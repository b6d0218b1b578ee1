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
