public import ArgumentParser
import Foundation

extension AsyncParsableCommand {
  /// Runs the command given on the command line, and ends with one of the exit codes promised: whatever is wrong with what
  /// was asked is bad input, 1.
  ///
  /// - Parameter help: What to type to learn how it is used.
  public static func runToExit(help: String) async {
    do {
      var command = try parseAsRoot(withNegativeValues(Array(CommandLine.arguments.dropFirst())))
      if var command = command as? any AsyncParsableCommand {
        try await command.run()
      } else {
        try command.run()
      }
    } catch {
      guard exitCode(for: error) == .validationFailure else { exit(withError: error) }
      Console.write(
        "✗ 命令写得不对，没有运行。出错的地方见下面一行；用法请看 \(help)。\n" + fullMessage(for: error) + "\n",
        to: STDERR_FILENO)
      exit(withError: HearthExit.badInput)
    }
  }

  /// `--budget -5` as `--budget=-5`: what follows a name and begins with a hyphen would be taken for another option, and the
  /// complaint would be that the value is missing, not that it is negative.
  static func withNegativeValues(_ arguments: [String]) -> [String] {
    arguments.reduce(into: []) { joined, argument in
      if argument.hasPrefix("-"), Double(argument) != nil, let name = joined.last, name.hasPrefix("--"),
        name.count > 2, !name.contains("=")
      {
        joined[joined.count - 1] += "=" + argument
      } else {
        joined.append(argument)
      }
    }
  }
}
