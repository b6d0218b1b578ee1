import ArgumentParser
import Foundation
public import Quantities

/// What is written to the two streams: results on stdout, everything else on stderr.
public struct Console: Sendable {
  /// The language results are written in.
  public var language: Language

  /// A console that speaks one language.
  public init(language: Language) { self.language = language }

  /// Whether stdout may carry colour (`NO_COLOR` and pipes switch it off).
  public static let colours: Bool =
    isatty(STDOUT_FILENO) == 1 && ProcessInfo.processInfo.environment["NO_COLOR"] == nil

  /// Writes a line to stdout.
  ///
  /// Where nobody can take the results (a full disk, a closed stdout), says so and ends the run with exit code 1.
  public func out(_ line: String = "") {
    guard !Self.write(line + "\n", to: STDOUT_FILENO) else { return }
    noteBoth(
      Bilingual(
        zh: "结果没能写到标准输出（已关闭或磁盘已满）。请重新运行，或换一个地方保存输出。",
        en:
          "The results could not be written to stdout (closed, or the disk is full). Run again or save them elsewhere."
      ))
    exit(HearthExit.badInput.rawValue)
  }

  /// Writes words to stdout in the console's language.
  public func out(_ words: Bilingual) { out(words[language]) }

  /// Writes a line to stderr.
  public func note(_ line: String) { Self.write(line + "\n", to: STDERR_FILENO) }

  /// Writes words to stderr in the console's language.
  public func note(_ words: Bilingual) { note(words[language]) }

  /// Writes words to stderr in both languages, Chinese first.
  public func noteBoth(_ words: Bilingual) {
    note(words.zh)
    note(words.en)
  }

  /// Writes all of a text to a file descriptor; whether it could. `FileHandle` would trap where it cannot.
  @discardableResult
  public static func write(_ text: String, to descriptor: Int32) -> Bool {
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      let count = rest.withUnsafeBytes { Foundation.write(descriptor, $0.baseAddress, $0.count) }
      if count > 0 {
        rest = rest.dropFirst(count)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }

  /// Emphasises text on a terminal.
  public func bold(_ text: String) -> String { Self.colours ? "\u{1B}[1m\(text)\u{1B}[0m" : text }
}
