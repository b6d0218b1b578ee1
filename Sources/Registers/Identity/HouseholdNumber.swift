import Quantities
import Tables

/// A household's number as its list writes it, in the one form that every spelling of it has.
///
/// Excel drops leading zeros, adds `.0`, and people type full-width digits and small letters; none of that may
/// turn one household into two, each with an allowance of its own. Never stored: see ``HouseholdKey``.
struct HouseholdNumber: Hashable {
  /// Capital letters, digits, `_ . -`; without leading zeros.
  let text: String

  /// Why a number cannot be taken.
  enum Refusal: Error {
    /// It names a person: an identity or mobile telephone number.
    case personal
    /// Letters other than A–Z, or nothing at all.
    case malformed
    /// A serial number of a list: every village has one.
    case serial
    /// Excel turned it into scientific form; its last digits are lost.
    case scientific
  }

  /// The least digits of a number that is unique in a district. The police register's have nine; a list's own
  /// serial numbers reach a few thousand.
  private static let leastDigits = 6

  /// The number a person wrote.
  init(_ written: String) throws(Refusal) {
    var text = CellText.halfWidth(CellText.trimmed(written)).uppercased().filter { $0 != " " }
    if text.hasPrefix("'") { text.removeFirst() }
    guard !Self.isPersonal(text) else { throw .personal }
    let isWellFormed = text.utf8.allSatisfy {
      (0x30...0x39).contains($0) || (0x41...0x5A).contains($0) || [0x2D, 0x2E, 0x5F].contains($0)
    }
    guard isWellFormed, !text.isEmpty, text.utf8.count <= 64 else { throw .malformed }
    if let point = text.firstIndex(of: "."), text[..<point].allSatisfy(\.isNumber),
      text[point...].dropFirst().allSatisfy({ $0 == "0" })
    {
      text = String(text[..<point])
    }
    guard !Self.isScientific(text) else { throw .scientific }
    text = String(text.drop { $0 == "0" })
    let hasLetter = text.contains(where: \.isLetter)
    guard hasLetter || text.count(where: \.isNumber) >= Self.leastDigits else { throw .serial }
    self.text = text
  }

  /// 18 digits, 17 and X, 11 digits of a mobile, and the 15 digits of identity cards before 1999.
  private static func isPersonal(_ text: String) -> Bool {
    CellText.withoutPersonalNumbers(text) != nil
      || (text.utf8.count == 15 && text.utf8.allSatisfy { (0x30...0x39).contains($0) })
  }

  private static func isScientific(_ text: String) -> Bool {
    let parts = text.split(separator: "E", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { return false }
    return parts[0].allSatisfy { $0.isNumber || $0 == "." } && parts[1].allSatisfy(\.isNumber)
      && parts[0].contains(".")
  }
}

extension HouseholdNumber.Refusal {
  /// The code of the finding.
  var code: String {
    switch self {
    case .personal: "household.personal-number"
    case .malformed: "household.number"
    case .serial: "household.serial-number"
    case .scientific: "household.scientific"
    }
  }

  /// What is wrong, and what to do; the number itself is not repeated.
  var words: (message: Bilingual, remedy: Bilingual) {
    switch self {
    case .personal:
      (
        Bilingual(
          zh: "户编号一格里是身份证号或手机号，已丢弃，没有保存。",
          en: "The household number is an identity or telephone number; it was dropped and is not kept."),
        Bilingual(zh: "请改填户口簿上的户号。", en: "Write the number of the household register instead.")
      )
    case .malformed:
      (
        Bilingual(
          zh: "户编号只能用字母、数字、_ . -，不超过 64 个。",
          en: "A household number takes letters, digits, _ . - only, at most 64."),
        Bilingual(zh: "请改填户口簿上的户号，不要填姓名。", en: "Write the number of the household register, not a name.")
      )
    case .serial:
      (
        Bilingual(
          zh: "户编号不足 6 位，像是名单里的序号；各村都有同样的序号，无法认户。",
          en:
            "The household number has fewer than six digits, like a serial number; every village has the same ones."
        ),
        Bilingual(zh: "请改填全区唯一的户号。", en: "Write a number that is unique in the district.")
      )
    case .scientific:
      (
        Bilingual(
          zh: "户编号被 Excel 改成了科学计数法，后面的数字已经丢失。",
          en: "Excel turned the household number into scientific form; its last digits are lost."),
        Bilingual(
          zh: "请把这一列设为“文本”格式，从原始名单重新粘贴。",
          en: "Format the column as Text and paste the numbers again from the original list.")
      )
    }
  }
}
