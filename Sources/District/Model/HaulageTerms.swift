public import Quantities

/// What the sizing of truckloads has to know and no table of the district says (`[policy.haulage_*]`, see ``HaulageTerm``).
/// A setting that `district.toml` leaves out is as here, assumed, and says so.
public struct HaulageTerms: Sendable {
  /// Mass is counted in steps of so much.
  public var step = Self.assumed(Kilograms(500), "按半吨成托计量：25 公斤袋装 20 袋一托")
  /// Days a week on which trucks deliver, from Monday on.
  public var workdays = Self.assumed(6, "《劳动法》第三十八条：每周至少休息一日")
  /// When trucks may set out on a working day, from midnight.
  public var opening = Self.assumed(Minutes(420), "早七点出车")
  /// Overtime of a truck and its driver on a working day, at most.
  public var overtime = Self.assumed(Minutes(60), "《劳动法》第四十一条：延长工作时间一般每日不得超过一小时")
  /// What an hour of overtime costs beyond the usual, in per cent of the truck's hourly rate.
  public var overtimePercent = Self.assumed(50, "《劳动法》第四十四条：延长工作时间支付不低于百分之一百五十的工资")
  /// What an hour of a hired truck costs beyond the usual, in per cent of the hourly rate of its kind.
  public var hirePercent = Self.assumed(200, "临时租车按本单位同型车小时费用三倍计")
  /// Trucks hired for a day at most.
  public var hiredMost = Self.assumed(40, "一天最多临时租四十辆，再多当地租不到")
  /// Part of the district's trucks that may carry pellets, in per cent.
  public var fleetPercent = Self.assumed(100, "全部车辆可用；减半、四分之一为压力试验")
  /// Loading a truck.
  public var loading = Self.assumed(Minutes(30), "装载机装车每车 30—40 分钟（车辆资料整理）")
  /// Docks of a plant or hub that no table gives the docks of.
  public var docks = Self.assumed(2, "颗粒厂装车位未见公开数据")
  /// What docks can work on a working day.
  public var dockDay = Self.assumed(Minutes(480), "一班八小时")
  /// What an hour of a dock beyond that costs.
  public var dockOvertime = Self.assumed(Fen.yuan(120), "两名装卸工与一台装载机加班一小时")
  /// Asking a plant for a tonne before it has made it, per period: it is taken from its own stock, or made at night.
  public var advance = Self.assumed(Fen.yuan(60), "向厂方提前要货的协调费用")
  /// What a drop that shares a truck may be of the truck's payload at least, in thousandths.
  public var sharedLeast = Self.assumed(50, "少于车载 5% 不值得停车")
  /// What it may be at most.
  public var sharedMost = Self.assumed(400, "多于车载 40% 宜单独派车")
  /// What it costs of its share of the truck's way, in thousandths.
  public var sharedFactor = Self.assumed(1150, "拼车绕行约多 15%")
  /// What a tonne that comes late counts, per week. It ranks need before cost and is no price.
  public var shortage = Self.assumed(Fen.yuan(10_000), "权重：先保供、后省钱，不是价格")
  /// What a tonne that does not come at all counts. As ``shortage``.
  public var missing = Self.assumed(Fen.yuan(100_000), "权重：整季没送到按晚到一周的十倍计，不是价格")

  /// The assumptions.
  public init() {}

  /// What an hour of a truck costs, its own or one hired like it; rounded down to whole fen.
  public func perHour(_ truck: TruckType, isHired: Bool) -> Fen {
    isHired ? Fen(truck.costPerHour.count * Int64(100 + hirePercent.value) / 100) : truck.costPerHour
  }

  /// Which of the numbers about loading at plants and hubs rest on no document, as people are told; `nil` = all do.
  public var guessedLoading: Bilingual? {
    let terms = [
      (docks.certainty, Bilingual(zh: "装车台数", en: "docks")),
      (loading.certainty, Bilingual(zh: "装车时间", en: "loading times")),
    ]
    let said = Certainty.allCases.filter(\.isGuess).compactMap { certainty -> Bilingual? in
      let names = terms.filter { $0.0 == certainty }.map { $0.1 }
      guard !names.isEmpty else { return nil }
      return Bilingual(
        zh: "\(names.map(\.zh).joined(separator: "、"))为\(certainty.label.zh)",
        en: "\(names.map(\.en).joined(separator: " and ")) are \(certainty.label.en)")
    }
    guard !said.isEmpty else { return nil }
    return Bilingual(
      zh: "颗粒厂和中转站的\(said.map(\.zh).joined(separator: "，"))。",
      en: "At plants and hubs, \(said.map(\.en).joined(separator: ", ")).")
  }

  private static func assumed<Value: Sendable>(_ value: Value, _ source: String) -> Setting<Value> {
    Setting(value, source: "本项目整理（假定）：\(source)；district.toml 未写明", certainty: .assumed)
  }
}
