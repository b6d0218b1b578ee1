import Quantities
import Tables

/// A district while it is being read: every value still beside its row, so that the checks between
/// tables can name the cell.
struct DistrictDraft {
  var settings: DistrictSettings?
  var townships = Table<Township>()
  var villages = Table<Village>()
  var households = Table<HouseholdGroup>()
  var facilities = Table<Facility>()
  var archetypes = Table<Archetype>()
  var fuels = Table<Fuel>()
  var suppliers = Table<Supplier>()
  var sites = Table<Site>()
  var stock = Table<StockLot>()
  var junctions = Table<Junction>()
  var roads = Table<Road>()
  var fleet = Table<TruckType>()
  var shelters = Table<Shelter>()
  var plantMonths = Table<PlantMonth>()
  var pelletStores = Table<PelletStore>()
  var pelletLots = Table<PelletLot>()
  var pelletGrades = Table<PelletGrade>()
  var sources = Table<Source>()
  var climate: [ClimateZone] = []
  /// Tables of which a row, or all of it, was refused.
  var incomplete: Set<String> = []
  /// Rows of `climate.csv`, in file order.
  var climateRows: [Row] = []

  /// The district, once everything is known to be sound.
  func district(inputs: [InputFile]) -> District? {
    guard let settings, let policy = settings.policy else { return nil }
    return District(
      code: settings.code, name: settings.name, season: settings.season, controls: settings.controls,
      policy: policy, townships: townships.values, villages: villages.values, households: households.values,
      facilities: facilities.values, archetypes: archetypes.values, fuels: fuels.values,
      suppliers: suppliers.values, sites: sites.values, stock: stock.values, junctions: junctions.values,
      roads: roads.values, fleet: fleet.values, climate: climate, shelters: shelters.values,
      pellets: Pellets(
        plantMonths: plantMonths.values, stores: pelletStores.values, lots: pelletLots.values,
        grades: pelletGrades.values),
      sources: sources.values, inputs: inputs)
  }
}
