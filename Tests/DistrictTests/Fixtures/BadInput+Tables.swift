import Tables

extension BadInput {
  /// Spoilt tables.
  static let tables: [BadInput] = [
    BadInput(
      16, "a column is missing", "roads.csv", "status,one_way", "status", .error, "csv.missing-column",
      row: 1,
      column: "one_way"),
    BadInput(
      18, "a column nobody knows", "shelters.csv",
      "certainty\nschool,神头小学,Shentou school,140602101201,120,yes,3,assumed",
      "certainty,colour\nschool,神头小学,Shentou school,140602101201,120,yes,3,assumed,red", .warning,
      "csv.unknown-column", row: 1, column: "colour"),
    BadInput(
      19, "township merged down in Excel", "villages.csv", "140602003202,140602003,", "140602003202,,",
      .repaired,
      "cell.filled-down", row: 3, column: "township"),
    BadInput(
      20, "a total row among the data", "households.csv", "140602101202,solar,20",
      "合计,,,,,,,\n140602101202,solar,20", .repaired, "csv.total-row", row: 6),
    BadInput(
      23, "households in Chinese numerals", "households.csv", "chp,100,", "chp,一百,", .error,
      "cell.chinese-numeral",
      row: 2, column: "households"),
    BadInput(
      25, "about 100 households", "households.csv", "chp,100,", "chp,约100,", .error, "cell.approximate",
      row: 2,
      column: "households"),
    BadInput(
      26, "a heating value that is not a number", "fuels.csv", "23.0", "NaN", .error, "cell.not-finite",
      row: 2,
      column: "heating_value_mj_per_kg"),
    BadInput(
      27, "minus one households", "households.csv", "chp,100,", "chp,-1,", .error, "cell.out-of-range",
      row: 2,
      column: "households"),
    BadInput(
      28, "12.5 households", "households.csv", "chp,100,", "chp,12.5,", .error, "cell.not-whole", row: 2,
      column: "households"),
    BadInput(
      29, "a lot of 30 kg where others are tens of tonnes", "stock.csv", "briquette,30000,passed",
      "briquette,30,passed",
      .warning, "unit.suspicious", row: 2, column: "kg"),
    BadInput(
      29, "a lot larger than its yard", "stock.csv", "briquette,20000,pending", "briquette,20000000,pending",
      .error,
      "stock.exceeds-storage", row: 3, column: "kg"),
    BadInput(
      0, "a lot pasted twice", "stock.csv", "yard-101,briquette,20000,pending,2022-10-21",
      "yard-101,briquette,30000,passed,2022-10-20", .warning, "stock.same-lot", row: 3, column: "site"),
    BadInput(
      0, "a lot dated in another century", "stock.csv", "2022-10-21", "2099-10-21", .warning,
      "stock.after-season", row: 3, column: "date"),
    BadInput(
      0, "pellets in a yard for coal", "stock.csv", "yard-101,briquette,30000", "yard-101,pellet,30000",
      .warning, "stock.other-fuel", row: 2, column: "fuel"),
    BadInput(
      0, "no truck at all", "fleet.csv", "5000,3500,4,", "5000,3500,0,", .warning, "fleet.no-truck", row: 2,
      column: "count"),
    BadInput(
      0, "a lane that bears no truck of the fleet", "roads.csv", "village,20,10,1.5", "village,20,5,1.5",
      .warning, "road.no-truck-light-enough", row: 5, column: "weight_limit_t"),
    BadInput(
      0, "January without its minus sign", "climate.csv", "plain,1,-9.5", "plain,1,9.5", .warning,
      "climate.warm-between-cold", row: 5, column: "mean_c"),
    BadInput(
      31, "a code in Excel's scientific form", "households.csv", "140602101202,solar", "1.40602E+11,solar",
      .error,
      "cell.code-scientific", row: 6, column: "village"),
    BadInput(
      32, "a code with .0", "households.csv", "140602101202,solar", "140602101202.0,solar", .repaired,
      "cell.code-repaired", row: 6, column: "village"),
    BadInput(
      34, "a village twice, the same", "villages.csv",
      "140602003201,140602003,东村,East Village,112.4200,39.3200,surveyed,plain,140602003201",
      "140602003201,140602003,东村,East Village,112.4200,39.3200,surveyed,plain,140602003201\n140602003201,140602003,东村,East Village,112.4200,39.3200,surveyed,plain,140602003201",
      .warning, "csv.duplicate-row", row: 3, column: "code"),
    BadInput(
      34, "a village twice, with different data", "villages.csv", "140602003202,140602003,南村",
      "140602003201,140602003,南村",
      .error, "csv.duplicate-key", row: 3, column: "code"),
    BadInput(
      35, "two townships called 神头", "townships.csv", "Shentou Town,", "Shentou Town ,", .warning,
      "name.shared", row: 3,
      column: "name_zh"),
    BadInput(
      35, "a township by its ambiguous name", "villages.csv", "140602101202,140602101,北村",
      "140602101202,神头,北村",
      .error, "reference.ambiguous", row: 5, column: "township"),
    BadInput(
      35, "two villages of one name", "villages.csv", "南村", "东村", .warning, "name.shared-villages",
      column: "name_zh"),
    BadInput(
      36, "a township nobody knows", "villages.csv", "140602101202,140602101,北村", "140602101202,140602109,北村",
      .error,
      "reference.unknown", row: 5, column: "township"),
    BadInput(
      36, "a village of an abolished township", "villages.csv", "140602101202,140602101,北村",
      "140602101202,140602203,北村",
      .error, "township.abolished", row: 5, column: "township"),
    BadInput(
      36, "a village under another township", "villages.csv", "140602101202,140602101,北村",
      "140602101202,140602003,北村",
      .error, "village.other-township", row: 5, column: "township"),
    BadInput(
      36, "an abolished township", "townships.csv", "140602101,神头镇",
      "140602203,福善庄乡,,112.5000,39.3500,1060,surveyed\n140602101,神头镇", .warning, "township.abolished", row: 3,
      column: "code"),
    BadInput(
      36, "a township of another district", "townships.csv", "140602101,神头镇",
      "140603101,井坪镇,,112.5000,39.3500,1060,surveyed\n140602101,神头镇", .error, "township.other-district",
      row: 3,
      column: "code"),
    BadInput(
      36, "households of an unknown village", "households.csv", "140602101202,solar", "140602101209,solar",
      .error,
      "reference.unknown", row: 6, column: "village"),
    BadInput(
      39, "households that do not add up", "households.csv", "chp,100,", "chp,93,", .warning,
      "totals.households",
      column: "households"),
    BadInput(
      39, "villages that do not add up", "households.csv", "biomass,30,0.9,0.9,4", "biomass,0,0.9,0.9,0",
      .warning,
      "totals.villages", column: "village"),
    BadInput(
      40, "more vulnerable households than households", "households.csv", "0.5,0.9,12", "0.5,0.9,101", .error,
      "households.vulnerable-exceeds", row: 2, column: "vulnerable"),
    BadInput(
      41, "latitude and longitude swapped", "villages.csv", "112.4400,39.3300", "39.3300,112.4400", .error,
      "position.swapped", row: 3, column: "lon"),
    BadInput(
      42, "a village at 0, 0", "villages.csv", "112.4400,39.3300", "0,0", .error, "position.zero", row: 3,
      column: "lon"),
    BadInput(
      42, "a village in projected metres", "villages.csv", "112.4400,39.3300", "624000,4354000", .error,
      "position.projected", row: 3, column: "lon"),
    BadInput(
      42, "a village in the next province", "villages.csv", "112.4400,39.3300", "114.4400,38.0300", .error,
      "position.outside", row: 3, column: "lon"),
    BadInput(
      42, "a latitude beyond the pole", "villages.csv", "112.4400,39.3300", "112.4400,393.3", .error,
      "position.not-degrees", row: 3, column: "lat"),
    BadInput(
      42, "degrees and minutes", "villages.csv", "112.4400,39.3300", "112.4400,39°18′", .error,
      "cell.two-numbers",
      row: 3, column: "lat"),
    BadInput(
      44, "two villages at one point", "villages.csv", "112.4400,39.3300", "112.4200,39.3200", .warning,
      "position.shared", row: 3, column: "lon"),
    BadInput(
      44, "a depot 200 km away", "sites.csv", "112.5200,39.3600", "112.5200,37.4600", .error,
      "position.outside", row: 4,
      column: "lon"),
    BadInput(
      45, "a road of no length", "roads.csv", ",9000,", ",0,", .error, "cell.out-of-range", row: 4,
      column: "length_m"),
    BadInput(
      45, "a road of negative length", "roads.csv", ",9000,", ",-9000,", .error, "cell.out-of-range", row: 4,
      column: "length_m"),
    BadInput(
      45, "a road shorter than the straight line", "roads.csv", ",9000,", ",900,", .error, "road.too-short",
      row: 4,
      column: "length_m"),
    BadInput(
      45, "a road without speed", "roads.csv", "county,40,30", "county,0,30", .error, "cell.out-of-range",
      row: 4,
      column: "speed_km_h"),
    BadInput(
      45, "a road at 300 km/h", "roads.csv", "county,40,30", "county,300,30", .error, "cell.out-of-range",
      row: 4,
      column: "speed_km_h"),
    BadInput(
      46, "a road to nowhere", "roads.csv", "140602003202,140602101201,9000", "140602003202,nowhere,9000",
      .error,
      "reference.unknown", row: 4, column: "to"),
    BadInput(
      46, "a road from a junction to itself", "roads.csv", "r1,环城路",
      "r0,环路,,hub,hub,100,village,20,,1,open,no,surveyed\nr1,环城路", .warning, "road.loop", row: 2, column: "to"
    ),
    BadInput(
      46, "a one-way road into a village", "roads.csv", "10,1.5,open,no", "10,1.5,open,yes", .warning,
      "road.no-way-out",
      row: 5, column: "one_way"),
    BadInput(
      47, "a village without a road", "roads.csv", "r4,北村路,North Village lane,140602101201,140602101202,2500",
      "r4,北村路,North Village lane,140602101201,140602101201,2500", .warning, "network.unreachable",
      in: "villages.csv",
      column: "junction"),
    BadInput(
      47, "a village behind a closed road", "roads.csv", "10,1.5,open", "10,1.5,closed", .warning,
      "network.only-closed-roads", in: "villages.csv", column: "junction"),
    BadInput(
      47, "a depot without a road", "roads.csv", "hub,140602003201,1800", "140602003202,140602003201,2500",
      .warning,
      "network.isolated-site", in: "sites.csv", row: 2, column: "junction"),
    BadInput(
      50, "a truck that carries nothing", "fleet.csv", "hub,5000", "hub,0", .error, "cell.out-of-range",
      row: 2,
      column: "payload_kg"),
    BadInput(
      50, "a truck of 300 t", "fleet.csv", "hub,5000", "hub,300000", .error, "cell.out-of-range", row: 2,
      column: "payload_kg"),
    BadInput(
      50, "a shift of 25 hours", "fleet.csv", "60,1,10,yes", "60,1,25,yes", .error, "cell.out-of-range",
      row: 2,
      column: "shift_h"),
    BadInput(
      50, "a yard without a dock", "sites.csv", "800,3,20", "800,0,20", .error, "cell.out-of-range", row: 2,
      column: "docks"),
    BadInput(
      51, "coal of 230 MJ/kg", "fuels.csv", "23.0", "230", .error, "cell.out-of-range", row: 2,
      column: "heating_value_mj_per_kg"),
    BadInput(
      51, "coal of 0 MJ/kg", "fuels.csv", "23.0", "0", .error, "cell.out-of-range", row: 2,
      column: "heating_value_mj_per_kg"),
    BadInput(
      51, "a stove of efficiency 1.7", "fuels.csv", "23.0,0.70", "23.0,1.7", .error, "cell.out-of-range",
      row: 2,
      column: "stove_efficiency"),
    BadInput(
      60, "a month at 200 °C", "climate.csv", "plain,1,-9.5", "plain,1,200", .error, "cell.out-of-range",
      row: 5,
      column: "mean_c"),
    BadInput(
      60, "a minimum above the mean", "climate.csv", "-9.5,-15.6", "-15.6,-9.5", .error,
      "climate.minimum-above-mean",
      row: 5, column: "mean_minimum_c"),
    BadInput(
      60, "a season with a month missing", "climate.csv", "plain,1,-9.5,-15.6,4.1,4\n", "", .error,
      "climate.missing-months", row: 2, column: "month"),
    BadInput(
      63, "a month 13", "stock.csv", "2022-10-20", "2022/13/1", .error, "cell.day-impossible", row: 2,
      column: "date"),
    BadInput(
      71, "two sizes of one yard must open", "sites.csv", "yard-101,神头镇储备点,Shentou yard,,",
      "hub-x,中心库（特大）,,yard-101,hub,required,140602003,112.4300,39.3100,surveyed,hub,500,800,3,20,80000,30,yes,no,assumed\nyard-101,神头镇储备点,Shentou yard,,",
      .error, "site.two-sizes", row: 5, column: "place"),
    BadInput(
      71, "a required point in the coal-ban zone", "sites.csv",
      "hub,candidate,140602003,112.4300,39.3100,surveyed,hub,500,800,3,20,80000,30,yes,no",
      "hub,required,140602003,112.4300,39.3100,surveyed,hub,500,800,3,20,80000,30,yes,yes", .warning,
      "site.required-in-ban-zone", row: 2, column: "in_ban_zone"),
    BadInput(
      0, "a bridge limit below any truck", "roads.csv", ",30,1.2,", ",0.1,1.2,", .error, "cell.out-of-range",
      row: 4,
      column: "weight_limit_t"),
    BadInput(
      0, "assumed figures without a source", "sources.csv", "fleet.csv,*,示例,测试,assumed\n", "", .warning,
      "sources.missing", in: "fleet.csv", row: 2, column: "certainty"),
    BadInput(
      0, "a source for a table that does not exist", "sources.csv", "fleet.csv,*,示例,测试,assumed\n",
      "fleet.csv,*,示例,测试,assumed\nfleets.csv,*,示例,测试,assumed\n", .warning, "sources.unknown-file", row: 8,
      column: "file"),
  ]

  /// A spoilt `district.toml`.
  static let settings: [BadInput] = [
    BadInput(
      43, "no coordinate system", "district.toml", "crs = \"WGS84\"\n", "", .error, "district.crs-missing",
      row: 1, column: "crs"),
    BadInput(
      43, "the coordinate system of Chinese web maps", "district.toml", "\"WGS84\"", "\"GCJ-02\"", .error,
      "district.crs-unsupported", row: 4, column: "crs"),
    BadInput(
      0, "solar heating that a power cut does not touch", "district.toml", ", solar = 1.0", "", .warning,
      "policy.power-cut-left-out", row: 61, column: "policy.lost_in_power_cut.value"),
    BadInput(
      64, "a misspelt key", "district.toml", "crs =", "csr = \"WGS84\"\ncrs =", .error, "toml.unknown-key",
      row: 4,
      column: "csr"),
    BadInput(
      64, "a key twice", "district.toml", "schema = \"1\"", "schema = \"1\"\nschema = \"1\"", .error,
      "toml.duplicate-key", row: 2),
    BadInput(
      64, "a number in quotes", "district.toml", "households = 250", "households = \"250\"", .error,
      "toml.wrong-type",
      row: 9, column: "control.households"),
    BadInput(
      70, "a newer schema", "district.toml", "schema = \"1\"", "schema = \"2\"", .error, "district.schema",
      row: 1,
      column: "schema"),
    BadInput(
      63, "a day that does not exist", "district.toml", "\"2022-10-15\"", "\"2022-2-30\"", .error,
      "toml.wrong-type",
      row: 6, column: "season.start"),
    BadInput(
      50, "a season that ends before it starts", "district.toml", "2023-04-15", "2022-04-15", .error,
      "district.season-order", row: 7, column: "season.end"),
    BadInput(
      39, "control totals that do not add up", "district.toml", "households = 250", "households = 251",
      .warning,
      "district.controls-differ", row: 9, column: "control.households"),
    BadInput(
      52, "a cap of 3 kg", "district.toml", "value = 3000", "value = 3", .warning, "policy.pellet-cap-unit",
      row: 37,
      column: "policy.pellet_cap_kg.value"),
    BadInput(
      52, "a cap above the plan's", "district.toml", "value = 3000", "value = 3001", .warning,
      "policy.pellet-cap-above-plan", row: 37, column: "policy.pellet_cap_kg.value"),
    BadInput(
      52, "a cap of 3.0001 t", "district.toml", "value = 3000", "value = 3000.1", .error, "toml.wrong-type",
      row: 37,
      column: "policy.pellet_cap_kg.value"),
    BadInput(
      0, "a reserve of pellets", "district.toml", "value = \"briquette\"", "value = \"pellet\"", .error,
      "policy.fuel-kind", row: 41, column: "policy.reserve_fuel.value"),
    BadInput(
      0, "a reserve of unknown fuel", "district.toml", "value = \"briquette\"", "value = \"peat\"", .error,
      "policy.unknown-fuel", row: 41, column: "policy.reserve_fuel.value"),
    BadInput(
      60, "an emergency room at 57 °F", "district.toml", "value = 14.0", "value = 57.2", .error,
      "toml.out-of-range",
      row: 17, column: "policy.emergency_temperature_c.value"),
    BadInput(
      60, "cold only above what is kept", "district.toml", "value = 10.0", "value = 20.0", .error,
      "policy.temperature-order", row: 21, column: "policy.cold_temperature_c.value"),
    BadInput(
      0, "the vulnerable wait longest", "district.toml", "value = 360", "value = 721", .error,
      "policy.response-order",
      row: 25, column: "policy.response_priority_min.value"),
    BadInput(
      64, "a setting without a source", "district.toml", "value = 6\nsource = \"测试\"\n", "value = 6\n",
      .error,
      "toml.missing-key", row: 48, column: "policy.nearest_points.source"),
    BadInput(
      64, "a word nobody knows", "district.toml", "certainty = \"assumed\"", "certainty = \"guessed\"",
      .error,
      "toml.unknown-word", row: 19, column: "policy.emergency_temperature_c.certainty"),
    BadInput(
      0, "snow bands out of order", "district.toml", "depth_cm = 30, speed = 0.25",
      "depth_cm = 3, speed = 0.25",
      .error, "policy.snow-bands", row: 65, column: "policy.snow_bands.value"),
    BadInput(
      58, "a share of 1.2", "district.toml", "chp = 1.0", "chp = 1.2", .error, "toml.out-of-range", row: 61,
      column: "policy.lost_in_power_cut.value.chp"),
  ]
}
