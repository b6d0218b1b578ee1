public import Quantities

/// What drivers, docks and doorsteps ask of a truck schedule. A setting that `district.toml` leaves out is as here.
public struct DispatchRules: Sendable {
  /// Longest spell at the wheel without a rest. `dispatch_longest_spell_min`
  public var longestSpell = Setting(
    Minutes(240), source: "道路交通安全法实施条例第 62 条第 7 项：连续驾驶不得超过 4 小时", certainty: .general)
  /// Shortest stop that ends it. `dispatch_rest_min`
  public var rest = Setting(
    Minutes(20), source: "道路交通安全法实施条例第 62 条第 7 项：停车休息不少于 20 分钟", certainty: .general)
  /// Whether a stop to load or unload that is as long as a rest counts as one. `dispatch_stops_are_rests`
  public var stopsAreRests = Setting(false, source: "装卸时司机一般不能休息，从严（假定）", certainty: .assumed)
  /// Most driving in a shift. `dispatch_driving_per_shift_min`
  public var drivingPerShift = Setting(
    Minutes(480), source: "24 小时内累计驾驶 8 小时：客运和危险货物运输的规定，普通货运参照执行", certainty: .general)
  /// Most overtime in a shift. `dispatch_overtime_max_min`
  public var overtime = Self.assumed(Minutes(120))
  /// What overtime costs beside the hour on duty. `dispatch_overtime_fen_per_h`
  public var overtimePerHour = Self.assumed(Fen(3000))
  /// Before each load, on the dock. `dispatch_set_up_min`
  public var setUp = Setting(
    Minutes(0), source: "sites.csv 的装车速度已含靠台和过磅（假定）", certainty: .assumed)
  /// At the doorstep of a vulnerable household, for all its coal. `dispatch_doorstep_min_per_household`
  public var doorstep = Setting(
    Minutes(8), source: "入户卸煤约 8 分钟一户（本项目整理，假定）", certainty: .assumed)
  /// Least that is brought at a time, unless nothing more is lacking. `dispatch_minimum_drop_kg`
  public var minimumDrop = Self.assumed(Kilograms(100))
  /// Most unloadings of one trip. `dispatch_drops_per_trip`
  public var dropsPerTrip = Self.assumed(4)
  /// Cold household-hours that changing one order already given must save. `dispatch_change_household_hours`
  public var changePrice = Self.assumed(2)

  /// The assumptions.
  public init() {}

  private static func assumed<Value: Sendable>(_ value: Value) -> Setting<Value> {
    .leftOut(value)
  }
}
