public import Quantities

/// What a stress test measures. The raw value is its name in `stress.json`; formulas are those of the module's
/// documentation, U being unserved, A affected, S served households, Δ one hour.
public enum StressMetric: String, Codable, Sendable, CaseIterable, Hashable {
  /// E[Δ ΣΣ U] in household-days: expected unserved household-days of an event.
  case expectedUnserved = "eUHD"
  /// eUHD over the household-days that needed emergency heat.
  case unservedShare = "nUHD"
  /// Σ S / Σ A, over household-hours.
  case coverage
  /// Share of the affected households that never went unserved.
  case neverUnserved = "coverageFull0h"
  /// Share of the affected households that went unserved for at most 6 h.
  case atMostSixHours = "coverageFull6h"
  /// P(any hour with an unserved household).
  case shortageProbability = "LOSP"
  /// E[hours with an unserved household].
  case shortageHours = "LOSH"
  /// E[number of runs of such hours].
  case shortageEvents = "LOSEv"
  /// E[hours of the longest run].
  case longestShortage
  /// E[household-days missing in the largest run].
  case largestShortage
  /// P(the horizon cut a run off).
  case cutShortage = "shortageCutByHorizon"
  /// Median unserved household-days.
  case median = "P50"
  /// 95th percentile of unserved household-days.
  case percentile95 = "P95"
  /// Mean unserved household-days of the worst twentieth of events.
  case tailMean = "CVaR95"
  /// First hour by which a tenth of events is short.
  case firstShortage = "firstShortageP10"
  /// Mean over events of the worst township's coverage.
  case worstTownship = "meanWorstTownshipCoverage"
  /// The least of the townships' coverages over all events.
  case leastTownship = "worstTownshipCoverage"
  /// P(every township is covered to at least the wanted share).
  case reliability
  /// Gini coefficient of unserved hours per affected household between townships.
  case gini
  /// Unserved hours per affected household, worst township less best.
  case inequalityRange
  /// Hours of full service lost: ∫ (1 − quality) dt.
  case resilienceLoss
  /// E[worst hourly quality].
  case worstQuality
  /// Household-hours of the unserved that ended below 14 °C.
  case coldHours14 = "coldHouseholdHours14"
  /// The same below 10 °C.
  case coldHours10 = "coldHouseholdHours10"
  /// The same below 5 °C.
  case coldHours5 = "coldHouseholdHours5"
  /// Kelvin-hours of the unserved below 14 °C.
  case coldDegrees14 = "coldDegreeHours14"
  /// The same below 10 °C.
  case coldDegrees10 = "coldDegreeHours10"
  /// The same below 5 °C.
  case coldDegrees5 = "coldDegreeHours5"
  /// First hour by which a tenth of events has an unserved household below 10 °C.
  case firstCold = "firstColdP10"
  /// Hours from order to arrival that half of the coal needs; coal that never arrives counts as infinite.
  case leadTime50 = "LT50"
  /// Hours that 95 % of the coal needs.
  case leadTime95 = "LT95"
  /// kg in time over kg due.
  case onTime = "OTD"
  /// Tonne-kilometres.
  case haulage
  /// Hours trucks are out.
  case truckHours
  /// Hours trucks are out over hours they are fit for duty.
  case utilisation
  /// Mean wait for a loading dock, minutes.
  case dockWait = "Wq"
  /// 95th percentile of that wait, minutes.
  case dockWait95 = "WqP95"
  /// Emergency transport, CNY.
  case transport

  /// What it is counted in.
  public enum Unit: String, Codable, Sendable {
    /// Household-days.
    case householdDays = "hh·d"
    /// Household-hours.
    case householdHours = "hh·h"
    /// Household-hours times kelvin.
    case householdKelvinHours = "hh·K·h"
    /// Hours.
    case hours = "h"
    /// Minutes.
    case minutes = "min"
    /// A share, 0 to 1.
    case share = "1"
    /// How many.
    case count = "n"
    /// Tonne-kilometres.
    case tonneKilometres = "t·km"
    /// Yuan.
    case yuan = "CNY"
  }

  /// Its unit.
  public var unit: Unit {
    switch self {
    case .expectedUnserved, .largestShortage, .median, .percentile95, .tailMean: .householdDays
    case .unservedShare, .coverage, .neverUnserved, .atMostSixHours, .shortageProbability, .cutShortage,
      .worstTownship, .leastTownship, .reliability, .gini, .worstQuality, .onTime, .utilisation:
      .share
    case .shortageHours, .longestShortage, .firstShortage, .inequalityRange, .resilienceLoss, .firstCold,
      .leadTime50, .leadTime95, .truckHours:
      .hours
    case .shortageEvents: .count
    case .coldHours14, .coldHours10, .coldHours5: .householdHours
    case .coldDegrees14, .coldDegrees10, .coldDegrees5: .householdKelvinHours
    case .haulage: .tonneKilometres
    case .dockWait, .dockWait95: .minutes
    case .transport: .yuan
    }
  }

  /// Whether it is the hour by which something happened, which within the horizon it need not.
  public var isFirstHour: Bool { self == .firstShortage || self == .firstCold }

  /// What it can be, in its unit: a share at most 1, nothing below 0.
  public var range: ClosedRange<Double> { unit == .share ? 0...1 : 0...(.infinity) }

  /// What people call it.
  public var title: Bilingual {
    switch self {
    case .expectedUnserved: Bilingual(zh: "平均无保障户日", en: "expected unserved household-days")
    case .unservedShare: Bilingual(zh: "无保障占应保", en: "unserved share of need")
    case .coverage: Bilingual(zh: "户时保障率", en: "coverage of household-hours")
    case .neverUnserved: Bilingual(zh: "始终有保障的户", en: "households never unserved")
    case .atMostSixHours: Bilingual(zh: "断档不超过 6 小时的户", en: "households unserved for 6 h at most")
    case .shortageProbability: Bilingual(zh: "出现断档的概率", en: "probability of any shortage")
    case .shortageHours: Bilingual(zh: "平均断档小时", en: "expected shortage hours")
    case .shortageEvents: Bilingual(zh: "平均断档次数", en: "expected number of shortages")
    case .longestShortage: Bilingual(zh: "最长一次断档（平均）", en: "longest shortage, mean")
    case .largestShortage: Bilingual(zh: "最大一次断档（平均）", en: "largest shortage, mean")
    case .cutShortage: Bilingual(zh: "推演结束时仍断档", en: "shortage cut off by the horizon")
    case .median: Bilingual(zh: "无保障户日，中位", en: "unserved household-days, median")
    case .percentile95: Bilingual(zh: "无保障户日，95% 分位", en: "unserved household-days, P95")
    case .tailMean: Bilingual(zh: "无保障户日，最坏 5% 平均", en: "unserved household-days, CVaR95")
    case .firstShortage: Bilingual(zh: "一成事件在此小时前断档", en: "hour by which 10% of events are short")
    case .worstTownship: Bilingual(zh: "每次最差乡镇保障率的平均", en: "mean of the worst township's coverage")
    case .leastTownship: Bilingual(zh: "平均保障率最低的乡镇", en: "township with the lowest coverage")
    case .reliability: Bilingual(zh: "各乡镇都达标的概率", en: "probability that every township meets the target")
    case .gini: Bilingual(zh: "乡镇间断档的基尼系数", en: "Gini coefficient between townships")
    case .inequalityRange: Bilingual(zh: "乡镇间每户断档小时之差", en: "unserved hours a household, worst − best")
    case .resilienceLoss: Bilingual(zh: "韧性三角：损失的服务小时", en: "resilience triangle: hours of service lost")
    case .worstQuality: Bilingual(zh: "最差一小时的保障率（平均）", en: "worst hour's quality, mean")
    case .coldHours14: Bilingual(zh: "低于 14 °C 户时", en: "household-hours below 14 °C")
    case .coldHours10: Bilingual(zh: "低于 10 °C 户时", en: "household-hours below 10 °C")
    case .coldHours5: Bilingual(zh: "低于 5 °C 户时", en: "household-hours below 5 °C")
    case .coldDegrees14: Bilingual(zh: "低于 14 °C 度时", en: "degree-hours below 14 °C")
    case .coldDegrees10: Bilingual(zh: "低于 10 °C 度时", en: "degree-hours below 10 °C")
    case .coldDegrees5: Bilingual(zh: "低于 5 °C 度时", en: "degree-hours below 5 °C")
    case .firstCold: Bilingual(zh: "一成事件在此小时前有户低于 10 °C", en: "hour by which 10% of events see 10 °C")
    case .leadTime50: Bilingual(zh: "下单到送达，一半的煤", en: "order to arrival, half of the coal")
    case .leadTime95: Bilingual(zh: "下单到送达，95% 的煤", en: "order to arrival, 95% of the coal")
    case .onTime: Bilingual(zh: "按时送到", en: "delivered in time")
    case .haulage: Bilingual(zh: "周转量", en: "haulage")
    case .truckHours: Bilingual(zh: "车辆在外小时", en: "truck hours")
    case .utilisation: Bilingual(zh: "车辆利用率", en: "use of the trucks")
    case .dockWait: Bilingual(zh: "等装车，平均", en: "wait for a dock, mean")
    case .dockWait95: Bilingual(zh: "等装车，95% 分位", en: "wait for a dock, P95")
    case .transport: Bilingual(zh: "应急运输费", en: "emergency transport")
    }
  }
}
