public import Quantities

#if canImport(Glibc)
  import Glibc
#endif

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
  public var message: Bilingual {
    switch self {
    case .missing(let path):
      Bilingual(
        zh: "没有台账 \(path)。请先用 hearth allocate eligibility … --register 登记名单，或用 --ledger 写明位置。",
        en:
          "There is no ledger at \(path). Register a list first (hearth allocate eligibility … --register), or name it with --ledger."
      )
    case .notALedger(let path):
      Bilingual(
        zh: "\(path) 不是发放台账，没有动它。请用 --ledger 写别的文件。",
        en: "\(path) is not a ledger and was not touched. Name another file with --ledger.")
    case .damaged(let path):
      Bilingual(
        zh: "台账 \(path) 已损坏，没有写入。请用备份恢复，再运行 hearth allocate ledger verify。",
        en: "The ledger \(path) is damaged; nothing was written. Restore a backup, then run hearth allocate ledger verify."
      )
    case .otherFormat(let path, let found):
      Bilingual(
        zh: "台账 \(path) 的格式是 \(found)，本程序不认识。请升级程序。",
        en: "The ledger \(path) has format \(found), which this program does not know. Upgrade.")
    case .diskFull(let path):
      Bilingual(
        zh: "磁盘已满，没有写入，台账还是原来的样子：\(path)。请清理后重试。",
        en: "The disk is full; nothing was written and the ledger is as it was: \(path). Make room and try again.")
    case .readOnly(let path):
      Bilingual(
        zh: "没有写 \(path) 的权限。请换一个位置（--ledger），或让管理员开权限。",
        en: "There is no permission to write \(path). Choose another place (--ledger) or ask for permission.")
    case .busy(let path):
      Bilingual(
        zh: "别的程序一直占用台账 \(path)，没有写入。请稍后重试。",
        en: "Another process kept the ledger \(path); nothing was written. Try again later.")
    case .failed(let path, let code):
      Bilingual(
        zh: "读写台账 \(path) 出错（SQLite \(code)），没有写入。请检查磁盘后重试。",
        en: "Reading or writing the ledger \(path) failed (SQLite \(code)); nothing was written. Check the disk.")
    case .notWritten(let path, let number):
      Bilingual(
        zh: "写不了 \(path)（系统错误 \(number)）。请检查文件夹和权限。",
        en: "\(path) cannot be written (system error \(number)). Check the folder and permissions.")
    case .otherDistrict(let path, let found):
      Bilingual(
        zh: "台账 \(path) 是区县 \(found) 的。请用 --ledger 写本区的台账。",
        en: "The ledger \(path) belongs to district \(found). Name this district's with --ledger.")
    case .otherYear(let path, let found):
      Bilingual(
        zh: "台账 \(path) 的补贴年度从 \(found) 起，district.toml 里 pellet_year_start 不一样。年度中途不能改。",
        en:
          "In the ledger \(path) the year begins on \(found); pellet_year_start in district.toml says otherwise. It cannot change within a ledger."
      )
    case .otherKey(let path):
      Bilingual(
        zh: "密钥不是台账 \(path) 的密钥，用它会把同一户认成两户。请用 --key 写原来的密钥文件。",
        en:
          "The key is not the one of the ledger \(path); with it one household would be taken for two. Name the right key file with --key."
      )
    case .keyMissing(let path):
      Bilingual(
        zh: "找不到台账的密钥 \(path)。没有它认不出任何一户；请找回密钥文件，或用 --key 写明位置。",
        en: "The ledger's key \(path) is missing. No household can be found without it; restore it or name it with --key."
      )
    case .keyUnreadable(let path):
      Bilingual(
        zh: "密钥文件 \(path) 读不出来，或不是密钥。", en: "The key file \(path) cannot be read, or is no key.")
    }
  }
}
