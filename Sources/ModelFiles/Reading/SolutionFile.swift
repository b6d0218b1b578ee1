public import GLPK

/// The values of columns in a solution that another solver wrote.
///
/// Read are the files of HiGHS (`--solution_file`), CBC (`-solu`), SCIP (`write solution`), Gurobi and any list of a name
/// and a value a line, and the numbered columns of `glpsol -w`. A column that is not named is 0, as all of them mean it.
public struct SolutionFile: Sendable {
  /// Value per column name.
  public var values: [String: Double] = [:]
  /// Names in the file that are no column of the model.
  public var unknown: [String] = []

  /// Reads a file for a model.
  public static func read(_ path: String, for model: Model) throws(ModelFileError) -> SolutionFile {
    try parse(try CardFile.text(of: path), file: path, for: model)
  }

  /// Reads a text for a model.
  ///
  /// - Throws: ``ModelFileError`` where a column has no finite value, two values, or no column has any.
  /// - Complexity: O(text + columns)
  public static func parse(_ text: String, file: String, for model: Model) throws(ModelFileError)
    -> SolutionFile
  {
    let names = ModelNames(model)
    let known = Set(names.columns)
    let rows = Set(names.rows)
    var solution = SolutionFile()
    var number = 0
    lines: for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      number += 1
      let words = line.split(whereSeparator: \.isWhitespace)
      guard let first = words.first else { continue }
      // what follows in a HiGHS file are prices under the same names
      if line.hasPrefix("# Dual") { break }
      func fail(_ fault: ModelFileError.Fault) -> ModelFileError {
        ModelFileError(file: file, line: number, fault)
      }
      if !words.contains(where: { known.contains(String($0)) }), Self.deniesSolution(line) {
        throw fail(.noSolution(line.trimmingPrefix(while: \.isWhitespace).description))
      }
      guard first.first != "#", first.first != "=" else { continue }
      if first == "j", words.count == 3 || words.count >= 4, let index = Int(words[1]) {
        // glpsol numbers columns in the model's order
        guard names.columns.indices.contains(index - 1) else { throw fail(.unknownName(String(words[1]))) }
        let text = words.count == 3 ? words[2] : words[3]
        guard let value = Double(text), value.isFinite else { throw fail(.badNumber(String(text))) }
        solution.values[names.columns[index - 1]] = value
        continue
      }
      for k in words.indices.prefix(3) where known.contains(String(words[k])) {
        guard k + 1 < words.count, let value = Double(words[k + 1]), value.isFinite else {
          throw fail(.badNumber(k + 1 < words.count ? String(words[k + 1]) : String(line)))
        }
        guard solution.values.updateValue(value, forKey: String(words[k])) == nil else {
          throw fail(.duplicate(String(words[k])))
        }
        continue lines
      }
      if words.count == 2, first.lowercased() != "objective", Double(words[1]) != nil,
        !rows.contains(String(first)), first != names.objective
      {
        solution.unknown.append(String(first))
      }
    }
    guard text.contains(where: { !$0.isWhitespace }) else {
      throw ModelFileError(file: file, line: nil, .empty)
    }
    guard !solution.values.isEmpty else { throw ModelFileError(file: file, line: nil, .missing("values")) }
    return solution
  }

  /// Whether a line says that there is none: `Infeasible`, `Primal infeasible`, `Integer infeasible`, `INTEGER UNBOUNDED`, …
  private static func deniesSolution(_ line: Substring) -> Bool {
    line.split { !$0.isLetter }.contains { ["infeasible", "unbounded"].contains($0.lowercased()) }
  }
}
