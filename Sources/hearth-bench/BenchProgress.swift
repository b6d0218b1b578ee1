import Benchmarks
import Foundation
import Quantities
import Terminal

/// Shows on stderr what is running and how long it may take.
struct BenchProgress {
  private let style: ProgressStyle
  private let language: Language

  /// Without a wish: a line that rewrites itself on a terminal, a line per run elsewhere.
  init(style: ProgressStyle?, language: Language) {
    self.style = style ?? .bar
    self.language = language
  }

  private var isTerminal: Bool { isatty(STDERR_FILENO) == 1 }

  /// Shows that a run starts.
  func show(_ step: SitingBench.Step) {
    let left = step.left.map(Self.clock)
    switch style {
    case .none: break
    case .json:
      let remaining = step.left.map { "\(Int($0))" } ?? "null"
      write(
        #"{"done":\#(step.done),"total":\#(step.total),"instance":"\#(step.instance)","solver":"\#(step.solver)""#
          + #","seconds":\#(Int(step.elapsed)),"secondsLeft":\#(remaining)}"# + "\n")
    case .bar:
      let words = Bilingual(
        zh: "\(step.done)/\(step.total) \(step.instance) \(step.solver) 已用 \(Self.clock(step.elapsed))"
          + (left.map { " 约剩 \($0)" } ?? ""),
        en: "\(step.done)/\(step.total) \(step.instance) \(step.solver) after \(Self.clock(step.elapsed))"
          + (left.map { ", about \($0) left" } ?? ""))
      write(isTerminal ? "\r\u{1B}[K" + words[language] : words[language] + "\n")
    }
  }

  /// Clears the line, so that results start on a clean one.
  func finish() {
    if style == .bar, isTerminal { write("\r\u{1B}[K") }
  }

  private static func clock(_ seconds: Double) -> String {
    let seconds = Int(seconds)
    return "\(seconds / 60):" + (seconds % 60 < 10 ? "0" : "") + "\(seconds % 60)"
  }

  private func write(_ text: String) { Console.write(text, to: STDERR_FILENO) }
}
