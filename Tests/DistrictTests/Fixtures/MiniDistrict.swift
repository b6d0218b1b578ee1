import District
import Foundation
import Tables

/// A small sound district as text, to be spoilt one cell at a time: two townships that people both call 神头, four
/// villages in a row along one road, two reserve points.
struct MiniDistrict {
  var files: [String: String] = [
    "district.toml": settings, "townships.csv": townships, "villages.csv": villages,
    "households.csv": households, "facilities.csv": facilities, "archetypes.csv": archetypes,
    "fuels.csv": fuels, "suppliers.csv": suppliers, "sites.csv": sites, "stock.csv": stock,
    "junctions.csv": junctions, "roads.csv": roads, "fleet.csv": fleet, "climate.csv": climate,
    "shelters.csv": shelters, "sources.csv": sources,
  ]

  /// Replaces the first `old` in a file; a missing `old` is a mistake in the test.
  mutating func replace(_ old: String, with new: String, in file: String) {
    guard let text = files[file], let range = text.range(of: old) else {
      preconditionFailure("\(file) does not hold “\(old)”")
    }
    files[file] = text.replacingCharacters(in: range, with: new)
  }

  /// Writes the files into a fresh folder called `mini`, calls `body` with its path, and removes it.
  func withFolder<Result>(_ body: (String) throws -> Result) throws -> Result {
    let parent = FileManager.default.temporaryDirectory.appendingPathComponent("hearth-\(UUID().uuidString)")
    let folder = parent.appendingPathComponent("mini")
    defer { try? FileManager.default.removeItem(at: parent) }
    for (name, text) in files {
      let file = folder.appendingPathComponent(name)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
      try Data(text.utf8).write(to: file)
    }
    return try body(folder.path)
  }

  /// Reads it as the program would.
  func read() throws -> (district: District?, diagnostics: Diagnostics) {
    try withFolder { folder in
      var diagnostics = Diagnostics()
      let district = DistrictReader.read(folder: folder, diagnostics: &diagnostics)
      return (district, diagnostics)
    }
  }
}

extension MiniDistrict {
  static let townships = """
    code,name_zh,name_en,lon,lat,elevation_m,position
    140602003,神头街道,Shentou Subdistrict,112.4200,39.3200,1080,surveyed
    140602101,神头镇,Shentou Town,112.5200,39.3600,1060,surveyed
    """
  static let villages = """
    code,township,name_zh,name_en,lon,lat,position,zone,junction
    140602003201,140602003,东村,East Village,112.4200,39.3200,surveyed,plain,140602003201
    140602003202,140602003,南村,South Village,112.4400,39.3300,surveyed,plain,140602003202
    140602101201,140602101,西村,West Village,112.5200,39.3600,surveyed,plain,140602101201
    140602101202,140602101,北村,,112.5400,39.3700,estimated,hills,140602101202
    """
  static let households = """
    village,pathway,households,stove_share,alarm_share,vulnerable,archetype,certainty
    140602003201,chp,100,0.5,0.9,12,brick,reconstructed
    140602003202,ashp-household,60,0.6,0.9,8,brick,reconstructed
    140602101201,ashp-station,40,0.6,0.9,5,brick,reconstructed
    140602101201,biomass,30,0.9,0.9,4,brick,reconstructed
    140602101202,solar,20,0.6,0.9,3,brick,reconstructed
    """
  static let facilities = """
    id,name_zh,name_en,village,kind,pathway,heated_area_m2,priority,certainty
    clinic-1,神头卫生院,Shentou clinic,140602101201,clinic,ashp-station,600,1,assumed
    """
  static let archetypes = """
    id,name_zh,name_en,heat_loss_w_per_k,emergency_room_share,time_constant_h,start_temperature_c,certainty
    brick,砖房,Brick house,280,0.35,24,18,assumed
    """
  static let fuels = """
    id,name_zh,name_en,kind,heating_value_mj_per_kg,stove_efficiency,ash_percent,sulphur_percent,price_cny_per_t,standard,verified_by,certainty
    briquette,型煤,Briquette,clean-coal,23.0,0.70,,0.5,1000,GB 34170-2017,,general
    pellet,颗粒,Pellet,pellet,16.0,0.80,,,800,NB/T 34024-2015,,general
    """
  static let suppliers = """
    id,name_zh,name_en,fuel,lon,lat,junction,daily_capacity_t,season_capacity_t,price_cny_per_t,lead_time_h,certainty
    plant,洗煤厂,Wash plant,briquette,112.4300,39.3100,hub,300,20000,950,24,assumed
    """
  static let sites = """
    id,name_zh,name_en,place,tier,status,township,lon,lat,position,junction,storage_t,yard_m2,docks,loading_t_per_h,opening_cost_cny,holding_cost_cny_per_t,permit,in_ban_zone,certainty
    hub-s,中心库（小）,Hub (small),yard-hub,hub,candidate,140602003,112.4300,39.3100,surveyed,hub,500,800,3,20,80000,30,yes,no,assumed
    hub-l,中心库（大）,Hub (large),yard-hub,hub,candidate,140602003,112.4300,39.3100,surveyed,hub,900,1200,4,20,120000,30,yes,no,assumed
    yard-101,神头镇储备点,Shentou yard,,township,existing,140602101,112.5200,39.3600,surveyed,140602101201,200,400,2,15,40000,30,yes,no,assumed
    """
  static let stock = """
    site,fuel,kg,quality,date
    yard-101,briquette,30000,passed,2022-10-20
    yard-101,briquette,20000,pending,2022-10-21
    yard-101,briquette,25000,passed,2022-10-22
    """
  static let junctions = """
    id,township,lon,lat,position
    140602003201,140602003,112.4200,39.3200,surveyed
    140602003202,140602003,112.4400,39.3300,surveyed
    140602101201,140602101,112.5200,39.3600,surveyed
    140602101202,140602101,112.5400,39.3700,surveyed
    hub,140602003,112.4300,39.3100,surveyed
    """
  static let roads = """
    id,name_zh,name_en,from,to,length_m,class,speed_km_h,weight_limit_t,snow_exposure,status,one_way,position
    r1,环城路,Ring road,hub,140602003201,1800,trunk,50,,1,open,no,surveyed
    r2,东南路,East-south road,140602003201,140602003202,2500,county,40,,1,open,no,surveyed
    r3,东西大道,Main road,140602003202,140602101201,9000,county,40,30,1.2,open,no,surveyed
    r4,北村路,North Village lane,140602101201,140602101202,2500,village,20,10,1.5,open,no,surveyed
    """
  static let fleet = """
    id,name_zh,name_en,base,payload_kg,empty_weight_kg,count,cost_cny_per_km,cost_cny_per_h,speed_factor,shift_h,chains,certainty
    light,轻卡,Light truck,hub,5000,3500,4,3.2,60,1,10,yes,assumed
    """
  static let climate = """
    zone,month,mean_c,mean_minimum_c,spread_c,snowfall_cm
    plain,10,8.4,2.6,3.8,1
    plain,11,-0.1,-5.3,4.2,4
    plain,12,-7.2,-12.9,4.2,4
    plain,1,-9.5,-15.6,4.1,4
    plain,2,-5.0,-11.2,4.0,5
    plain,3,2.4,-4.2,4.4,5
    plain,4,10.6,3.4,4.3,1
    hills,10,6.4,0.6,3.8,1
    hills,11,-2.1,-7.3,4.2,5
    hills,12,-9.2,-14.9,4.2,5
    hills,1,-11.5,-17.6,4.1,5
    hills,2,-7.0,-13.2,4.0,6
    hills,3,0.4,-6.2,4.4,6
    hills,4,8.6,1.4,4.3,2
    """
  static let shelters = """
    id,name_zh,name_en,village,places,generator,opens_after_h,certainty
    school,神头小学,Shentou school,140602101201,120,yes,3,assumed
    """
  static let sources = """
    file,field,rule,source,certainty
    households.csv,households,按比例推算,方案总数,reconstructed
    facilities.csv,*,示例,测试,assumed
    archetypes.csv,*,示例,测试,assumed
    suppliers.csv,*,示例,测试,assumed
    sites.csv,*,示例,测试,assumed
    fleet.csv,*,示例,测试,assumed
    shelters.csv,*,示例,测试,assumed
    """

  static let settings: String = {
    let policy: [(key: String, value: String)] = [
      ("emergency_temperature_c", "14.0"), ("cold_temperature_c", "10.0"), ("response_priority_min", "360"),
      ("response_all_min", "720"), ("persons_per_household", "2.6"), ("pellet_cap_kg", "3000"),
      ("reserve_fuel", "\"briquette\""), ("pellet_fuel", "\"pellet\""), ("nearest_points", "6"),
      ("township_coverage_min", "0.95"), ("facility_heat_loss_w_per_m2k", "2.0"),
      (
        "lost_in_power_cut",
        "{ chp = 1.0, ashp-household = 1.0, ashp-station = 1.0, solar = 1.0, biomass = 0.5 }"
      ),
      ("snow_bands", "[{ depth_cm = 5, speed = 0.85 }, { depth_cm = 30, speed = 0.25 }]"),
      ("plough_depth_cm", "10"), ("plough_km_per_hour", "40"), ("haul_cost_fen_per_tkm", "60"),
      ("unload_min", "30"), ("mobilise_min", "60"),
      ("season_base_temperature_c", "18"), ("priority_weight", "10"),
    ]
    let head = """
      schema = "1"
      code = "140602"
      name = { zh = "朔城区", en = "Shuocheng" }
      crs = "WGS84"
      [season]
      start = "2022-10-15"
      end = "2023-04-15"
      [control]
      households = 250
      [control.pathways]
      chp = { households = 100, villages = 1 }
      ashp-household = { households = 60, villages = 1 }
      ashp-station = { households = 40, villages = 1 }
      biomass = { households = 30, villages = 1 }
      solar = { households = 20, villages = 1 }

      """
    return policy.reduce(head) { text, setting in
      text + "[policy.\(setting.key)]\nvalue = \(setting.value)\nsource = \"测试\"\ncertainty = \"assumed\"\n"
    }
  }()
}
