import Quantities

/// A setting as a new district's file explains it.
private struct SettingText {
  var key: String
  var comment: String
  var value: String
  var source = Self.assumption
  var certainty = Certainty.assumed
  /// Written as a comment: leaving it out says something.
  var isComment = false

  static let assumption = "假定 assumption"

  init(
    _ key: String, _ zh: String, _ en: String, _ value: String, source: String = assumption,
    certainty: Certainty = .assumed, isComment: Bool = false
  ) {
    self.key = key
    comment = "\(zh) \(en)"
    self.value = value
    self.source = source
    self.certainty = certainty
    self.isComment = isComment
  }

  var toml: String {
    let head = "[policy.\(key)]"
    let gap = String(repeating: " ", count: max(1, 40 - head.count))
    let lines = [
      "\(head)\(gap)# \(comment)", "value = \(value)", "source = \"\(source)\"",
      "certainty = \"\(certainty.rawValue)\"",
    ]
    return lines.map { (isComment ? "# " : "") + $0 + "\n" }.joined() + "\n"
  }
}

extension DistrictTemplate {
  /// Every setting, explained in both languages. Values are proposals; each must be looked at before it is relied on.
  static var policy: String {
    let haulage = HaulageTerm.all.map { term in
      SettingText(term.key, term.name.zh, term.name.en, "\(term.value(in: HaulageTerms()).value)")
    }
    return required.map(\.toml).joined()
      + "# 以下各项可删，删了按这里写的数算，并注明是假定 the settings below may be left out; the values shown are then assumed\n"
      + (optional + haulage).map(\.toml).joined()
  }

  private static let required = [
    SettingText("emergency_temperature_c", "应急房间保持的温度", "kept in the emergency room", "14.0"),
    SettingText("cold_temperature_c", "低于此温度算受冻", "an hour below this counts as cold", "10.0"),
    SettingText("response_priority_min", "重点户送达时限", "longest time to vulnerable households", "360"),
    SettingText("response_all_min", "其他户送达时限", "longest time to everybody else", "720"),
    SettingText("persons_per_household", "户均人口", "for shelter places", "2.6"),
    SettingText(
      "pellet_cap_kg", "每户每年补贴颗粒上限（公斤）", "subsidised pellets per household and year", "3000",
      source: "朔城区2022年冬季清洁取暖工作方案", certainty: .plan),
    SettingText(
      "pellet_year_start", "补贴年度从哪一天（月-日）起", "the day MM-DD on which that year begins", "\"07-01\""),
    SettingText("reserve_fuel", "fuels.csv 中的洁净煤", "a clean coal of fuels.csv", "\"clean-coal-1\""),
    SettingText("pellet_fuel", "fuels.csv 中的颗粒", "a pellet of fuels.csv", "\"pellet-1\""),
    SettingText("nearest_points", "每村考虑的最近储备点数", "points that may serve a village", "6"),
    SettingText("township_coverage_min", "每个乡镇至少保障的比例", "least share covered in each township", "0.95"),
    SettingText("priority_weight", "缺煤时优先对象一吨按几吨计", "what a missing priority tonne counts", "10.0"),
    SettingText("facility_heat_loss_w_per_m2k", "公共建筑热损失", "heat loss of public buildings", "2.0"),
    SettingText(
      "lost_in_power_cut", "停电时各取暖方式失去供热的比例", "share that loses heat when the grid fails",
      "{ chp = 1.0, ashp-household = 1.0, ashp-station = 1.0, solar = 1.0, biomass = 0.5, gas = 1.0, coal = 0.0 }"
    ),
    SettingText(
      "snow_bands", "积雪深度与车速", "speed against snow depth; deeper than the last is closed",
      """
      [
        { depth_cm = 5, speed = 0.85 },
        { depth_cm = 10, speed = 0.65 },
        { depth_cm = 20, speed = 0.45 },
        { depth_cm = 30, speed = 0.25 },
      ]
      """),
    SettingText("plough_depth_cm", "清雪后的深度", "depth left by a plough", "10.0"),
    SettingText("plough_km_per_hour", "每小时清雪里程", "road cleared in an hour", "40.0"),
    SettingText("haul_cost_fen_per_tkm", "每吨公里运费（分）", "cost of a tonne-kilometre in fen", "60"),
    SettingText("unload_min", "卸车时间", "time to unload", "30"),
    SettingText("mobilise_min", "接警到第一道指令", "from the alarm to the first order", "60"),
    SettingText("season_base_temperature_c", "采暖度日基准温度", "base of heating degree-days", "18.0"),
  ]

  private static let optional = [
    SettingText(
      "pellet_grade", "合同等级，见 pellet_grades.csv；不写 = 不限", "grade under contract; left out = any",
      "\"nbt-34024-1\"", source: "采购合同 the contract", certainty: .public, isComment: true),
    SettingText("pellet_household_storage_kg", "每户家中可存颗粒（公斤）", "what a household can keep dry", "1000"),
    SettingText("pellet_truck_kg", "送颗粒一车装载量（公斤）", "what one truck brings", "6000"),
    SettingText("pellet_minimum_drop_kg", "一次送到村的最小量（公斤）", "least brought to a village at a time", "500"),
    SettingText("pellet_floor_share", "不够时每户先保的份额", "share everybody has before anyone has more", "0.5"),
    SettingText("pellet_holding_fen_per_t_month", "每吨存放一个月的费用（分）", "holding a tonne for a month, fen", "300"),
    SettingText(
      "fails_with_power", "跟着停电一起停的，逐项可关", "what stops with the grid; switch each off with false",
      "{ heat-network = true, biomass-feeders = true, orders = true, truck-fuel = true }"),
    SettingText("mobile_battery_min", "基站电池撑多久", "how long base stations last on batteries", "240"),
    SettingText("late_order_min", "断网后报需晚到多久", "delay of orders without the mobile network", "60"),
    SettingText(
      "truck_range_km", "一箱油跑多远", "range on a tank; then it fills up where there is power", "300.0"),
    SettingText("breakdowns_per_1000_km", "每千公里抛锚次数", "breakdowns, Poisson", "0.5"),
    SettingText("breakdown_repair_min", "抛锚后平均多久能走", "mean repair, exponential", "120"),
    SettingText(
      "loading_time_shape", "装车时间的 Gamma 形状，0 = 总按定额", "Gamma shape of loading times; 0 = always nominal",
      "4.0"),
    SettingText(
      "resupply_share", "应急期间区外能来的比例", "share of suppliers' daily capacity that still comes", "0.0"),
    SettingText("replan_every_h", "调度几小时重排一次", "hours between two plans of the trucks", "6"),
    SettingText(
      "dispatch_longest_spell_min", "连续驾驶上限", "longest spell at the wheel", "240",
      source: "道路交通安全法实施条例第 62 条第 7 项：连续驾驶不得超过 4 小时", certainty: .general),
    SettingText(
      "dispatch_rest_min", "停车休息", "shortest rest", "20",
      source: "道路交通安全法实施条例第 62 条第 7 项：停车休息不少于 20 分钟", certainty: .general),
    SettingText("dispatch_stops_are_rests", "装卸停车算不算休息", "whether loading counts as a rest", "false"),
    SettingText(
      "dispatch_driving_per_shift_min", "一班最多驾驶", "most driving in a shift", "480",
      source: "24 小时内累计驾驶 8 小时：客运和危险货物运输的规定，普通货运参照执行", certainty: .general),
    SettingText("dispatch_overtime_max_min", "一班最多加班", "most overtime in a shift", "120"),
    SettingText("dispatch_overtime_fen_per_h", "加班费（分/小时）", "overtime, fen an hour", "3000"),
    SettingText("dispatch_set_up_min", "每次装车前准备", "before each load, on the dock", "0"),
    SettingText(
      "dispatch_doorstep_min_per_household", "重点户送到门口，每户", "at the doorstep of a vulnerable household",
      "8"),
    SettingText("dispatch_minimum_drop_kg", "一次最少卸多少（公斤）", "least brought at a time", "100"),
    SettingText("dispatch_drops_per_trip", "一趟最多停几处", "most unloadings of a trip", "4"),
    SettingText(
      "dispatch_change_household_hours", "改令至少省多少受冻户时", "cold household-hours a change must save", "2"),
  ]
}
