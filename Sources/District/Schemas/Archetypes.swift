import Quantities
public import Tables

extension DistrictTables {
  /// `archetypes.csv`: a row is a kind of house.
  public static let archetypes = TableSchema(
    file: "archetypes.csv", label: Bilingual(zh: "房屋类型", en: "Kinds of house"),
    columns: [
      .id("kind of house", "房屋类型", example: "brick"),
      .chineseName(example: "未保温砖房"), .englishName(example: "Brick house without insulation"),
      Column(
        "heat_loss_w_per_k", .decimal(10...5_000),
        zh: "热损失系数", en: "Heat loss", unit: "W/K",
        example: "280"
      )
      .noting("采暖部分的热损失系数（含换气）", "Heat loss of the heated part, air change included"),
      Column(
        "emergency_room_share", .decimal(0.05...1),
        zh: "应急房间比例", en: "Emergency room share",
        example: "0.35"
      )
      .noting("应急时保暖的一间房占热损失的比例", "Share of that loss of the one room kept warm in an emergency"),
      Column(
        "time_constant_h", .decimal(1...500), zh: "时间常数",
        en: "Time constant", unit: "h", example: "24"
      )
      .noting("降温时间常数", "Time constant of cooling"),
      Column(
        "start_temperature_c", .decimal(0...35), zh: "起始室温",
        en: "Start temperature", unit: "°C", example: "18"
      )
      .noting("断暖时的室温", "Indoor temperature when the heat fails"),
      .certainty,
    ], key: ["id"])
}
