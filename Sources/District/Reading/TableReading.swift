import Quantities
import Tables

/// Reads the tables of a folder in the order their references need.
struct TableReading {
  var folder: InputFolder
  var draft = DistrictDraft()
  private var townshipReferences = References(file: DistrictTables.townships.file, keys: [])
  private var villageReferences = References(file: DistrictTables.villages.file, keys: [])

  init(folder: InputFolder) { self.folder = folder }

  /// Reads every table into `draft`.
  mutating func run(_ diagnostics: inout Diagnostics) {
    readClimate(&diagnostics)
    let zones = references(DistrictTables.climate, draft.climate.map(\.id))
    readTownships(&diagnostics)
    readJunctions(&diagnostics)
    let junctions = references(DistrictTables.junctions, draft.junctions.values.map(\.id))
    readVillages(zones: zones, junctions: junctions, &diagnostics)
    readHeating(&diagnostics)
    readSupply(junctions: junctions, &diagnostics)
    readPellets(&diagnostics)
    readRoads(junctions: junctions, &diagnostics)
    readSources(&diagnostics)
  }

  /// The rows of one table, made into values; a row whose references do not resolve is left out.
  private mutating func read<Value>(
    _ schema: TableSchema, _ diagnostics: inout Diagnostics, _ make: (Row, inout Diagnostics) -> Value?
  ) -> Table<Value> {
    var table = Table<Value>()
    for row in rows(schema, &diagnostics) {
      if let value = make(row, &diagnostics) {
        table.append(value, row)
      } else {
        draft.incomplete.insert(schema.file)
      }
    }
    return table
  }

  /// The sound rows of one table. A name in a column for codes is reported as such, with its code.
  private mutating func rows(_ schema: TableSchema, _ diagnostics: inout Diagnostics) -> [Row] {
    let before = diagnostics.errors.count
    guard let bytes = folder.read(schema, &diagnostics) else {
      if diagnostics.errors.count > before { draft.incomplete.insert(schema.file) }
      return []
    }
    var found = Diagnostics()
    let rows = CSV.read(bytes, file: schema.file, schema: schema, diagnostics: &found)
    for finding in found.all {
      diagnostics.report(namedReference(finding) ?? finding)
    }
    if found.hasErrors { draft.incomplete.insert(schema.file) }
    return rows
  }

  private func namedReference(_ finding: Diagnostic) -> Diagnostic? {
    guard finding.severity == .error, let name = finding.found else { return nil }
    switch finding.place.column {
    case "township": return townshipReferences.finding(forName: name, at: finding.place)
    case "village": return villageReferences.finding(forName: name, at: finding.place)
    default: return nil
    }
  }

  private func references(
    _ schema: TableSchema, _ keys: [String], names: [[String]] = []
  ) -> References {
    let isRefused = draft.incomplete.contains(schema.file)
    let folder = folder
    return References(file: schema.file, keys: keys, names: names) { key in
      // Of a table with no sound row at all nothing can be missed: what is wrong was said there.
      isRefused && (keys.isEmpty || folder.mentions(key, in: schema.file))
    }
  }
}

// MARK: Places

extension TableReading {
  private mutating func readClimate(_ diagnostics: inout Diagnostics) {
    let rows = rows(DistrictTables.climate, &diagnostics)
    draft.climateRows = rows
    for row in rows {
      let month = ClimateZone.Month(
        month: row.integer("month"), mean: row.decimal("mean_c"), meanMinimum: row.decimal("mean_minimum_c"),
        spread: row.decimal("spread_c"), snowfall: row.decimal("snowfall_cm"))
      let id = row.text("zone")
      if let zone = draft.climate.firstIndex(where: { $0.id == id }) {
        draft.climate[zone].months.append(month)
      } else {
        draft.climate.append(ClimateZone(id: id, months: [month]))
      }
    }
    for zone in draft.climate.indices { draft.climate[zone].months.sort { $0.month < $1.month } }
  }

  private mutating func readTownships(_ diagnostics: inout Diagnostics) {
    draft.townships = read(DistrictTables.townships, &diagnostics) { row, _ in
      Township(
        code: row.text("code"), name: row.name, location: row.location, elevation: row.decimal("elevation_m"),
        position: row.choice("position"))
    }
    let units = draft.townships.values
    townshipReferences = references(
      DistrictTables.townships, units.map(\.code), names: units.map { [$0.name.zh, $0.shortName] })
  }

  private mutating func readJunctions(_ diagnostics: inout Diagnostics) {
    let townships = townshipReferences
    draft.junctions = read(DistrictTables.junctions, &diagnostics) { row, diagnostics in
      guard
        let township = townships.position(of: row.text("township"), at: row.place("township"), &diagnostics)
      else { return nil }
      return Junction(
        id: row.text("id"), township: township, location: row.location, position: row.choice("position"))
    }
  }

  private mutating func readVillages(
    zones: References, junctions: References, _ diagnostics: inout Diagnostics
  ) {
    let townships = townshipReferences
    draft.villages = read(DistrictTables.villages, &diagnostics) { row, diagnostics in
      let township = townships.position(of: row.text("township"), at: row.place("township"), &diagnostics)
      let zone = zones.position(of: row.text("zone"), at: row.place("zone"), &diagnostics)
      let junction = junctions.position(of: row.text("junction"), at: row.place("junction"), &diagnostics)
      guard let township, let zone, let junction else { return nil }
      return Village(
        code: row.text("code"), name: row.name, township: township, location: row.location,
        position: row.choice("position"), zone: zone, junction: junction)
    }
    let villages = draft.villages.values
    villageReferences = references(
      DistrictTables.villages, villages.map(\.code), names: villages.map { [$0.name.zh] })
  }

  private mutating func readRoads(junctions: References, _ diagnostics: inout Diagnostics) {
    draft.roads = read(DistrictTables.roads, &diagnostics) { row, diagnostics in
      let from = junctions.position(of: row.text("from"), at: row.place("from"), &diagnostics)
      let to = junctions.position(of: row.text("to"), at: row.place("to"), &diagnostics)
      guard let from, let to else { return nil }
      return Road(
        id: row.text("id"), name: row.name, from: from, to: to,
        length: Metres(Int64(row.integer("length_m"))),
        roadClass: row.choice("class"), freeSpeed: row.decimal("speed_km_h"),
        weightLimit: row.optionalDecimal("weight_limit_t").map { Kilograms(Int64(($0 * 1000).rounded())) },
        snowExposure: row.decimal("snow_exposure"), isOpen: row.text("status") == "open",
        oneWay: row.boolean("one_way"), position: row.choice("position"))
    }
  }

  private mutating func readSources(_ diagnostics: inout Diagnostics) {
    draft.sources = read(DistrictTables.sources, &diagnostics) { row, _ in
      Source(
        file: row.text("file"), field: row.text("field"), rule: row.text("rule"), source: row.text("source"),
        certainty: row.choice("certainty"))
    }
  }
}

// MARK: Heating

extension TableReading {
  private mutating func readHeating(_ diagnostics: inout Diagnostics) {
    draft.archetypes = read(DistrictTables.archetypes, &diagnostics) { row, _ in
      Archetype(
        id: row.text("id"), name: row.name, heatLoss: row.decimal("heat_loss_w_per_k"),
        emergencyRoomShare: row.decimal("emergency_room_share"), timeConstant: row.decimal("time_constant_h"),
        startTemperature: row.decimal("start_temperature_c"), certainty: row.choice("certainty"))
    }
    let archetypes = references(DistrictTables.archetypes, draft.archetypes.values.map(\.id))
    let villages = villageReferences
    draft.households = read(DistrictTables.households, &diagnostics) { row, diagnostics in
      let village = villages.position(of: row.text("village"), at: row.place("village"), &diagnostics)
      let archetype = archetypes.position(of: row.text("archetype"), at: row.place("archetype"), &diagnostics)
      guard let village, let archetype else { return nil }
      return HouseholdGroup(
        village: village, pathway: row.choice("pathway"), count: row.integer("households"),
        stoveShare: row.decimal("stove_share"), alarmShare: row.decimal("alarm_share"),
        vulnerable: row.integer("vulnerable"), archetype: archetype, certainty: row.choice("certainty"))
    }
    draft.facilities = read(DistrictTables.facilities, &diagnostics) { row, diagnostics in
      guard let village = villages.position(of: row.text("village"), at: row.place("village"), &diagnostics)
      else { return nil }
      return Facility(
        id: row.text("id"), name: row.name, village: village, kind: row.choice("kind"),
        pathway: row.choice("pathway"), heatedArea: row.decimal("heated_area_m2"),
        priority: row.integer("priority"), certainty: row.choice("certainty"))
    }
    draft.shelters = read(DistrictTables.shelters, &diagnostics) { row, diagnostics in
      guard let village = villages.position(of: row.text("village"), at: row.place("village"), &diagnostics)
      else { return nil }
      return Shelter(
        id: row.text("id"), name: row.name, village: village, places: row.integer("places"),
        hasGenerator: row.boolean("generator"), opensAfter: .hours(row.decimal("opens_after_h")),
        certainty: row.choice("certainty"))
    }
  }
}

// MARK: Supply

extension TableReading {
  private mutating func readSupply(junctions: References, _ diagnostics: inout Diagnostics) {
    draft.fuels = read(DistrictTables.fuels, &diagnostics) { row, _ in
      Fuel(
        id: row.text("id"), name: row.name, kind: row.choice("kind"),
        heatingValue: row.decimal("heating_value_mj_per_kg"),
        stoveEfficiency: row.decimal("stove_efficiency"),
        ash: row.optionalDecimal("ash_percent"), sulphur: row.optionalDecimal("sulphur_percent"),
        price: .yuan(row.decimal("price_cny_per_t")), standard: row.text("standard"),
        verifiedBy: row.optionalText("verified_by") ?? "", certainty: row.choice("certainty"))
    }
    let fuels = references(DistrictTables.fuels, draft.fuels.values.map(\.id))
    draft.suppliers = read(DistrictTables.suppliers, &diagnostics) { row, diagnostics in
      let fuel = fuels.position(of: row.text("fuel"), at: row.place("fuel"), &diagnostics)
      let junction = junctions.position(of: row.text("junction"), at: row.place("junction"), &diagnostics)
      guard let fuel, let junction else { return nil }
      return Supplier(
        id: row.text("id"), name: row.name, fuel: fuel, location: row.location, junction: junction,
        dailyCapacity: row.kilograms(tonnes: "daily_capacity_t"),
        seasonCapacity: row.kilograms(tonnes: "season_capacity_t"),
        price: .yuan(row.decimal("price_cny_per_t")),
        leadTime: .hours(row.decimal("lead_time_h")), certainty: row.choice("certainty"))
    }
    readSites(junctions: junctions, &diagnostics)
    let sites = references(DistrictTables.sites, draft.sites.values.map(\.id))
    draft.stock = read(DistrictTables.stock, &diagnostics) { row, diagnostics in
      let site = sites.position(of: row.text("site"), at: row.place("site"), &diagnostics)
      let fuel = fuels.position(of: row.text("fuel"), at: row.place("fuel"), &diagnostics)
      guard let site, let fuel else { return nil }
      return StockLot(
        site: site, fuel: fuel, mass: Kilograms(Int64(row.integer("kg"))), quality: row.choice("quality"),
        date: row.text("date"))
    }
    draft.fleet = read(DistrictTables.fleet, &diagnostics) { row, diagnostics in
      guard let base = junctions.position(of: row.text("base"), at: row.place("base"), &diagnostics)
      else { return nil }
      return TruckType(
        id: row.text("id"), name: row.name, base: base, payload: Kilograms(Int64(row.integer("payload_kg"))),
        emptyWeight: Kilograms(Int64(row.integer("empty_weight_kg"))), count: row.integer("count"),
        costPerKilometre: .yuan(row.decimal("cost_cny_per_km")),
        costPerHour: .yuan(row.decimal("cost_cny_per_h")),
        speedFactor: row.decimal("speed_factor"), shift: .hours(row.decimal("shift_h")),
        hasChains: row.boolean("chains"), certainty: row.choice("certainty"))
    }
  }

  private mutating func readPellets(_ diagnostics: inout Diagnostics) {
    let suppliers = references(DistrictTables.suppliers, draft.suppliers.values.map(\.id))
    let fuels = references(DistrictTables.fuels, draft.fuels.values.map(\.id))
    let villages = villageReferences
    draft.plantMonths = read(DistrictTables.pelletPlants, &diagnostics) { row, diagnostics in
      guard
        let supplier = suppliers.position(of: row.text("supplier"), at: row.place("supplier"), &diagnostics)
      else { return nil }
      return PlantMonth(
        supplier: supplier, month: row.integer("month"), capacity: row.kilograms(tonnes: "capacity_t"),
        price: row.optionalDecimal("price_cny_per_t").map { .yuan($0) }, certainty: row.choice("certainty"))
    }
    draft.pelletStores = read(DistrictTables.pelletStores, &diagnostics) { row, diagnostics in
      guard let village = villages.position(of: row.text("village"), at: row.place("village"), &diagnostics)
      else { return nil }
      return PelletStore(
        id: row.text("id"), name: row.name, tier: row.choice("tier"), village: village,
        capacity: row.kilograms(tonnes: "capacity_t"), handling: .yuan(row.decimal("handling_cny_per_t")),
        certainty: row.choice("certainty"))
    }
    draft.pelletLots = read(DistrictTables.pelletLots, &diagnostics) { row, diagnostics in
      let supplier = suppliers.position(of: row.text("supplier"), at: row.place("supplier"), &diagnostics)
      let fuel = fuels.position(of: row.text("fuel"), at: row.place("fuel"), &diagnostics)
      guard let supplier, let fuel else { return nil }
      return PelletLot(
        id: row.text("id"), supplier: supplier, fuel: fuel, mass: Kilograms(Int64(row.integer("kg"))),
        quality: row.choice("quality"), date: row.text("date"))
    }
    draft.pelletGrades = read(DistrictTables.pelletGrades, &diagnostics) { row, _ in
      PelletGrade(
        id: row.text("id"), name: row.name, standard: row.text("standard"),
        leastHeatingValue: row.decimal("heating_value_min_mj_per_kg"),
        mostAsh: row.optionalDecimal("ash_max_percent"),
        mostSulphur: row.optionalDecimal("sulphur_max_percent"),
        verifiedBy: row.optionalText("verified_by") ?? "", certainty: row.choice("certainty"))
    }
  }

  private mutating func readSites(junctions: References, _ diagnostics: inout Diagnostics) {
    let townships = townshipReferences
    draft.sites = read(DistrictTables.sites, &diagnostics) { row, diagnostics in
      let township = townships.position(of: row.text("township"), at: row.place("township"), &diagnostics)
      let junction = junctions.position(of: row.text("junction"), at: row.place("junction"), &diagnostics)
      guard let township, let junction else { return nil }
      return Site(
        id: row.text("id"), name: row.name, place: row.optionalText("place") ?? row.text("id"),
        tier: row.choice("tier"), status: row.choice("status"), township: township, location: row.location,
        position: row.choice("position"), junction: junction, storage: row.kilograms(tonnes: "storage_t"),
        yard: row.decimal("yard_m2"), docks: row.integer("docks"),
        loadingRate: row.kilograms(tonnes: "loading_t_per_h"),
        openingCost: .yuan(row.decimal("opening_cost_cny")),
        holdingCost: .yuan(row.decimal("holding_cost_cny_per_t")), hasPermit: row.boolean("permit"),
        inBanZone: row.boolean("in_ban_zone"), certainty: row.choice("certainty"))
    }
  }
}
