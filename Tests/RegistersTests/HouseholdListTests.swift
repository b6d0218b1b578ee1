import Foundation
import Quantities
import Tables
import Testing

@testable import Registers

/// Lists as people send them, and what must never get past the door.
@Suite struct HouseholdListTests {
  private let office: Office

  init() throws { office = try Office() }

  private func read(_ text: String) -> (rows: [ListedRow], found: Diagnostics) {
    var found = Diagnostics()
    let rows = HouseholdList.read(
      Array(text.utf8), file: "名单.csv", villages: Set(Office.villages), key: office.key, diagnostics: &found)
    return (rows, found)
  }

  @Test func `a list with Chinese headers, titles and merged village cells is read`() {
    let (rows, found) = read(
      """
      某村2022年清洁取暖补贴户认定名单,,,,,,
      户号,村代码,认定情形,并入户号,派出所登记,村委登记,是否参与
      140600011,140602101201,,,是,是,是
      140600012,,夫妻分户,140600011,是,是,是
      140600013,,子女独立生活,,否,是,是
      合计,,,,,,3
      """)
    #expect(!found.hasErrors, "\(found.errors)")
    #expect(rows.map(\.listing.relation) == [.own, .spouse, .childIndependent])
    #expect(rows[1].listing.with == rows[0].listing.household)
    #expect(rows.allSatisfy { $0.listing.village == "140602101201" })
  }

  @Test func `a GBK list is read`() throws {
    let text = "户号,村代码,派出所登记,村委登记,参与清洁取暖\n140600011,140602101201,是,是,是\n"
    let data = try #require(text.data(using: String.Encoding(rawValue: 0x8000_0632)))
    var found = Diagnostics()
    let rows = HouseholdList.read(
      Array(data), file: "list.csv", villages: Set(Office.villages), key: office.key, diagnostics: &found)
    #expect(rows.count == 1, "\(found.all)")
  }

  private static let secrets = [
    "王小明", "140602196805120023", "14060219680512001X", "13834911234", "6222020200112233445",
  ]

  /// A list with everything a list should not have: columns of names and numbers, and numbers where codes belong.
  private static let careless = """
    填表人：王小明 13834911234
    户号,户主姓名,身份证号,联系电话,银行卡号,村代码,派出所登记,村委登记,参与清洁取暖,备注
    140600011,王小明,140602196805120023,13834911234,6222020200112233445,140602101201,是,是,是,王小明 13834911234
    140600012,王小明,14060219680512001X,13834911234,6222020200112233445,140602101201,是,是,是,
    """

  @Test func `columns that name people are dropped, and said to be`() {
    let (rows, found) = read(Self.careless)
    #expect(rows.count == 2)
    let dropped = found.all.filter { $0.code == "csv.personal-column" }.compactMap(\.place.column)
    #expect(Set(dropped) == ["户主姓名", "身份证号", "联系电话", "银行卡号"])
  }

  @Test(arguments: ["140602196805120023", "14060219680512001x", "13834911234", "140602680512002", "王小明"])
  func `a name, identity or telephone number in place of the household's is refused and not repeated`(
    secret: String
  ) {
    let (rows, found) = read("\(Office.header)\n\(secret),140602101201,,,,,yes,yes,,yes,,\n")
    #expect(rows.isEmpty)
    #expect(found.hasErrors)
    for finding in found.all {
      let shown = [
        finding.found ?? "", finding.message.zh, finding.message.en, finding.remedy.zh, finding.remedy.en,
      ]
      #expect(shown.allSatisfy { !$0.contains(secret) }, "\(finding)")
    }
  }

  @Test(arguments: ["village", "relation", "police_registered", "taking_part", "proposed_on"])
  func `what slipped into the wrong column is not repeated either`(column: String) throws {
    let columns = Office.header.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    var cells = Office.own(100_001).split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    for secret in Self.secrets.prefix(4) {
      cells[try #require(columns.firstIndex(of: column))] = secret
      let (_, found) = read(Office.header + "\n" + cells.joined(separator: ",") + "\n")
      #expect(found.hasErrors)
      for finding in found.all {
        let shown = [
          finding.found ?? "", finding.message.zh, finding.message.en, finding.remedy.zh, finding.remedy.en,
        ]
        #expect(shown.allSatisfy { !$0.contains(secret) }, "\(finding)")
      }
    }
  }

  @Test func `nothing that names a person, nor a household's number, reaches the disk`() throws {
    let ledger = try office.ledger()
    let (rows, _) = read(Self.careless)
    try office.register(ReadList(rows: rows, bytes: Array(Self.careless.utf8)), in: ledger)
    _ = try office.record("A1,2022-11-15,140600011,plant,L1,900,subsidised", in: ledger)
    for name in try FileManager.default.contentsOfDirectory(atPath: office.folder) {
      let bytes = try Data(contentsOf: URL(fileURLWithPath: office.folder + "/" + name))
      for secret in Self.secrets + ["140600011", "140600012"] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(secret) stands in \(name)")
      }
    }
  }

  @Test func `the key is the owner's alone, and the same key finds the same household`() throws {
    let attributes = try FileManager.default.attributesOfItem(atPath: office.folder + "/household.key")
    #expect(attributes[.posixPermissions] as? Int == 0o600)
    let again = try HouseholdKey.open(office.folder + "/household.key", makingIfMissing: false)
    let number = try HouseholdNumber("140600011")
    #expect(again.handle(of: number) == office.key.handle(of: number))
    #expect(HouseholdKey.temporary().handle(of: number) != office.key.handle(of: number))
  }

  /// RFC 4231, test case 2, whose key of four bytes is filled up with zeros.
  @Test func `the fingerprint is HMAC-SHA-256`() {
    let key = HouseholdKey(secret: Array("Jefe".utf8) + [UInt8](repeating: 0, count: 28))
    #expect(key.hmac(Array("what do ya want for nothing?".utf8)).prefix(4) == [0x5B, 0xDC, 0xC1, 0x46])
  }

  @Test(arguments: ["1", "012", "00001", "12-3", "1.40602E+08", "", "a b/c"])
  func `serial numbers and broken numbers are refused`(text: String) {
    #expect(throws: HouseholdNumber.Refusal.self) { _ = try HouseholdNumber(text) }
  }

  @Test func `a case that needs another household says so`() {
    let (_, missing) = read("\(Office.header)\n100001,140602101201,spouse,,,,yes,yes,,yes,,\n")
    #expect(missing.errorCodes == ["list.with-missing"])
    let (_, itself) = read("\(Office.header)\n100001,140602101201,spouse,100001,,,yes,yes,,yes,,\n")
    #expect(itself.errorCodes == ["list.with-itself"])
    let (_, days) = read(
      "\(Office.header)\n100001,140602101201,special,,,,yes,yes,,yes,2022-09-10,2022-09-01\n")
    #expect(days.errorCodes == ["list.approved-before-proposed"])
    let (_, village) = read("\(Office.header)\n100001,140602999999,,,,,yes,yes,,yes,,\n")
    #expect(village.errorCodes == ["reference.unknown"])
  }
}
