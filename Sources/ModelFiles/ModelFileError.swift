import Quantities
public import Tables

/// Why a model or solution file was refused: which file, which line, and what is wrong there.
public struct ModelFileError: Error, Sendable, Hashable {
  /// What is wrong.
  public enum Fault: Sendable, Hashable {
    /// The file cannot be read, or is no text.
    case unreadable
    /// Nothing stands in it.
    case empty
    /// The other solver says that it found no solution, in these words.
    case noSolution(String)
    /// A section that the format does not have, or that is not understood here.
    case unknownSection(String)
    /// A section that has to be there, or the end mark of a file that was cut short.
    case missing(String)
    /// A line with too few or too many words.
    case badLine(String)
    /// A word that should be a finite number.
    case badNumber(String)
    /// A row, column, period or scenario that was not declared.
    case unknownName(String)
    /// A row, column or coefficient given twice.
    case duplicate(String)
    /// Something the format allows and this reader does not.
    case unsupported(String)
    /// Something that contradicts what stands elsewhere.
    case contradiction(String)
  }
  /// The file as the user named it.
  public var file: String
  /// The line, from 1; `nil` where the whole file is meant.
  public var line: Int?
  /// What is wrong.
  public var fault: Fault

  /// A refusal.
  public init(file: String, line: Int?, _ fault: Fault) {
    self.file = file
    self.line = line
    self.fault = fault
  }

  /// The refusal in words.
  public var diagnostic: Diagnostic {
    let place = Place(file: file, row: line)
    func make(_ code: String, _ found: String?, _ zh: String, _ en: String, _ doZh: String, _ doEn: String)
      -> Diagnostic
    {
      Diagnostic(
        .error, "model." + code, at: place, found: found, Bilingual(zh: zh, en: en),
        remedy: Bilingual(zh: doZh, en: doEn))
    }
    switch fault {
    case .unreadable:
      return make(
        "unreadable", nil, "文件读不出来，或者不是文本。", "The file cannot be read, or is no text.",
        "请核对路径和权限。", "Check the path and the permissions.")
    case .empty:
      return make(
        "empty", nil, "文件是空的。", "The file is empty.",
        "请核对求解软件有没有把解写出来。", "Check whether the solver wrote its solution.")
    case .noSolution(let words):
      return make(
        "no-solution", words, "那个求解软件说它没有找到解（无解或无界），文件里没有可核对的点和存量。",
        "The other solver says that it found no solution (infeasible or unbounded): there are no points and stocks to check.",
        "请放宽导出时的限制，或核对求解软件读的是不是导出的模型。",
        "Loosen the limits of the export, or check that the solver read the exported model.")
    case .unknownSection(let word):
      return make(
        "unknown-section", word, "没有这样的段落。", "There is no such section.",
        "请核对段落名称；第一格不空的行是段落。", "Check the section's name; a line that starts in the first column is one.")
    case .missing(let word):
      return make(
        "missing", nil, "缺少 \(word)，文件可能被截断。", "\(word) is missing; the file may be cut short.",
        "请重新导出这个文件。", "Export the file again.")
    case .badLine(let line):
      return make(
        "bad-line", line, "这一行的字数不对。", "This line has too few or too many words.",
        "请按格式补全这一行。", "Complete the line as the format has it.")
    case .badNumber(let word):
      return make(
        "bad-number", word, "这里应是一个有限的数。", "A finite number is needed here.",
        "请改成数字，如 12.5。", "Write a number, e.g. 12.5.")
    case .unknownName(let name):
      return make(
        "unknown-name", name, "前面没有声明过这个名称。", "This name was not declared before.",
        "请核对拼写，或先声明。", "Check the spelling, or declare it first.")
    case .duplicate(let name):
      return make(
        "duplicate", name, "重复给出。", "It is given twice.", "请只留一个。", "Keep one of them.")
    case .unsupported(let word):
      return make(
        "unsupported", word, "这里不支持这种写法。", "This is not supported here.",
        "请换一种写法导出。", "Export it another way.")
    case .contradiction(let word):
      return make(
        "contradiction", word, "与文件其他部分矛盾。", "It contradicts another part of the file.",
        "请核对这个数。", "Check this number.")
    }
  }
}
