import CSodium
import Glibc
import Tables

/// A household as the registers know it: a keyed fingerprint of its number, 128 bits in hexadecimal.
///
/// Without the key nobody can tell which household it is, nor try all numbers until one fits.
public struct HouseholdHandle: Hashable, Comparable, Codable, Sendable, CustomStringConvertible {
  /// 32 hexadecimal digits.
  public let text: String

  /// A handle as a register stores it.
  init(_ text: String) { self.text = text }

  /// Reads the digits alone.
  public init(from decoder: any Decoder) throws {
    text = try decoder.singleValueContainer().decode(String.self)
  }
  /// Writes the digits alone.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(text)
  }

  /// Whether `a` comes first.
  public static func < (a: Self, b: Self) -> Bool { a.text < b.text }
  /// The first eight digits, enough to tell the households of a village apart on a screen.
  public var description: String { String(text.prefix(8)) }
}

/// The secret that turns household numbers into handles (HMAC-SHA-256, RFC 2104, by libsodium).
///
/// The file stays on the machine that keeps the ledger. Losing it means that no number can be found again; a second
/// key would give every household a second allowance, so a ledger only opens with the key it was begun with.
public struct HouseholdKey: Sendable {
  private let secret: [UInt8]

  init(secret: [UInt8]) {
    precondition(secret.count == Int(crypto_auth_hmacsha256_KEYBYTES), "a key has 32 bytes")
    self.secret = secret
  }

  /// A key for one run, kept nowhere: to look at lists without leaving anything behind.
  public static func temporary() -> HouseholdKey {
    var secret = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_KEYBYTES))
    precondition(sodium_init() >= 0, "libsodium has a source of randomness")
    randombytes_buf(&secret, secret.count)
    return HouseholdKey(secret: secret)
  }

  /// The key in a file, which is made where it is missing and `makingIfMissing`.
  ///
  /// - Throws: ``LedgerFailure`` where the file cannot be read or made.
  public static func open(_ path: String, makingIfMissing: Bool) throws(LedgerFailure) -> HouseholdKey {
    if let key = try read(path) { return key }
    guard makingIfMissing else { throw .keyMissing(path: path) }
    try make(path)
    guard let key = try read(path) else { throw .keyMissing(path: path) }
    return key
  }

  /// The handle of a household's number, or of another number of the same meaning (`0012345` and `12345`).
  func handle(of number: HouseholdNumber) -> HouseholdHandle {
    HouseholdHandle(fingerprint("household", number.text))
  }

  /// The handle of a yard, which is a yard only within its village.
  func handle(ofYard yard: String, in village: String) -> String { fingerprint("yard", village + "/" + yard) }

  /// A fingerprint of the key itself, by which a ledger recognises it.
  var mark: String { fingerprint("key", "mark") }

  private func fingerprint(_ kind: String, _ text: String) -> String {
    Self.hex(hmac(Array((kind + "\u{0}" + text).utf8)).prefix(16))
  }

  /// HMAC-SHA-256 of a message.
  func hmac(_ message: [UInt8]) -> [UInt8] {
    var digest = [UInt8](repeating: 0, count: Int(crypto_auth_hmacsha256_BYTES))
    // The call cannot fail; it returns 0 for the sake of a uniform interface.
    _ = crypto_auth_hmacsha256(&digest, message, UInt64(message.count), secret)
    return digest
  }

  // MARK: The file

  private static func read(_ path: String) throws(LedgerFailure) -> HouseholdKey? {
    let file = Glibc.open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else {
      if errno == ENOENT { return nil }
      throw .keyUnreadable(path: path)
    }
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 128)
    let count = Glibc.read(file, &bytes, bytes.count)
    let digits = bytes.prefix(max(0, count)).prefix { $0 != 0x0A && $0 != 0x0D }
    guard digits.count == 64, let secret = Self.bytes(fromHex: digits) else {
      throw .keyUnreadable(path: path)
    }
    return HouseholdKey(secret: secret)
  }

  /// Makes the file, readable by its owner alone. Where another process makes one at the same time, the first
  /// stays: a hard link is never put over a file that is there.
  private static func make(_ path: String) throws(LedgerFailure) {
    let fresh = path + ".new-\(getpid())-\(UInt32.random(in: 0 ... .max))"
    let text = Array((hex(temporary().secret) + "\n").utf8)
    let file = openat(AT_FDCWD, fresh, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(0o600))
    guard file >= 0 else { throw .notWritten(path: path, errno: errno) }
    defer { unlink(fresh) }
    let isWritten = write(file, text, text.count) == text.count && fsync(file) == 0
    let failure = errno
    close(file)
    guard isWritten else { throw .notWritten(path: path, errno: failure) }
    if link(fresh, path) != 0, errno != EEXIST { throw .notWritten(path: path, errno: errno) }
  }

  private static func hex(_ bytes: some Sequence<UInt8>) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private static func bytes(fromHex digits: ArraySlice<UInt8>) -> [UInt8]? {
    let values = digits.compactMap { Character(Unicode.Scalar($0)).hexDigitValue }
    guard values.count == digits.count else { return nil }
    return stride(from: 0, to: values.count, by: 2).map { UInt8(values[$0] << 4 | values[$0 + 1]) }
  }
}
