import Quantities
public import Tables

extension DistrictTables {
  /// `roads.csv`: a row is a stretch of road.
  public static let roads = TableSchema(
    file: "roads.csv", label: Bilingual(zh: "道路", en: "Roads"),
    columns: [
      .id("road", "路段", example: "g208-1"),
      .chineseName(example: "国道208 一段"), .englishName(example: "G208 first stretch"),
      .junction(
        "from", zh: "起点节点", en: "From", note: Bilingual(zh: "见 junctions.csv", en: "See junctions.csv")),
      .junction(
        "to", zh: "终点节点", en: "To", note: Bilingual(zh: "见 junctions.csv", en: "See junctions.csv")),
      Column(
        "length_m", .integer(1...1_000_000), zh: "长度",
        en: "Length", unit: "m", example: "4200"
      )
      .noting("行驶长度，不短于两端直线距离", "Driven length, not shorter than the straight line"),
      Column(
        "class", .choice(RoadClass.allCases.map(\.rawValue)), aliases: ["道路等级"],
        zh: "等级",
        en: "Class", example: "county"
      )
      .noting(
        "等级：expressway 高速，trunk 国省道，county 县乡道，village 村道；清雪先清等级高的，同级按代码先后",
        "expressway, trunk, county or village; ploughed in this order, within a class by id"
      )
      .accepting([
        "高速": "expressway", "高速公路": "expressway", "国道": "trunk", "省道": "trunk", "县道": "county",
        "乡道": "county", "村道": "village",
      ]),
      Column(
        "speed_km_h", .decimal(5...120), aliases: ["设计车速"], zh: "车速",
        en: "Speed", unit: "km/h", example: "40"
      )
      .noting("晴天重载货车车速", "Speed of a loaded truck on a dry day"),
      Column(
        "weight_limit_t", .decimal(0.5...100), required: false, zh: "限重",
        en: "Weight limit", unit: "t", example: ""
      )
      .noting("限重（总质量），无限重留空", "Heaviest vehicle allowed; empty where no limit is posted"),
      Column(
        "snow_exposure", .decimal(0...5), zh: "积雪系数",
        en: "Snow exposure", example: "1"
      )
      .noting("相对平坦开阔地的积雪系数，1 为相同", "Snow depth relative to open flat ground; 1 = as it falls"),
      Column(
        "status", .choice(["open", "closed"]), aliases: ["状态"],
        zh: "通行状态", en: "Status", example: "open"
      )
      .noting("通行状态：open 可通行，closed 封闭", "open or closed today")
      .accepting(["可通行": "open", "开放": "open", "封闭": "closed", "不可通行": "closed"]),
      Column(
        "one_way", .boolean, zh: "单行",
        en: "One way", example: "no"
      )
      .noting("是否单行（只可从起点到终点）", "Whether only from → to may be driven"),
      .position,
    ], key: ["id"])
}
