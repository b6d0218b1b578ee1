import District
import Quantities

/// A small, made-up district on the real seats of Shuocheng's townships; everything else in it is invented.
enum SampleDistrict {
  private static let seats: [(String, String, String, Double, Double)] = [
    ("140602001", "北城街道", "Beicheng", 112.42498, 39.3181),
    ("140602002", "南城街道", "Nancheng", 112.406124, 39.307548),
    ("140602003", "神头街道", "Shentou Subdistrict", 112.545, 39.375),
    ("140602004", "北旺庄街道", "Beiwangzhuang", 112.43013, 39.354188),
    ("140602100", "神头镇", "Shentou Town", 112.571046, 39.388651),
    ("140602101", "利民镇", "Limin", 112.106448, 39.298946),
    ("140602200", "下团堡乡", "Xiatuanbu", 112.388562, 39.340448),
    ("140602201", "小平易乡", "Xiaopingyi", 112.485429, 39.384271),
    ("140602202", "滋润乡", "Zirun", 112.686507, 39.305257),
    ("140602204", "南榆林乡", "Nanyulin", 112.688472, 39.210483),
    ("140602205", "贾庄乡", "Jiazhuang", 112.535487, 39.240939),
    ("140602206", "沙塄河乡", "Shalenghe", 112.491842, 39.198632),
    ("140602207", "窑子头乡", "Yaozitou", 112.355564, 39.207657),
    ("140602208", "张蔡庄乡", "Zhangcaizhuang", 112.333727, 39.288912),
  ]

  /// Villages of a township.
  static let villagesPerTownship = 9

  /// Links between seats, by index, and their class.
  private static let links: [(Int, Int, RoadClass)] = [
    (0, 1, .trunk), (0, 3, .trunk), (3, 7, .trunk), (7, 2, .trunk), (2, 4, .trunk), (1, 13, .trunk),
    (13, 5, .trunk), (1, 6, .county), (6, 3, .county), (1, 12, .county), (12, 11, .county), (11, 10, .county),
    (0, 10, .expressway), (10, 9, .expressway), (9, 8, .county), (8, 4, .county), (12, 13, .county),
    (5, 12, .county),
  ]

  static func make() -> District {
    var district = District(
      code: "140602", name: Bilingual(zh: "朔州市朔城区", en: "Shuocheng District, Shuozhou"),
      season: Season(start: "2022-10-15", end: "2023-04-15"),
      controls: ControlTotals(households: 0, householdsByPathway: [:], villagesByPathway: [:]),
      policy: SamplePolicy.make())
    for (code, zh, en, longitude, latitude) in seats {
      district.townships.append(
        Township(
          code: code, name: Bilingual(zh: zh, en: en),
          location: Coordinate(longitude: longitude, latitude: latitude), elevation: 1100,
          position: code == "140602003" ? .estimated : .surveyed))
    }
    district.climate = [ClimateZone(id: "plain", months: [])]
    district.archetypes = [
      Archetype(
        id: "brick", name: Bilingual(zh: "砖房", en: "brick house"), heatLoss: 300, emergencyRoomShare: 0.3,
        timeConstant: 30, startTemperature: 18, certainty: .assumed)
    ]
    for (index, township) in district.townships.enumerated() {
      district.junctions.append(
        Junction(id: township.code, township: index, location: township.location, position: .surveyed))
    }
    for (index, link) in links.enumerated() {
      district.roads.append(
        Road(
          id: "r\(index)", name: Bilingual(zh: "第\(index)号路", en: "Road \(index)"), from: link.0, to: link.1,
          length: Metres(9000), roadClass: link.2, freeSpeed: 50, isOpen: index != 17))
    }
    var random = SampleRandom(seed: 7)
    for index in district.townships.indices { addVillages(of: index, to: &district, &random) }
    addSites(to: &district)
    district.sources = [
      Source(
        file: "townships.csv", field: "lon, lat", rule: "GCJ-02 换算为 WGS84",
        source: "Vonng/adcode (CC BY 4.0)", certainty: .public),
      Source(
        file: "households.csv", field: "households", rule: "按 2000 年人口推算到村，合计等于公布数",
        source: "附件未公布", certainty: .reconstructed),
    ]
    return district
  }

  private static func addVillages(of index: Int, to district: inout District, _ random: inout SampleRandom) {
    let seat = district.townships[index]
    for number in 0..<villagesPerTownship {
      let isSeat = number == 0
      let place = Coordinate(
        longitude: seat.location.longitude + (isSeat ? 0 : random.next(in: -0.055...0.055)),
        latitude: seat.location.latitude + (isSeat ? 0 : random.next(in: -0.035...0.035)))
      let code = "\(seat.code)\(200 + number)"
      district.junctions.append(
        Junction(
          id: code, township: index, location: place, position: isSeat ? .surveyed : .estimated))
      district.villages.append(
        Village(
          code: code,
          name: Bilingual(
            zh: "\(seat.name.zh.prefix(2))\(number + 1)村", en: "\(seat.name.en) V\(number + 1)"),
          township: index, location: place, position: isSeat ? .surveyed : .estimated, zone: 0,
          junction: district.junctions.count - 1))
      let pathway: Pathway = number < 2 ? .chp : number < 6 ? .ashpHousehold : number < 8 ? .biomass : .solar
      district.households.append(
        HouseholdGroup(
          village: district.villages.count - 1, pathway: pathway, count: 120 + 15 * number + 3 * index,
          stoveShare: 0.7, alarmShare: 0.9, vulnerable: 20, archetype: 0, certainty: .reconstructed))
      district.roads.append(
        Road(
          id: "v\(code)", name: Bilingual(zh: "村道", en: "village road"), from: index,
          to: district.junctions.count - 1, length: Metres(3000), roadClass: .village, freeSpeed: 30))
    }
  }

  private static func addSites(to district: inout District) {
    func add(_ id: String, _ zh: String, _ en: String, _ tier: Site.Tier, at village: Int, tonnes: Int64) {
      let home = district.villages[village]
      district.sites.append(
        Site(
          id: id, name: Bilingual(zh: zh, en: en), place: id, tier: tier, status: .candidate,
          township: home.township, location: home.location, position: home.position, junction: home.junction,
          storage: Kilograms(tonnes * 1000), yard: 500, docks: 2, loadingRate: Kilograms(20_000),
          openingCost: Fen(8_000_000), holdingCost: Fen(2000), hasPermit: true, inBanZone: false,
          certainty: .assumed))
    }
    add("hub-east", "神头区级中心库", "Shentou hub", .hub, at: 2 * villagesPerTownship, tonnes: 3000)
    add("hub-west", "张蔡庄区级中心库", "Zhangcaizhuang hub", .hub, at: 13 * villagesPerTownship + 1, tonnes: 2000)
    for index in district.townships.indices where index > 2 {
      let township = district.townships[index]
      add(
        "t-\(township.code)", "\(township.name.zh)储备点", "\(township.name.en) point", .township,
        at: index * villagesPerTownship, tonnes: 600)
    }
    for index in district.townships.indices where index % 3 == 2 {
      let village = district.villages[index * villagesPerTownship + 4]
      add(
        "v-\(village.code)", "\(village.name.zh)储备点", "\(village.name.en) point", .village,
        at: index * villagesPerTownship + 4, tonnes: 60)
    }
  }
}

/// SplitMix64 (Steele, Lea, Flood 2014): the same places on every run.
struct SampleRandom {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next(in range: ClosedRange<Double>) -> Double {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    z ^= z >> 31
    return range.lowerBound + (range.upperBound - range.lowerBound) * Double(z >> 11) / Double(1 << 53)
  }
}
