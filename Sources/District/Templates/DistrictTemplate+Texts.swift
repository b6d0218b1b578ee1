extension DistrictTemplate {
  /// `district.toml`, with everything in it explained in both languages.
  static let settings =
    """
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


    """ + policy

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
