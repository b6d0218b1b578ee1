import Foundation
import Planning
import Quantities
import Synchronization
import Terminal

/// Shows how far a long job is, on stderr: a line that rewrites itself on a terminal, NDJSON for programs.
final class ProgressReporter: Sendable {
  private let style: ProgressStyle
  private let language: Language
  private let started: ContinuousClock.Instant
  private let lineLength = Mutex(0)

  /// A reporter; without a wish, a bar on a terminal and nothing elsewhere.
  init(style: ProgressStyle?, language: Language) {
    self.style = style ?? (isatty(STDERR_FILENO) == 1 ? .bar : .none)
    self.language = language
    self.started = .now
  }

  /// Shows one step.
  func report(_ step: PlanningProgress) {
    switch style {
    case .none: break
    case .bar: rewrite(line(step))
    case .json: write(json(step) + "\n")
    }
  }

  /// Clears the line, so that results start on a clean one.
  func finish() {
    if style == .bar { rewrite("") }
  }

  private var seconds: Double {
    let elapsed = started.duration(to: .now).components
    return Double(elapsed.seconds) + Double(elapsed.attoseconds) / 1e18
  }

  private func line(_ step: PlanningProgress) -> String {
    let width = 20
    let filled = Int((step.fraction * Double(width)).rounded())
    let bar = String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
    let tenths = Int((seconds * 10).rounded())
    return
      "\(bar) \(Int((step.fraction * 100).rounded()))% \(tenths / 10).\(tenths % 10)s \(step.what[language])"
  }

  private func json(_ step: PlanningProgress) -> String {
    struct Line: Encodable {
      var fraction: Double
      var seconds: Double
      var zh: String
      var en: String
    }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    let line = Line(fraction: step.fraction, seconds: seconds, zh: step.what.zh, en: step.what.en)
    // a line of plain numbers and text always encodes
    return (try? encoder.encode(line)).map { String(decoding: $0, as: UTF8.self) } ?? "{}"
  }

  private func rewrite(_ text: String) {
    lineLength.withLock { length in
      let width = TextTable.width(text)
      write("\r" + text + String(repeating: " ", count: max(0, length - width)) + (text.isEmpty ? "\r" : ""))
      length = width
    }
  }

  private func write(_ text: String) { Console.write(text, to: STDERR_FILENO) }
}
