import District
public import Quantities

/// What people call the keys of `[policy.*]`. No units: the printed value carries its own.
public enum SettingNames {
  private static let names: [String: Bilingual] = [
    "priority_weight": Bilingual(zh: "重点户缺煤的权重", en: "Weight of a priority household's shortage"),
    "emergency_temperature_c": Bilingual(zh: "应急保温室温", en: "Emergency room temperature"),
    "cold_temperature_c": Bilingual(zh: "受冻界限室温", en: "Cold threshold indoors"),
    "response_priority_min": Bilingual(zh: "重点户送达时限", en: "Response time, priority"),
    "response_all_min": Bilingual(zh: "一般户送达时限", en: "Response time, everybody"),
    "persons_per_household": Bilingual(zh: "户均人口", en: "People per household"),
    "pellet_year_start": Bilingual(zh: "补贴年度起始日", en: "First day of the subsidy year"),
    "pellet_cap_kg": Bilingual(zh: "每户补贴颗粒上限", en: "Subsidised pellets per household, cap"),
    "reserve_fuel": Bilingual(zh: "储备燃料", en: "Reserve fuel"),
    "pellet_fuel": Bilingual(zh: "颗粒燃料", en: "Pellet fuel"),
    "nearest_points": Bilingual(zh: "每村可用的最近储备点数", en: "Nearest points that may serve a village"),
    "township_coverage_min": Bilingual(zh: "每个乡镇最低保障比例", en: "Least coverage of each township"),
    "facility_heat_loss_w_per_m2k": Bilingual(
      zh: "公共建筑热损失", en: "Heat loss of public buildings"),
    "lost_in_power_cut": Bilingual(zh: "停电时失去供暖的比例", en: "Share losing heat in a power cut"),
    "snow_bands": Bilingual(zh: "积雪深度与车速", en: "Snow depth and speed"),
    "plough_depth_cm": Bilingual(zh: "清雪至可通行深度", en: "Depth after ploughing"),
    "plough_km_per_hour": Bilingual(zh: "清雪能力", en: "Ploughing"),
    "haul_cost_fen_per_tkm": Bilingual(zh: "运价", en: "Haulage"),
    "unload_min": Bilingual(zh: "卸车时间", en: "Unloading"),
    "mobilise_min": Bilingual(zh: "出动准备时间", en: "Mobilising"),
    "season_base_temperature_c": Bilingual(zh: "采暖基准温度", en: "Heating base temperature"),
    "pellet_grade": Bilingual(zh: "合同约定的颗粒等级", en: "Grade of pellets under contract"),
    "pellet_household_storage_kg": Bilingual(zh: "每户家中可存颗粒", en: "Pellets a household can keep at home"),
    "pellet_truck_kg": Bilingual(zh: "送颗粒一车装载量", en: "Pellets one truck brings"),
    "pellet_minimum_drop_kg": Bilingual(zh: "一次送到村的最小量", en: "Least brought to a village at a time"),
    "pellet_floor_share": Bilingual(zh: "不够时每户先保的份额", en: "Share everybody has before anyone has more"),
    "pellet_holding_fen_per_t_month": Bilingual(zh: "每吨存放一个月的费用", en: "Holding a tonne for a month"),
    "fails_with_power": Bilingual(zh: "跟着停电一起停的", en: "What fails with the grid"),
    "mobile_battery_min": Bilingual(zh: "基站电池能撑", en: "Batteries of base stations"),
    "late_order_min": Bilingual(zh: "断网后报需晚到", en: "Delay of orders without a network"),
    "truck_range_km": Bilingual(zh: "一箱油能跑", en: "Range of a truck on a tank"),
    "breakdowns_per_1000_km": Bilingual(zh: "每千公里抛锚次数", en: "Breakdowns in 1,000 km"),
    "breakdown_repair_min": Bilingual(zh: "抛锚后平均多久能走", en: "Mean time to repair a truck"),
    "loading_time_shape": Bilingual(zh: "装车时间的离散形状", en: "Shape of loading times"),
    "resupply_share": Bilingual(zh: "应急期间区外来煤比例", en: "Share of coal that still comes from outside"),
    "replan_every_h": Bilingual(zh: "几小时重排一次车", en: "Hours between two plans of the trucks"),
    "dispatch_longest_spell_min": Bilingual(zh: "连续驾驶上限", en: "Longest spell at the wheel"),
    "dispatch_rest_min": Bilingual(zh: "停车休息", en: "Shortest rest of a driver"),
    "dispatch_stops_are_rests": Bilingual(zh: "装卸停车算休息", en: "Whether stops count as rests"),
    "dispatch_driving_per_shift_min": Bilingual(zh: "一班最多驾驶", en: "Most driving in a shift"),
    "dispatch_overtime_max_min": Bilingual(zh: "一班最多加班", en: "Most overtime in a shift"),
    "dispatch_overtime_fen_per_h": Bilingual(zh: "加班费", en: "Overtime pay"),
    "dispatch_set_up_min": Bilingual(zh: "每次装车前准备", en: "Set-up before a load"),
    "dispatch_doorstep_min_per_household": Bilingual(
      zh: "重点户入户卸煤", en: "Unloading at a vulnerable household's door"),
    "dispatch_minimum_drop_kg": Bilingual(zh: "一次最少卸煤", en: "Least brought at a time"),
    "dispatch_drops_per_trip": Bilingual(zh: "一趟最多停几处", en: "Most unloadings of a trip"),
    "dispatch_change_household_hours": Bilingual(
      zh: "改令至少省下的受冻户时", en: "Cold household-hours that a change must save"),
  ]

  /// The name of a key, with the part after a dot kept; the key itself where it is not known.
  public static func label(_ key: String) -> Bilingual {
    if let name = names[key] ?? HaulageTerm.all.first(where: { $0.key == key })?.name { return name }
    let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
    guard parts.count == 2, let name = names[parts[0]] else { return Bilingual(zh: key, en: key) }
    let part = Pathway(rawValue: parts[1])?.label ?? Bilingual(zh: parts[1], en: parts[1])
    return Bilingual(zh: "\(name.zh)：\(part.zh)", en: "\(name.en): \(part.en)")
  }
}
