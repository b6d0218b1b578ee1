import Quantities
import Tables
import Testing

@testable import Registers

/// 供暖补贴户认定: a test for each rule of the plan's section five, named after it.
@Suite struct SectionFiveTests {
  private let office: Office
  private let v = Office.villages[0]
  private let w = Office.villages[1]

  init() throws { office = try Office() }

  @Test func `the police register counts, together with the village's`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,,,yes,yes,,yes,,", "100002,\(v),own,,,,no,yes,,yes,,",
      "100003,\(v),own,,,,yes,no,,yes,,")
    #expect(rulings.map(\.reason) == [.registered, .notInPoliceRegister, .notInVillageRegister])
    #expect(rulings.map { $0.account != nil } == [true, false, false])
    #expect(rulings.map(\.needsSomebody) == [false, true, true])
  }

  @Test func `(1) 1 spouses registered apart are one household`() throws {
    let rulings = try office.decide(Office.own(100_001), "100002,\(v),spouse,100001,,,yes,yes,,yes,,")
    #expect(rulings[0].outcome == .own)
    #expect(rulings[1].outcome == .joined(rulings[0].row.listing.household))
    #expect(rulings[1].reason == .spousesApart)
  }

  @Test func `(1) 1 holds for spouses registered in two villages, and for two who only name each other`()
    throws
  {
    let apart = try office.decide(Office.own(100_001), "100002,\(w),spouse,100001,,,yes,yes,,yes,,")
    #expect(apart[1].outcome == .joined(apart[0].row.listing.household))
    let mutual = try office.decide(
      "100001,\(v),spouse,100002,,,yes,yes,,yes,,", "100002,\(v),spouse,100001,,,yes,yes,,yes,,")
    #expect(mutual[0].outcome == .own)
    #expect(mutual[1].outcome == .joined(mutual[0].row.listing.household))
  }

  @Test func `(1) 2 a child living with its parents and registered apart is one household with them`() throws
  {
    let rulings = try office.decide(
      "100002,\(v),child-with-parents,100001,,,yes,yes,,yes,,", Office.own(100_001))
    #expect(rulings[0].outcome == .joined(rulings[1].row.listing.household))
    #expect(rulings[0].reason == .childWithParents)
    #expect(rulings[1].outcome == .own)
  }

  @Test func `(1) 3 several houses sharing one yard and one heat line are one household`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,Y1,1,yes,yes,,yes,,", "100002,\(v),own,,Y1,1,yes,yes,,yes,,",
      "100003,\(v),own,,y1,,yes,yes,,yes,,", "100004,\(v),own,,Y2,,yes,yes,,yes,,")
    #expect(rulings.map(\.reason) == [.registered, .oneYardOneLine, .oneYardOneLine, .registered])
    #expect(rulings[1].outcome == .joined(rulings[0].row.listing.household))
    #expect(rulings[2].outcome == .joined(rulings[0].row.listing.household))
    #expect(rulings[3].outcome == .own)
  }

  @Test func `(1) 3 yards of the same number in two villages are two yards`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,Y1,,yes,yes,,yes,,", "100002,\(w),own,,Y1,,yes,yes,,yes,,")
    #expect(rulings.allSatisfy { $0.outcome == .own })
  }

  @Test func `(1) 3 two heat lines in one yard stand apart, and somebody is asked to look`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,Y1,1,yes,yes,,yes,,", "100002,\(v),own,,Y1,2,yes,yes,,yes,,")
    #expect(rulings.allSatisfy { $0.outcome == .own && $0.needsSomebody })
    #expect(rulings[0].words.zh.contains("2 条管线"))
  }

  @Test func `(1) 4 others without the conditions have no subsidy of their own`() throws {
    let rulings = try office.decide(
      "100001,\(v),without-conditions,,,,yes,yes,,yes,,", Office.own(100_002),
      "100003,\(v),without-conditions,100002,,,yes,yes,,yes,,")
    #expect(rulings[0].outcome == .none)
    #expect(rulings[0].reason == .withoutConditions)
    #expect(rulings[2].outcome == .joined(rulings[1].row.listing.household))
    #expect(rulings[2].reason == .withoutConditions)
  }

  @Test func `(2) a child living on its own in the village, not registered apart, may be a household`() throws
  {
    let rulings = try office.decide(
      Office.own(100_001), "100001-1,\(v),child-independent,100001,,,no,yes,yes,yes,,")
    #expect(rulings.map(\.outcome) == [.own, .own])
    #expect(rulings[1].reason == .childIndependent)
  }

  @Test func `(2) not met: a child without a house of its own counts with its parents`() throws {
    let rulings = try office.decide(
      Office.own(100_001), "100001-1,\(v),child-independent,100001,,,no,yes,no,yes,,")
    #expect(rulings[1].outcome == .joined(rulings[0].row.listing.household))
    #expect(rulings[1].reason == .childNotApart)
    #expect(rulings[1].needsSomebody)
  }

  @Test func `(2) does not outdo (1) 3: in the parents' yard it is one household`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,Y1,,yes,yes,,yes,,", "100001-1,\(v),child-independent,100001,Y1,,no,yes,yes,yes,,")
    #expect(rulings[1].outcome == .joined(rulings[0].row.listing.household))
    #expect(rulings[1].reason == .oneYardOneLine)
  }

  @Test func `(3) a special case needs the village's proposal and the township's approval`() throws {
    let rulings = try office.decide(
      "100001,\(v),special,,,,no,yes,,yes,2022-09-10,2022-09-20",
      "100002,\(v),special,,,,no,yes,,yes,2022-09-10,", "100003,\(v),special,,,,no,yes,,yes,,2022-09-20",
      "100004,\(v),special,,,,no,yes,,yes,,")
    #expect(
      rulings.map(\.reason) == [.specialCase, .specialNotApproved, .specialNotProposed, .specialNotProposed])
    #expect(rulings.map { $0.account != nil } == [true, false, false, false])
  }

  @Test func `(3) what the township decided stands against a shared yard`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,Y1,,yes,yes,,yes,,", "100002,\(v),special,,Y1,,yes,yes,,yes,2022-09-10,2022-09-20")
    #expect(rulings.map(\.outcome) == [.own, .own])
  }

  @Test func `(4) who takes no part gets no subsidy, by itself or with others`() throws {
    let rulings = try office.decide(
      "100001,\(v),own,,,,yes,yes,,no,,", "100002,\(v),spouse,100001,,,yes,yes,,no,,", Office.own(100_003),
      "100004,\(v),spouse,100003,,,yes,yes,,no,,")
    #expect(rulings.map(\.outcome) == [.none, .none, .own, .none])
    #expect(rulings[3].reason == .notTakingPart)
  }

  @Test func `one with a household that is on no list has nothing until that is listed`() throws {
    let alone = try office.decide("100002,\(v),spouse,100001,,,yes,yes,,yes,,")
    #expect(alone[0].outcome == .none)
    #expect(alone[0].reason == .otherNotListed)
  }

  // MARK: Duplicates

  @Test func `the same household twice in a village counts once`() throws {
    let same = try office.decide(Office.own(100_001), Office.own(100_001))
    #expect(same.map(\.reason) == [.registered, .listedTwice])
    #expect(!same[1].needsSomebody)
    let differing = try office.decide(Office.own(100_001), "100001,\(v),own,,Y1,,yes,yes,,yes,,")
    #expect(differing[1].reason == .listedDifferently)
    #expect(differing[1].account == nil)
    #expect(differing[1].needsSomebody)
  }

  @Test(arguments: ["0100001", "１００００１", "100001.0", "'100001", " 100001 "])
  func `the same household in two villages is found, however its number is spelt`(spelling: String) throws {
    let rulings = try office.decide(Office.own(100_001), "\(spelling),\(w),own,,,,yes,yes,,yes,,")
    #expect(rulings[1].reason == .listedInTwoVillages)
    #expect(rulings[1].account == nil)
    #expect(rulings[1].words.zh.contains("list.csv 第 2 行"))
  }

  // MARK: Order and words

  @Test func `which households are one does not depend on the order of the rows`() throws {
    var rows = [
      Office.own(100_001), "100002,\(v),spouse,100001,Y1,,yes,yes,,yes,,",
      "100003,\(v),own,,Y1,,yes,yes,,yes,,",
      Office.own(100_004), "100005,\(v),child-with-parents,100003,,,yes,yes,,yes,,",
      "100006,\(v),own,,Y2,1,yes,yes,,yes,,", "100007,\(v),own,,Y2,2,yes,yes,,yes,,",
      "100008,\(v),own,,Y2,,yes,yes,,yes,,", "100009,\(v),special,100004,,,yes,yes,,yes,2022-09-01,",
    ]
    var random = SystemRandomNumberGenerator()
    let wanted = try partition(rows)
    for _ in 0..<20 {
      rows.shuffle(using: &random)
      #expect(try partition(rows) == wanted)
    }
  }

  /// Sets of households that share an allowance.
  private func partition(_ rows: [String]) throws -> Set<Set<HouseholdHandle>> {
    var groups: [HouseholdHandle: Set<HouseholdHandle>] = [:]
    let bytes = Array(([Office.header] + rows).joined(separator: "\n").utf8)
    var found = Diagnostics()
    let read = HouseholdList.read(
      bytes, file: "list.csv", villages: Set(Office.villages), key: office.key, diagnostics: &found)
    for ruling in Eligibility.decide(read) {
      guard let account = ruling.account else { continue }
      groups[account, default: []].insert(ruling.row.listing.household)
    }
    return Set(groups.values)
  }

  @Test func `every decision says what, why and on which clause, in Chinese and English`() throws {
    let rulings = try office.decide(
      Office.own(100_001), "100002,\(v),spouse,100001,,,yes,yes,,yes,,", "100003,\(v),own,,,,yes,yes,,no,,")
    #expect(rulings[0].words.zh == "单独补贴：派出所登记户口，村委有登记。依据：方案第五部分首段。")
    #expect(
      rulings[0].words.en
        == "A subsidy of its own: registered with the police and with the village. Basis: section five, opening."
    )
    #expect(
      rulings[1].words.zh == "合并为一户补贴：夫妻在派出所分户登记，按一户对待（list.csv 第 2 行的户）。依据：方案五（一）1。")
    #expect(
      rulings[1].words.en
        == "Subsidised as one household: spouses registered apart count as one household (the household at list.csv:2). Basis: section five (1) 1."
    )
    #expect(rulings[2].words.zh == "不补贴：不参与清洁取暖，不予补贴。依据：方案五（四）。")
    for reason in Reason.allCases {
      #expect(!reason.words.zh.isEmpty && !reason.words.en.isEmpty)
      #expect(!reason.clause.zh.isEmpty && !reason.clause.en.isEmpty)
    }
  }
}
