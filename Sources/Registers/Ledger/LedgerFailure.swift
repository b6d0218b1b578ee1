import Quantities
public import Tables

/// Why the ledger, or the key it needs, could not be used. Nothing was written where it is thrown: the ledger is as
/// it was.
public enum LedgerFailure: Error, Hashable, Sendable {
  /// There is no ledger at the path.
  case missing(path: String)
  /// The file is something else.
  case notALedger(path: String)
  /// The file is damaged.
  case damaged(path: String)
  /// Another version of this program wrote it.
  case otherFormat(path: String, found: Int)
  /// The disk is full.
  case diskFull(path: String)
  /// The file or its folder must not be written.
  case readOnly(path: String)
  /// Another process held the ledger for longer than the wait.
  case busy(path: String)
  /// The system failed to read or write; SQLite's extended result code.
  case failed(path: String, code: Int)
  /// A file beside the ledger could not be written; the system's error number.
  case notWritten(path: String, errno: Int32)
  /// The ledger was begun for another district.
  case otherDistrict(path: String, found: String)
  /// The ledger was begun with another first day of the year.
  case otherYear(path: String, found: String)
  /// The ledger was begun with another key.
  case otherKey(path: String)
  /// The key of a ledger that has entries is not there.
  case keyMissing(path: String)
  /// The key file cannot be read, or is no key.
  case keyUnreadable(path: String)

  /// What happened and what to do, for people.
  public var diagnostic: Diagnostic {
    let (code, message, remedy) = parts
    return Diagnostic(.error, "ledger." + code, at: Place(file: path), message, remedy: remedy)
  }

  private typealias Parts = (code: String, message: Bilingual, remedy: Bilingual)

  private var parts: Parts {
    switch self {
    case .missing, .notALedger, .otherFormat, .otherDistrict, .otherYear: aboutWhichLedger
    case .keyMissing, .keyUnreadable, .otherKey: aboutKey
    case .damaged, .diskFull, .readOnly, .busy, .failed, .notWritten: aboutDisk
    }
  }

  private var aboutWhichLedger: Parts {
    switch self {
    case .notALedger:
      (
        "not-a-ledger", Bilingual(zh: "这不是发放台账，没有动它。", en: "This is no ledger; it was not touched."),
        Bilingual(zh: "请用 --ledger 写别的文件。", en: "Name another file with --ledger.")
      )
    case .otherFormat(_, let found):
      (
        "other-format",
        Bilingual(
          zh: "台账的格式是 \(found)，本程序不认识。",
          en: "The ledger has format \(found), which this program does not know."),
        Bilingual(zh: "请升级程序。", en: "Upgrade.")
      )
    case .otherDistrict(_, let found):
      (
        "other-district",
        Bilingual(zh: "这是区县 \(found) 的台账。", en: "The ledger belongs to district \(found)."),
        Bilingual(zh: "请用 --ledger 写本区的台账。", en: "Name this district's with --ledger.")
      )
    case .otherYear(_, let found):
      (
        "other-year",
        Bilingual(
          zh: "台账的补贴年度从 \(found) 起，district.toml 的 pellet_year_start 不一样；年度中途不能改。",
          en:
            "In the ledger the year begins on \(found); pellet_year_start in district.toml says otherwise. It cannot change within a ledger."
        ), Bilingual(zh: "请改回，或另开一本台账。", en: "Change it back, or begin another ledger.")
      )
    default:
      (
        "missing", Bilingual(zh: "没有这本台账。", en: "There is no such ledger."),
        Bilingual(
          zh: "请先登记名单（hearth allocate eligibility … --register），或用 --ledger 写明位置。",
          en: "Register a list first (hearth allocate eligibility … --register), or name it with --ledger.")
      )
    }
  }

  private var aboutKey: Parts {
    switch self {
    case .otherKey:
      (
        "other-key",
        Bilingual(
          zh: "密钥不是这本台账的，用它会把同一户认成两户。",
          en: "The key is not this ledger's; with it one household would be taken for two."),
        Bilingual(zh: "请用 --key 写原来的密钥文件。", en: "Name the right key file with --key.")
      )
    case .keyUnreadable:
      (
        "key-unreadable",
        Bilingual(zh: "密钥文件读不出来，或不是密钥。", en: "The key file cannot be read, or is no key."),
        Bilingual(zh: "请检查权限，或用 --key 写明位置。", en: "Check permissions, or name it with --key.")
      )
    default:
      (
        "key-missing",
        Bilingual(
          zh: "找不到台账的密钥，没有它认不出任何一户。", en: "The ledger's key is missing; no household can be found without it."
        ),
        Bilingual(zh: "请找回密钥文件，或用 --key 写明位置。", en: "Restore it, or name it with --key.")
      )
    }
  }

  private var aboutDisk: Parts {
    switch self {
    case .damaged:
      (
        "damaged", Bilingual(zh: "台账已损坏，没有写入。", en: "The ledger is damaged; nothing was written."),
        Bilingual(
          zh: "请用备份恢复，再运行 hearth allocate ledger verify。",
          en: "Restore a backup, then run hearth allocate ledger verify.")
      )
    case .diskFull:
      (
        "disk-full",
        Bilingual(
          zh: "磁盘已满，没有写入，台账还是原来的样子。", en: "The disk is full; nothing was written and the ledger is as it was."
        ),
        Bilingual(zh: "请清理后重试。", en: "Make room and try again.")
      )
    case .readOnly:
      (
        "read-only",
        Bilingual(zh: "打不开，或没有写权限。", en: "It cannot be opened, or there is no permission to write it."),
        Bilingual(
          zh: "请换一个位置（--ledger），或让管理员开权限。", en: "Choose another place (--ledger) or ask for permission.")
      )
    case .busy:
      (
        "busy",
        Bilingual(zh: "别的程序一直占用台账，没有写入。", en: "Another process kept the ledger; nothing was written."),
        Bilingual(zh: "请稍后重试。", en: "Try again later.")
      )
    case .notWritten(_, let number):
      (
        "not-written",
        Bilingual(zh: "写不了这个文件（系统错误 \(number)）。", en: "The file cannot be written (system error \(number))."),
        Bilingual(zh: "请检查文件夹和权限。", en: "Check the folder and permissions.")
      )
    default:
      (
        "failed",
        Bilingual(
          zh: "读写台账出错（SQLite \(resultCode)），没有写入，台账还是原来的样子。",
          en:
            "Reading or writing the ledger failed (SQLite \(resultCode)); nothing was written and it is as it was."
        ),
        Bilingual(zh: "请检查磁盘后重试。", en: "Check the disk and try again.")
      )
    }
  }

  private var resultCode: Int {
    if case .failed(_, let code) = self { code } else { 0 }
  }

  private var path: String {
    switch self {
    case .missing(let path), .notALedger(let path), .damaged(let path), .otherFormat(let path, _),
      .diskFull(let path), .readOnly(let path), .busy(let path), .failed(let path, _),
      .notWritten(let path, _), .otherDistrict(let path, _), .otherYear(let path, _), .otherKey(let path),
      .keyMissing(let path), .keyUnreadable(let path):
      path
    }
  }
}
