import District
import Quantities
public import Tables

/// A list of households as a village committee sends it: codes, not names.
///
/// Names, identity numbers, telephones are recognised by their header or their value and dropped before anything
/// is kept; a household's number leaves this file only as its ``HouseholdHandle``.
public enum HouseholdList {
  /// Columns of the file.
  public static let schema: TableSchema = {
    var schema = TableSchema(
      file: "household-list.csv", label: Bilingual(zh: "补贴户认定名单", en: "Households for the subsidy"),
      columns: [
        .householdNumber,
        .village("of the household", "该户").fillingDown(),
        Column(
          "relation", .choice(Relation.allCases.map(\.rawValue)), required: false, aliases: ["认定情形", "关系"],
          zh: "情形", en: "Case", example: "own"
        )
        .noting(
          "空或 own 独立户；其余见方案第五部分：spouse 夫妻分户登记，child-with-parents 子女与父母共同生活，child-independent 子女独立生活，without-conditions 其他不具备条件，special 特殊情况",
          "Empty or own: a household of its own; the others are the cases of the plan's section five"
        )
        .accepting(Column.synonyms(Relation.self, \.label)),
        Column(
          "with", .identifier, required: false, aliases: ["并入户编号", "并入户号", "所属户号"], zh: "并入户",
          en: "Belongs with", example: "140602345"
        )
        .noting(
          "按一户对待时并入哪一户（填那一户的户编号）", "Number of the household it belongs with, where both are one"),
        Column(
          "yard", .identifier, required: false, aliases: ["院落", "院号"], zh: "院落编号", en: "Yard",
          example: "Y-031"
        ).noting("同一院落填同一个编号", "The same for all who live in one yard"),
        Column(
          "heat_line", .identifier, required: false, aliases: ["管线", "供暖管线"], zh: "管线编号", en: "Heat line",
          example: "1"
        )
        .noting(
          "同院落原则上一条管线，空即如此；确有多条管线时才填", "A yard has one line in principle; fill in only where there are more"),
        .answer("police_registered", ["派出所登记", "户口登记"], zh: "派出所分户登记", en: "In the police register"),
        .answer("village_registered", ["村委登记"], zh: "村委登记", en: "In the village's register"),
        .answer(
          "lives_apart", ["分户居住"], zh: "本村分户居住", en: "Lives apart in the village", required: false),
        .answer("taking_part", ["参与清洁取暖", "是否参与"], zh: "参与清洁取暖", en: "Takes part"),
        Column(
          "proposed_on", .day, required: false, aliases: ["村委议定日期"], zh: "村委议定日", en: "Proposed on",
          example: "2022-09-10"
        ).noting("特殊情况：村委议定的日期", "Special case: day the village committee proposed it"),
        Column(
          "approved_on", .day, required: false, aliases: ["乡镇审核日期", "街道审核日期"], zh: "乡镇审核日",
          en: "Approved on", example: "2022-09-20"
        ).noting("特殊情况：乡镇（街道）审核确定的日期", "Special case: day the township decided it"),
      ])
    schema.isPrivate = true
    return schema
  }()

  /// Reads such a file.
  ///
  /// - Parameter villages: The district's village codes.
  /// - Returns: The sound rows, in file order.
  public static func read(
    _ bytes: [UInt8], file: String, villages: Set<String>, key: HouseholdKey,
    diagnostics: inout Diagnostics
  ) -> [ListedRow] {
    CSV.read(bytes, file: file, schema: schema, diagnostics: &diagnostics).compactMap { row in
      let household = row.household("household", key, &diagnostics)
      let other = row.optionalHousehold("with", key, &diagnostics)
      let village = row.text("village")
      let isKnown = villages.contains(village)
      if !isKnown { diagnostics.reportUnknownVillage(village, at: row.place("village")) }
      guard let household, isKnown, case .some(let with) = other else { return nil }
      let listing = Listing(
        household: household, village: village,
        relation: row.optionalText("relation").flatMap(Relation.init(rawValue:)) ?? .own, with: with,
        yard: row.optionalText("yard").map { key.handle(ofYard: $0.uppercased(), in: village) },
        heatLine: row.optionalText("heat_line")?.uppercased(),
        isInPoliceRegister: row.boolean("police_registered"),
        isInVillageRegister: row.boolean("village_registered"),
        livesApart: row.optionalBoolean("lives_apart") ?? false, takesPart: row.boolean("taking_part"),
        proposedOn: row.optionalText("proposed_on"), approvedOn: row.optionalText("approved_on"))
      return isSound(listing, row, &diagnostics) ? ListedRow(listing: listing, place: row.place()) : nil
    }
  }

  private static func isSound(_ listing: Listing, _ row: Row, _ diagnostics: inout Diagnostics) -> Bool {
    if listing.relation.needsOther, listing.with == nil {
      diagnostics.report(
        .error, "list.with-missing", at: row.place("with"),
        Bilingual(
          zh: "“\(listing.relation.label)”没有写明并入哪一户。",
          en: "The case “\(listing.relation.rawValue)” does not say which household it belongs with."),
        remedy: Bilingual(zh: "请在“并入户”填那一户的户编号。", en: "Write that household's number under `with`."))
      return false
    }
    if listing.with == listing.household {
      diagnostics.report(
        .error, "list.with-itself", at: row.place("with"),
        Bilingual(zh: "“并入户”填的就是本户。", en: "The household is said to belong with itself."),
        remedy: Bilingual(zh: "请填另一户的户编号，独立户留空。", en: "Write the other's number; leave it empty for none."))
      return false
    }
    // ISO 8601 days sort as text.
    if let proposed = listing.proposedOn, let approved = listing.approvedOn, approved < proposed {
      diagnostics.report(
        .error, "list.approved-before-proposed", at: row.place("approved_on"), found: approved,
        Bilingual(
          zh: "乡镇审核在村委议定（\(proposed)）之前。",
          en: "The township decided before the village proposed (\(proposed))."),
        remedy: Bilingual(zh: "请核对两个日期。", en: "Check both days."))
      return false
    }
    return true
  }
}
