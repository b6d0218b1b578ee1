#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#endif
public import Quantities

/// Thrown when something could not be written. The old version is still there, whole, unless
/// ``isReplaced`` says that the new one is.
public struct WriteFailure: Error, Hashable, Sendable {
  /// The step that failed.
  public var step: WriteStep
  /// The system's error number (`errno`).
  public var errno: Int32
  /// Whether the new version had already taken the old one's place; then only tidying up or the promise
  /// of surviving a power cut is missing.
  public var isReplaced: Bool

  /// What happened, for people.
  public var message: Bilingual {
    isReplaced
      ? Bilingual(
        zh: "新版本已经写好，但收尾时出错（\(reason.zh)）：\(step.path)（\(step.kind.rawValue) \(errno)）",
        en:
          "The new version is in place, but finishing failed (\(reason.en)): \(step.path) (\(step.kind.rawValue) \(errno))"
      )
      : Bilingual(
        zh: "没有写成：\(reason.zh)。原来的内容没有动。位置：\(step.path)（\(step.kind.rawValue) \(errno)）",
        en:
          "Nothing was written: \(reason.en). What was there is untouched. At: \(step.path) (\(step.kind.rawValue) \(errno))"
      )
  }
}

extension WriteFailure {
  /// What the system's error number means, and what to do about it.
  private var reason: Bilingual {
    switch errno {
    case EACCES, EPERM:
      Bilingual(
        zh: "没有写权限，请换一个文件夹，或让管理员开权限",
        en: "there is no permission to write here; choose another folder or ask for permission")
    case EROFS:
      Bilingual(zh: "这个磁盘是只读的，请换一个文件夹", en: "the disk is read-only; choose another folder")
    case ENOSPC, EDQUOT:
      Bilingual(zh: "磁盘已满，请清理后重试", en: "the disk is full; make room and try again")
    case ENOENT:
      Bilingual(zh: "这里不能建文件，请换一个文件夹", en: "nothing can be made here; choose another folder")
    case ENOTDIR:
      Bilingual(
        zh: "路径里有一段是文件，不是文件夹，请换一个名字",
        en: "a part of the path is a file, not a folder; choose another name")
    case EISDIR, EBUSY, EEXIST, ENOTEMPTY:
      Bilingual(
        zh: "这个名字已被一个文件夹占用，请换一个名字", en: "the name belongs to a folder; choose another name")
    case ENODEV:
      Bilingual(
        zh: "这个名字是设备，不是文件，请换一个名字", en: "the name belongs to a device; choose another name")
    case ENAMETOOLONG:
      Bilingual(zh: "名字太长，请换短一些的", en: "the name is too long; choose a shorter one")
    default:
      Bilingual(
        zh: "系统错误 \(errno)，请检查磁盘后重试", en: "system error \(errno); check the disk and try again")
    }
  }
}

/// One operation on the disk while writing, numbered from 1. Tests let any of them fail.
public struct WriteStep: Hashable, Sendable {
  /// What is done.
  public enum Kind: String, CaseIterable, Sendable {
    /// Making a folder.
    case makeFolder = "mkdir"
    /// Opening a folder or locking it.
    case openFolder = "open"
    /// Making a file.
    case create
    /// Writing its bytes.
    case write
    /// Forcing a file or folder to the disk.
    case sync = "fsync"
    /// Exchanging the new with the old in one step.
    case exchange
    /// Giving something another name.
    case rename
    /// Removing what is no longer needed.
    case remove
  }

  /// Its number in this run, from 1.
  public var number: Int
  /// What is done.
  public var kind: Kind
  /// To what.
  public var path: String
}

/// What a test makes of a step.
public enum WriteFault: Sendable {
  /// The step fails with this `errno`.
  case fails(Int32)
  /// The program is killed before the step: nothing more is done, not even tidying up.
  case killed
}
