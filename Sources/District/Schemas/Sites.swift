import Quantities
public import Tables

extension DistrictTables {
  /// `sites.csv`: a row is a candidate or existing reserve point in one size.
  public static let sites = TableSchema(
    file: "sites.csv", label: Bilingual(zh: "储备点（现有与备选）", en: "Reserve points, existing and possible"),
    columns: [
      .id("reserve point", "储备点", example: "yard-140602101-300"),
      .chineseName(example: "神头镇储备点（300 吨）"), .englishName(example: "Shentou yard (300 t)"),
      Column(
        "place", .identifier, required: false, aliases: ["场地编号"],
        zh: "场地",
        en: "Yard",
        example: "yard-140602101"
      )
      .noting(
        "所属场地；同一场地的几种规模用同一编号，最多启用一种；空则为自身编号",
        "The yard it is a size of; sizes of one yard share it and at most one opens; empty = its own id"),
      Column(
        "tier", .choice(Site.Tier.allCases.map(\.rawValue)),
        zh: "层级", en: "Tier",
        example: "township"
      )
      .noting("层级：hub 区级中心库，township 乡镇储备点，village 村级储备点", "hub, township or village")
      .accepting(["区级": "hub", "乡镇": "township", "乡镇级": "township", "村级": "village"]),
      Column(
        "status", .choice(Site.Status.allCases.map(\.rawValue)),
        zh: "状态",
        en: "Status", example: "candidate"
      )
      .noting(
        "状态：existing 已有，candidate 备选，required 必建，forbidden 禁建", "existing, candidate, required or forbidden"
      )
      .accepting(["已有": "existing", "现有": "existing", "备选": "candidate", "必建": "required", "禁建": "forbidden"]
      ),
      .township("it stands in", "该储备点"),
      .longitude(example: "112.6300"), .latitude(example: "39.3900"), .position,
      .junction(
        "junction", zh: "路网节点", en: "Junction",
        note: Bilingual(zh: "大门所在的节点", en: "The junction of its gate")),
      Column(
        "storage_t", .decimal(0.1...200_000), aliases: ["库容"], zh: "储量",
        en: "Storage", unit: "t", example: "300"
      )
      .noting("最大储量", "What it can hold"),
      Column(
        "yard_m2", .decimal(1...1_000_000), zh: "场地面积", en: "Yard area",
        unit: "m²", example: "800"),
      Column(
        "docks", .integer(1...50), aliases: ["车位数"], zh: "装车位",
        en: "Docks", example: "2"
      )
      .noting("装车位数", "Trucks that can load at once"),
      Column(
        "loading_t_per_h", .decimal(0.1...1_000), zh: "装车效率",
        en: "Loading rate", unit: "t/h", example: "15"
      )
      .noting("每个装车位每小时装车量", "Loading per dock and hour"),
      Column(
        "opening_cost_cny", .decimal(0...1_000_000_000), aliases: ["运行费用"],
        zh: "启用费用", en: "Opening cost", unit: "CNY", example: "60000"
      )
      .noting("一个采暖季的启用与运行费用", "Cost of running it for a season"),
      Column(
        "holding_cost_cny_per_t", .decimal(0...10_000), zh: "储存费用",
        en: "Holding cost", unit: "CNY/t", example: "35"
      )
      .noting("一吨储存一季的费用", "Cost of holding a tonne for a season"),
      Column(
        "permit", .boolean, zh: "用地许可",
        en: "Permit", example: "yes"
      )
      .noting(
        "用地与规划许可是否齐备；规划不因此排除，不得建的点请写 forbidden",
        "Whether land and planning permission are given; the plan does not rule a point out for it, forbidden does"
      ),
      Column(
        "in_ban_zone", .boolean, zh: "禁煤区内",
        en: "In the coal-ban zone", example: "no"
      )
      .noting(
        "是否在禁煤区内（只可应急储存，不得销售）", "Whether it stands inside the coal-ban zone (emergency storage only, no sale)"
      ),
      .certainty,
    ], key: ["id"])
}
