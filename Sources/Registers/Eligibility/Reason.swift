public import Quantities

/// Why a household has a subsidy of its own, shares one, or has none: a rule of the plan's section five
/// (供暖补贴户认定), or what is wrong with its listing.
public enum Reason: String, CaseIterable, Codable, Sendable {
  /// In the police register and in the village's.
  case registered
  /// （一）1: spouses registered apart.
  case spousesApart = "spouses-apart"
  /// （一）2: a child that lives with its parents, registered apart.
  case childWithParents = "child-with-parents"
  /// （一）3: several in one yard, which uses one heat line in principle.
  case oneYardOneLine = "one-yard-one-line"
  /// （一）4: without the conditions for a subsidy, for another reason.
  case withoutConditions = "without-conditions"
  /// （二）: a child that lives on its own in the village, not registered apart.
  case childIndependent = "child-independent"
  /// （二）, not met: such a child that does not live apart, or that the village does not have registered.
  case childNotApart = "child-not-apart"
  /// （三）: proposed by the village, decided by the township.
  case specialCase = "special-case"
  /// （三）, not met: the village committee has not proposed it.
  case specialNotProposed = "special-not-proposed"
  /// （三）, not met: the township has not decided it.
  case specialNotApproved = "special-not-approved"
  /// （四）: takes no part in clean heating.
  case notTakingPart = "not-taking-part"
  /// Not in the police register as a household of its own.
  case notInPoliceRegister = "not-in-police-register"
  /// Not in the village's register.
  case notInVillageRegister = "not-in-village-register"
  /// The household it is one with is on no list yet.
  case otherNotListed = "other-not-listed"
  /// Listed twice with the same words: counted once.
  case listedTwice = "listed-twice"
  /// Listed twice in one village, with different words.
  case listedDifferently = "listed-differently"
  /// Listed in two villages.
  case listedInTwoVillages = "listed-in-two-villages"

  /// The clause of section five it rests on.
  public var clause: Bilingual {
    switch self {
    case .registered, .notInPoliceRegister, .notInVillageRegister:
      Bilingual(zh: "方案第五部分首段", en: "section five, opening")
    case .spousesApart: Bilingual(zh: "方案五（一）1", en: "section five (1) 1")
    case .childWithParents: Bilingual(zh: "方案五（一）2", en: "section five (1) 2")
    case .oneYardOneLine: Bilingual(zh: "方案五（一）3", en: "section five (1) 3")
    case .withoutConditions: Bilingual(zh: "方案五（一）4", en: "section five (1) 4")
    case .childIndependent, .childNotApart: Bilingual(zh: "方案五（二）", en: "section five (2)")
    case .specialCase, .specialNotProposed, .specialNotApproved:
      Bilingual(zh: "方案五（三）", en: "section five (3)")
    case .notTakingPart: Bilingual(zh: "方案五（四）", en: "section five (4)")
    case .otherNotListed, .listedTwice, .listedDifferently, .listedInTwoVillages:
      Bilingual(zh: "名单核对", en: "check of the lists")
    }
  }

  /// The rule in words, without the household it is applied to.
  public var words: Bilingual {
    switch self {
    case .registered:
      Bilingual(zh: "派出所登记户口，村委有登记", en: "registered with the police and with the village")
    case .spousesApart:
      Bilingual(zh: "夫妻在派出所分户登记，按一户对待", en: "spouses registered apart count as one household")
    case .childWithParents:
      Bilingual(
        zh: "子女与父母共同生活，虽分户登记，按一户对待",
        en: "a child living with its parents, though registered apart, counts as one household with them")
    case .oneYardOneLine:
      Bilingual(
        zh: "同院落原则上用一条管线供暖，按一户对待",
        en: "those who live in one yard, with one heat line in principle, count as one household")
    case .withoutConditions:
      Bilingual(
        zh: "其他不具备补贴条件，不单独补贴", en: "without the conditions for a subsidy of its own, for another reason")
    case .childIndependent:
      Bilingual(
        zh: "子女独立生活且在本村分户居住，未在派出所分户登记，可按分户对待",
        en: "a child living on its own in the village, not registered apart, may count as a household")
    case .childNotApart:
      Bilingual(
        zh: "子女没有在本村分户居住，或村委没有登记，不能按分户对待",
        en:
          "the child does not live apart in the village, or the village has no such record, so it cannot count by itself"
      )
    case .specialCase:
      Bilingual(
        zh: "特殊情况，村委已议定，乡镇（街道）已审核确定",
        en: "a special case, proposed by the village and decided by the township")
    case .specialNotProposed:
      Bilingual(zh: "特殊情况，村委还没有议定", en: "a special case that the village committee has not proposed")
    case .specialNotApproved:
      Bilingual(
        zh: "特殊情况，乡镇（街道）还没有审核确定", en: "a special case that the township has not decided")
    case .notTakingPart:
      Bilingual(zh: "不参与清洁取暖，不予补贴", en: "takes no part in clean heating: no subsidy")
    case .notInPoliceRegister:
      Bilingual(
        zh: "没有在派出所分户登记，又不属于可分户的情形",
        en: "not in the police register as a household, and none of the exceptions applies")
    case .notInVillageRegister:
      Bilingual(zh: "村委没有登记", en: "not in the village's register")
    case .otherNotListed:
      Bilingual(
        zh: "应与另一户合并，但那一户不在任何名单里，请补报",
        en: "counts as one with a household that is on no list; it must be listed first")
    case .listedTwice:
      Bilingual(zh: "名单里重复出现，内容相同，只算一次", en: "listed twice with the same words; counted once")
    case .listedDifferently:
      Bilingual(
        zh: "同一村里出现两次，内容不同，以先出现的为准，请村委核对",
        en: "listed twice in one village with different words; the first counts, the village must check")
    case .listedInTwoVillages:
      Bilingual(
        zh: "已列在另一个村的名单里，不能两处享受补贴，以先列入的为准，请乡镇核对",
        en:
          "listed in another village too; it cannot be subsidised in both, the first counts, the township must check"
      )
    }
  }

  /// Whether somebody has to look into it before the season.
  var needsSomebody: Bool {
    switch self {
    case .listedDifferently, .listedInTwoVillages, .specialNotProposed, .specialNotApproved, .childNotApart,
      .notInPoliceRegister, .notInVillageRegister, .otherNotListed:
      true
    default: false
    }
  }
}
