public import Tables

/// The tables of a district folder. Each is declared once; reading, validation, templates, the field
/// dictionary and `datapackage.json` all follow from that declaration.
public enum DistrictTables {
  /// Every table, in the order a person fills them in.
  public static let all: [TableSchema] = [
    townships, villages, households, facilities, archetypes, fuels, suppliers, sites, stock, junctions,
    roads, fleet, climate, shelters, pelletPlants, pelletStores, pelletLots, pelletGrades, sources,
  ]
}
