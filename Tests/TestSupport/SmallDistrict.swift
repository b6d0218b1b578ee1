import District
import Foundation
public import Planning
public import Plans
import Tables

/// Four villages of two townships in a row along one road, three yards and a power cut: planned in a moment.
public enum SmallDistrict {
  /// The made-up files, read.
  public static let inputs: Result<Shipped.Inputs, any Error> = Result { try read() }

  /// A planner for it with something changed.
  public static func planner(
    request: Request = Shipped.patient, change: (inout Shipped.Inputs) -> Void = { _ in }
  ) throws -> Planner {
    var inputs = try inputs.get()
    change(&inputs)
    return Planner(
      district: inputs.district, scenarios: inputs.scenarios, request: request, seed: 1, version: "test",
      folders: InputFolders(district: "district", scenarios: "scenarios"),
      scenarioInputs: inputs.scenarioInputs)
  }

  /// What `hearth init` writes, filled in.
  private static func read() throws -> Shipped.Inputs {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("hearth-\(UUID().uuidString)")
    defer { try? FileManager.default.removeItem(at: folder) }
    for (path, bytes) in DistrictTemplate.files() where !path.hasPrefix("scenarios/") {
      var text = String(decoding: bytes, as: UTF8.self) + (rows[path] ?? "")
      if path == "district.toml" {
        text = text.replacing("000000", with: "140699").replacing(
          "households = 1\n", with: "households = 500\n")
      }
      try write(text, to: folder.appendingPathComponent(path))
    }
    try write(scenario, to: folder.appendingPathComponent("scenarios/power-cut.toml"))
    var diagnostics = Diagnostics()
    guard let district = DistrictReader.read(folder: folder.path, diagnostics: &diagnostics)
    else { throw InputRefused(diagnostics) }
    var inputs: [InputFile] = []
    let scenarios = ScenarioReader.read(
      folder: folder.appendingPathComponent("scenarios").path, district: district, inputs: &inputs,
      diagnostics: &diagnostics)
    guard !diagnostics.hasErrors else { throw InputRefused(diagnostics) }
    return Shipped.Inputs(district: district, scenarios: scenarios, scenarioInputs: inputs)
  }

  private static func write(_ text: String, to file: URL) throws {
    try FileManager.default.createDirectory(
      at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(text.utf8).write(to: file)
  }

  private static let scenario = """
    name = "power-cut"
    title = { zh = "停电一天", en = "Power cut of a day" }
    required = true
    start = 2023-01-12T18:00:00+08:00
    horizon_h = 30
    outdoor = { zone.plain = -15 }

    [[hazard]]
    kind = "power-outage"
    start_h = 0
    duration_h = 24
    district = true
    """

  private static let rows = [
    "townships.csv": """
    140699101,东山镇,Dongshan,112.40,39.30,1100,estimated
    140699102,西河乡,Xihe,112.50,39.35,1200,estimated
    """,
    "villages.csv": """
    140699101201,140699101,村甲,Village A,112.40,39.30,estimated,plain,140699101201
    140699101202,140699101,村乙,Village B,112.44,39.31,estimated,plain,140699101202
    140699102201,140699102,村丙,Village C,112.48,39.32,estimated,plain,140699102201
    140699102202,140699102,村丁,Village D,112.52,39.33,estimated,plain,140699102202
    """,
    "households.csv": """
    140699101201,ashp-household,100,1,1,10,brick,assumed
    140699101202,biomass,110,1,1,11,brick,assumed
    140699102201,solar,120,1,1,12,brick,assumed
    140699102202,ashp-household,170,1,1,17,brick,assumed
    """,
    "archetypes.csv": "brick,砖房,Brick,200,0.5,24,16,assumed",
    "fuels.csv": """
    clean-coal-1,型煤,Briquette,clean-coal,23,0.7,,,1000,GB 34170-2017,,general
    pellet-1,颗粒,Pellet,pellet,16.5,0.8,,,900,NB/T 34024-2015,,general
    """,
    "suppliers.csv": """
    mine,煤矿,Mine,clean-coal-1,112.40,39.30,140699101201,100,5000,900,24,assumed
    plant,颗粒厂,Plant,pellet-1,112.40,39.30,140699101201,20,2000,900,24,assumed
    """,
    "sites.csv": """
    s0,点甲,Site A,,township,candidate,140699101,112.40,39.30,estimated,140699101201,200,500,2,15,20000,30,yes,no,assumed
    s1,点乙,Site B,,township,candidate,140699101,112.44,39.31,estimated,140699101202,200,500,2,15,25000,30,yes,no,assumed
    s2,点丙,Site C,,township,required,140699102,112.48,39.32,estimated,140699102201,200,500,2,15,30000,30,yes,no,assumed
    """,
    "junctions.csv": """
    140699101201,140699101,112.40,39.30,estimated
    140699101202,140699101,112.44,39.31,estimated
    140699102201,140699102,112.48,39.32,estimated
    140699102202,140699102,112.52,39.33,estimated
    """,
    "roads.csv": """
    r0,甲乙路,Road AB,140699101201,140699101202,4000,county,40,,1,open,no,estimated
    r1,乙丙路,Road BC,140699101202,140699102201,4100,county,40,,1,open,no,estimated
    r2,丙丁路,Road CD,140699102201,140699102202,4200,county,40,,1,open,no,estimated
    """,
    "fleet.csv": "light,轻卡,Light truck,140699101201,5000,3500,4,3,60,1,10,yes,assumed",
    "climate.csv": """
    plain,10,8,2,4,3
    plain,11,0,-6,4,3
    plain,12,-7,-13,4,3
    plain,1,-9,-15,4,3
    plain,2,-5,-11,4,3
    plain,3,2,-4,4,3
    plain,4,9,3,4,3
    """,
    "sources.csv": "households.csv,households,按测试编写,测试,assumed",
  ]
}
