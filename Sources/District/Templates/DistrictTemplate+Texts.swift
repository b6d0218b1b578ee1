extension DistrictTemplate {
  /// `district.toml`, with every setting explained in both languages. Values are the shipped district's; each must
  /// be looked at before it is relied on.
  static let settings = """
    # 区县设置 District settings
    # 每一项政策数值都要写明来源；没有文件依据的写 certainty = "assumed"。
    # Every policy number names its source; one without a document says certainty = "assumed".

    schema = "1"
    code = "000000"                       # 6 位行政区划代码 six-digit administrative code
    name = { zh = "某某区", en = "Some District" }
    crs = "WGS84"                         # 坐标系，只接受 WGS84 only WGS84; convert GCJ-02 and BD-09 first

    [season]                              # 采暖季 heating season, both days included
    start = "2022-10-15"
    end = "2023-04-15"

    [control]                             # 方案公布的总数，用来核对各表 published totals the tables are checked against
    households = 1
    # [control.pathways]
    # chp = { households = 9387, villages = 14 }
    # ashp-household = { households = 5274, villages = 20 }

    [policy.emergency_temperature_c]      # 应急房间保持的温度 kept in the emergency room
    value = 14.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.cold_temperature_c]           # 低于此温度算受冻 an hour below this counts as cold
    value = 10.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.response_priority_min]        # 重点户送达时限 longest time to vulnerable households
    value = 360
    source = "假定 assumption"
    certainty = "assumed"

    [policy.response_all_min]             # 其他户送达时限 longest time to everybody else
    value = 720
    source = "假定 assumption"
    certainty = "assumed"

    [policy.persons_per_household]        # 户均人口 for shelter places
    value = 2.6
    source = "假定 assumption"
    certainty = "assumed"

    [policy.pellet_cap_kg]                # 每户每年补贴颗粒上限（公斤）subsidised pellets per household and year
    value = 3000
    source = "朔城区2022年冬季清洁取暖工作方案"
    certainty = "plan"

    [policy.pellet_year_start]            # 补贴年度从哪一天（月-日）起 the day MM-DD on which that year begins
    value = "07-01"
    source = "假定 assumption"
    certainty = "assumed"

    [policy.reserve_fuel]                 # fuels.csv 中的洁净煤 a clean coal of fuels.csv
    value = "clean-coal-1"
    source = "假定 assumption"
    certainty = "assumed"

    [policy.pellet_fuel]                  # fuels.csv 中的颗粒 a pellet of fuels.csv
    value = "pellet-1"
    source = "假定 assumption"
    certainty = "assumed"

    [policy.nearest_points]               # 每村考虑的最近储备点数 points that may serve a village
    value = 6
    source = "假定 assumption"
    certainty = "assumed"

    [policy.township_coverage_min]        # 每个乡镇至少保障的比例 least share covered in each township
    value = 0.95
    source = "假定 assumption"
    certainty = "assumed"

    [policy.priority_weight]              # 缺煤时优先对象一吨按几吨计 what a missing priority tonne counts
    value = 10.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.facility_heat_loss_w_per_m2k] # 公共建筑热损失 heat loss of public buildings
    value = 2.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.lost_in_power_cut]            # 停电时各取暖方式失去供热的比例 share that loses heat when the grid fails
    value = { chp = 1.0, ashp-household = 1.0, ashp-station = 1.0, solar = 1.0, biomass = 0.5, gas = 1.0, coal = 0.0 }
    source = "假定 assumption"
    certainty = "assumed"

    [policy.snow_bands]                   # 积雪深度与车速 speed against snow depth; deeper than the last is closed
    value = [
      { depth_cm = 5, speed = 0.85 },
      { depth_cm = 10, speed = 0.65 },
      { depth_cm = 20, speed = 0.45 },
      { depth_cm = 30, speed = 0.25 },
    ]
    source = "假定 assumption"
    certainty = "assumed"

    [policy.plough_depth_cm]              # 清雪后的深度 depth left by a plough
    value = 10.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.plough_km_per_hour]           # 每小时清雪里程 road cleared in an hour
    value = 40.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.haul_cost_fen_per_tkm]        # 每吨公里运费（分）cost of a tonne-kilometre in fen
    value = 60
    source = "假定 assumption"
    certainty = "assumed"

    [policy.unload_min]                   # 卸车时间 time to unload
    value = 30
    source = "假定 assumption"
    certainty = "assumed"

    [policy.mobilise_min]                 # 接警到第一道指令 from the alarm to the first order
    value = 60
    source = "假定 assumption"
    certainty = "assumed"

    [policy.season_base_temperature_c]    # 采暖度日基准温度 base of heating degree-days
    value = 18.0
    source = "假定 assumption"
    certainty = "assumed"

    # 以下各项可删，删了按括号里的假定 the settings below may be left out; the values shown are then assumed
    # [policy.pellet_grade]               # 合同等级，见 pellet_grades.csv；不写 = 不限 grade under contract; left out = any
    # value = "nbt-34024-1"
    # source = "采购合同 the contract"
    # certainty = "public"

    [policy.pellet_household_storage_kg]  # 每户家中可存颗粒（公斤）what a household can keep dry
    value = 1000
    source = "假定 assumption"
    certainty = "assumed"

    [policy.pellet_truck_kg]              # 送颗粒一车装载量（公斤）what one truck brings
    value = 6000
    source = "假定 assumption"
    certainty = "assumed"

    [policy.pellet_minimum_drop_kg]       # 一次送到村的最小量（公斤）least brought to a village at a time
    value = 500
    source = "假定 assumption"
    certainty = "assumed"

    [policy.pellet_floor_share]           # 不够时每户先保的份额 share everybody has before anyone has more
    value = 0.5
    source = "假定 assumption"
    certainty = "assumed"

    [policy.pellet_holding_fen_per_t_month]  # 每吨存放一个月的费用（分）holding a tonne for a month, fen
    value = 300
    source = "假定 assumption"
    certainty = "assumed"

    """

  /// A first scenario: a snowstorm, and six hours into it a power cut.
  static let scenario = """
    # 场景 Scenario. 不认识的键会报错 unknown keys are errors.
    name = "snow-and-power-cut"           # 小写字母、数字、连字符 a-z, 0-9 and hyphens
    title = { zh = "暴雪叠加停电", en = "Snowstorm with a power cut" }
    required = true                       # 方案必须能应对 the plan must cover it
    start = 2023-01-12T18:00:00+08:00
    horizon_h = 72                        # 跟踪的小时数 hours followed

    # 各气候区的室外气温，或 outdoor_csv = "文件.csv" outdoor temperature by zone, or an hourly file
    outdoor = { zone.plain = -17.0 }

    [[hazard]]
    kind = "blizzard"                     # blizzard, cold-wave, power-outage, gas-outage, heat-network-outage,
    level = "red"                         # earthquake, road-closure, site-loss, supply-cut
    snowfall_cm_per_h = 1.0
    start_h = 0
    duration_h = 24
    district = true                       # 或 townships、villages、roads、sites、suppliers = ["代码 code"]

    [[hazard]]
    kind = "power-outage"
    start_h = 6
    duration_h = 36                       # 或 or: duration = { lognormal_median_h = 18, sigma = 0.9 }
    share = 0.8                           # 受影响户的比例 share of households
    restoration = { first_h = 6, progress = "linear" }
    district = true

    """
}
