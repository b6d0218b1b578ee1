public import Quantities

/// Where in what was sent something stands. Rows and columns count from 1, as Excel shows them.
public struct Place: Hashable, Codable, Sendable {
  /// The file as the user named it, relative to the folder given.
  public var file: String
  /// The line or row; `nil` where the whole file is meant.
  public var row: Int?
  /// The column's header or the TOML key; `nil` where the whole row is meant.
  public var column: String?

  /// A place in a file.
  public init(file: String, row: Int? = nil, column: String? = nil) {
    self.file = file
    self.row = row
    self.column = column
  }
}

/// One thing found in the input: what, where, and what to do about it, in both languages.
///
/// All diagnostics of a run are collected and reported together, never only the first.
public struct Diagnostic: Hashable, Codable, Sendable {
  /// What the finding means for the run.
  public enum Severity: String, Codable, Sendable, Comparable {
    /// Repaired by itself; reported so that nobody is surprised.
    case repaired
    /// Accepted, but somebody should look.
    case warning
    /// Refused: the run ends with exit code 1.
    case error

    private var rank: Int {
      switch self {
      case .repaired: 0
      case .warning: 1
      case .error: 2
      }
    }
    /// A repair ranks below a warning, a warning below an error.
    public static func < (a: Self, b: Self) -> Bool { a.rank < b.rank }
  }

  /// What it means for the run.
  public var severity: Severity
  /// A stable name of the kind of finding, e.g. `csv.unbalanced-quote`.
  public var code: String
  /// Where it stands.
  public var place: Place
  /// The text as found, shortened; `nil` where nothing was found.
  public var found: String?
  /// What is wrong.
  public var message: Bilingual
  /// What to do about it.
  public var remedy: Bilingual

  /// One finding.
  public init(
    _ severity: Severity, _ code: String, at place: Place, found: String? = nil,
    _ message: Bilingual, remedy: Bilingual
  ) {
    self.severity = severity
    self.code = code
    self.place = place
    self.found = found
    self.message = message
    self.remedy = remedy
  }
}

/// Findings, in the order they were met.
public struct Diagnostics: Sendable {
  /// All findings so far.
  public private(set) var all: [Diagnostic] = []

  /// No findings.
  public init() {}

  /// Whether any finding is an error.
  public var hasErrors: Bool { all.contains { $0.severity == .error } }

  /// Only the errors.
  public var errors: [Diagnostic] { all.filter { $0.severity == .error } }

  /// Adds one finding.
  public mutating func report(_ diagnostic: Diagnostic) { all.append(diagnostic) }

  /// Adds another run's findings.
  public mutating func append(contentsOf other: Diagnostics) { all += other.all }
}

/// Thrown when input was refused; carries everything that was found, not only the first.
public struct InputRefused: Error, Sendable {
  /// All findings, warnings and repairs included.
  public var diagnostics: Diagnostics

  /// A refusal for `diagnostics`, at least one of which is an error.
  public init(_ diagnostics: Diagnostics) { self.diagnostics = diagnostics }
}
