public import District
import Foundation
public import Planning
public import Plans
public import Tables

/// The shipped district, read and planned once for all tests that look at it.
public enum Shipped {
  /// The repository's top folder.
  public static let root = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent().path

  /// The district and its scenarios as read.
  public struct Inputs: Sendable {
    /// The district.
    public var district: District
    /// Its scenarios, by name.
    public var scenarios: [Scenario]
    /// The scenario files.
    public var scenarioInputs: [InputFile]
  }

  /// The shipped files, read.
  public static let inputs: Result<Inputs, InputRefused> = read()

  private static func read() -> Result<Inputs, InputRefused> {
    var diagnostics = Diagnostics()
    guard let district = DistrictReader.read(folder: root + "/data/shuocheng", diagnostics: &diagnostics)
    else { return .failure(InputRefused(diagnostics)) }
    var inputs: [InputFile] = []
    let scenarios = ScenarioReader.read(
      folder: root + "/scenarios", district: district, inputs: &inputs, diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { return .failure(InputRefused(diagnostics)) }
    return .success(
      Inputs(district: district, scenarios: scenarios, scenarioInputs: inputs))
  }

  private static let planned = Task { try await planner().plan { _ in } }

  /// The plan that `hearth plan data/shuocheng` makes.
  public static var plan: PlanFolder {
    get async throws { try await planned.value }
  }

  /// What the command asks for, but with time for a debug build on a machine that runs all tests at once.
  public static let patient = Request(timeLimit: 3600)

  /// A planner for the shipped district with something changed.
  public static func planner(
    request: Request = patient, change: (inout Inputs) -> Void = { _ in }
  ) throws -> Planner {
    var inputs = try inputs.get()
    change(&inputs)
    return Planner(
      district: inputs.district, scenarios: inputs.scenarios, request: request, seed: 1, version: "test",
      folders: InputFolders(district: root + "/data/shuocheng", scenarios: root + "/scenarios"),
      scenarioInputs: inputs.scenarioInputs)
  }
}
