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

    [policy.fails_with_power]               # 跟着停电一起停的，逐项可关 what stops with the grid; switch each off with false
    value = { heat-network = true, biomass-feeders = true, orders = true, truck-fuel = true }
    source = "假定 assumption"
    certainty = "assumed"

    [policy.mobile_battery_min]             # 基站电池撑多久 how long base stations last on batteries
    value = 240
    source = "假定 assumption"
    certainty = "assumed"

    [policy.late_order_min]                 # 断网后报需晚到多久 delay of orders without the mobile network
    value = 60
    source = "假定 assumption"
    certainty = "assumed"

    [policy.truck_range_km]                 # 一箱油跑多远 range on a tank; then it fills up where there is power
    value = 300.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.breakdowns_per_1000_km]         # 每千公里抛锚次数 breakdowns, Poisson
    value = 0.5
    source = "假定 assumption"
    certainty = "assumed"

    [policy.breakdown_repair_min]           # 抛锚后平均多久能走 mean repair, exponential
    value = 120
    source = "假定 assumption"
    certainty = "assumed"

    [policy.loading_time_shape]             # 装车时间的 Gamma 形状，0 = 总按定额 Gamma shape of loading times; 0 = always nominal
    value = 4.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.resupply_share]                 # 应急期间区外能来的比例 share of suppliers' daily capacity that still comes
    value = 0.0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.replan_every_h]                 # 调度几小时重排一次 hours between two plans of the trucks
    value = 6
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_longest_spell_min]     # 连续驾驶上限 longest spell at the wheel
    value = 240
    source = "道路交通安全法实施条例第 62 条第 7 项：连续驾驶不得超过 4 小时"
    certainty = "general"

    [policy.dispatch_rest_min]              # 停车休息 shortest rest
    value = 20
    source = "道路交通安全法实施条例第 62 条第 7 项：停车休息不少于 20 分钟"
    certainty = "general"

    [policy.dispatch_stops_are_rests]       # 装卸停车算不算休息 whether loading counts as a rest
    value = false
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_driving_per_shift_min]  # 一班最多驾驶 most driving in a shift
    value = 480
    source = "24 小时内累计驾驶 8 小时：客运和危险货物运输的规定，普通货运参照执行"
    certainty = "general"

    [policy.dispatch_overtime_max_min]      # 一班最多加班 most overtime in a shift
    value = 120
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_overtime_fen_per_h]    # 加班费（分/小时）overtime, fen an hour
    value = 3000
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_set_up_min]            # 每次装车前准备 before each load, on the dock
    value = 0
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_doorstep_min_per_household]  # 重点户送到门口，每户 at the doorstep of a vulnerable household
    value = 8
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_minimum_drop_kg]       # 一次最少卸多少（公斤）least brought at a time
    value = 100
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_drops_per_trip]        # 一趟最多停几处 most unloadings of a trip
    value = 4
    source = "假定 assumption"
    certainty = "assumed"

    [policy.dispatch_change_household_hours]  # 改令至少省多少受冻户时 cold household-hours a change must save
    value = 2
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
    level = "red"                         # earthquake, house-damage, road-closure, site-loss, supply-cut
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
