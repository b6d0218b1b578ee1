public import ArgumentParser
import Foundation
public import Quantities

/// Options every command takes.
public struct CommonOptions: ParsableArguments {
  /// The language asked for, if one was.
  @Option(name: .long, help: "界面语言 zh 或 en / language: zh or en")
  public var lang: Language?

  /// Whether the machine form goes to stdout.
  @Flag(name: .long, help: "在标准输出上打印机器可读的 JSON / print the machine form on stdout")
  public var json = false

  /// How progress is shown, if asked for.
  @Option(name: .long, help: "进度：bar、json（NDJSON）或 none / progress: bar, json (NDJSON) or none")
  public var progress: ProgressStyle?

  /// The options as parsed.
  public init() {}

  /// The language asked for, or that of `HEARTH_LANG`, or Chinese.
  public var language: Language {
    lang ?? ProcessInfo.processInfo.environment["HEARTH_LANG"].flatMap(Language.init(rawValue:)) ?? .zh
  }
}

extension Language: ExpressibleByArgument {}

/// How progress is shown on stderr.
public enum ProgressStyle: String, Sendable, ExpressibleByArgument, CaseIterable {
  /// A line that rewrites itself.
  case bar
  /// NDJSON.
  case json
  /// Nothing.
  case none
}

/// Exit codes that scripts may rely on.
public enum HearthExit {
  /// Bad input.
  public static let badInput = ExitCode(1)
  /// The plan is sound, but some required scenario is not covered; or an audit found something.
  public static let short = ExitCode(2)
}
