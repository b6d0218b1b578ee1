import Quantities
public import Tables

extension DistrictTables {
  /// `junctions.csv`: a row is a node of the road network.
  public static let junctions = TableSchema(
    file: "junctions.csv", label: Bilingual(zh: "路网节点", en: "Junctions of the road network"),
    columns: [
      .id("junction (may equal a village code where trucks stop)", "节点（货车停靠处可用村代码）", example: "140602101201"),
      .township("it lies in", "该节点"),
      .longitude(example: "112.6310"), .latitude(example: "39.3920"), .position,
    ], key: ["id"])
}
