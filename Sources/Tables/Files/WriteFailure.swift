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
        zh: "新版本已经写好，但收尾时出错（\(step.kind.rawValue)，系统错误 \(errno)）：\(step.path)",
        en:
          "The new version is in place, but finishing failed (\(step.kind.rawValue), system error \(errno)): \(step.path)"
      )
      : Bilingual(
        zh: "没有写成（\(step.kind.rawValue)，系统错误 \(errno)），原来的内容没有动：\(step.path)",
        en:
          "Nothing was written (\(step.kind.rawValue), system error \(errno)); what was there is untouched: \(step.path)"
      )
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
