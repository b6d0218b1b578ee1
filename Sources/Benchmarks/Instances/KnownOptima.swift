extension KnownOptimum {
  /// The published optimum of an instance; `nil` = none is known to us.
  public static func published(_ family: String, _ name: String) -> KnownOptimum? {
    guard let table = tables[family], let value = table.values[name] else { return nil }
    return KnownOptimum(value: value, source: table.source)
  }

  private static let tables: [String: (source: String, values: [String: Double])] = [
    "orlib-cap": ("OR-Library, capopt (Beasley)", warehouses),
    "pmed": ("OR-Library, pmedopt (Beasley)", medians),
    "coal-2stage": ("coal-optima.tsv beside the instances: value and bound agree", districts),
    "siplib-sslp": (
      "SIPLIB (Ahmed et al.); ten servers with 100 scenarios and more as recorded in the bench README",
      servers
    ),
    "tbed1-original": (
      "bench README: Lagrangian branch and bound and HiGHS agree", ["i300_1": 16_350.660623]
    ),
  ]

  /// Capacities 8000, 10000, 12000, 14000 make capa into capa1–4; 5000 to 8000 capb1–4; 5000, 5750, 6500, 7250 capc1–4.
  private static let warehouses: [String: Double] = [
    "cap41": 1_040_444.375, "cap42": 1_098_000.450, "cap43": 1_153_000.450, "cap44": 1_235_500.450,
    "cap51": 1_025_208.225, "cap61": 932_615.750, "cap62": 977_799.400, "cap63": 1_014_062.050,
    "cap64": 1_045_650.250, "cap71": 932_615.750, "cap72": 977_799.400, "cap73": 1_010_641.450,
    "cap74": 1_034_976.975, "cap81": 838_499.288, "cap82": 910_889.563, "cap83": 975_889.563,
    "cap84": 1_069_369.525, "cap91": 796_648.438, "cap92": 855_733.500, "cap93": 896_617.538,
    "cap94": 946_051.325, "cap101": 796_648.437, "cap102": 854_704.200, "cap103": 893_782.112,
    "cap104": 928_941.750, "cap111": 826_124.713, "cap112": 901_377.213, "cap113": 970_567.750,
    "cap114": 1_063_356.488, "cap121": 793_439.563, "cap122": 852_524.625, "cap123": 895_302.325,
    "cap124": 946_051.325, "cap131": 793_439.562, "cap132": 851_495.325, "cap133": 893_076.712,
    "cap134": 928_941.750, "capa1": 19_240_822.449, "capa2": 18_438_046.543, "capa3": 17_765_201.949,
    "capa4": 17_160_439.012, "capb1": 13_656_379.578, "capb2": 13_361_927.449, "capb3": 13_198_556.434,
    "capb4": 13_082_516.496, "capc1": 11_646_596.974, "capc2": 11_570_340.289, "capc3": 11_518_743.744,
    "capc4": 11_505_767.394,
  ]

  private static let medians: [String: Double] = [
    "pmed1": 5_819, "pmed2": 4_093, "pmed3": 4_250, "pmed4": 3_034, "pmed5": 1_355, "pmed6": 7_824,
    "pmed7": 5_631, "pmed8": 4_445, "pmed9": 2_734, "pmed10": 1_255, "pmed11": 7_696, "pmed12": 6_634,
    "pmed13": 4_374, "pmed14": 2_968, "pmed15": 1_729, "pmed16": 8_162, "pmed17": 6_999, "pmed18": 4_809,
    "pmed19": 2_845, "pmed20": 1_789, "pmed21": 9_138, "pmed22": 8_579, "pmed23": 4_619, "pmed24": 2_961,
    "pmed25": 1_828, "pmed26": 9_917, "pmed27": 8_307, "pmed28": 4_498, "pmed29": 3_033, "pmed30": 1_989,
    "pmed31": 10_086, "pmed32": 9_297, "pmed33": 4_700, "pmed34": 3_013, "pmed35": 10_400, "pmed36": 9_934,
    "pmed37": 5_057, "pmed38": 11_060, "pmed39": 9_423, "pmed40": 5_128,
  ]

  private static let servers: [String: Double] = [
    "sslp_5_25_50": -121.6, "sslp_5_25_100": -127.37, "sslp_10_50_50": -364.64, "sslp_10_50_100": -354.19,
    "sslp_10_50_500": -349.136, "sslp_10_50_1000": -351.711, "sslp_10_50_2000": -347.262,
    "sslp_15_45_5": -262.4,
    "sslp_15_45_10": -260.5, "sslp_15_45_15": -253.6,
  ]

  private static let districts: [String: Double] = [
    "coal-15x2-150-20-1": 60_950.043205, "coal-15x2-150-50-1": 59_232.741858,
    "coal-15x2-150-100-1": 58_559.709764, "coal-15x2-150-200-1": 59_435.475592,
  ]
}
