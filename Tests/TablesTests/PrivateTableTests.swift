import Quantities
import Tables
import Testing

/// Tables about single households: what stands in the wrong place goes no further.
@Suite struct PrivateTableTests {
  private func read(_ text: String, isPrivate: Bool) -> (rows: [Row], findings: [Diagnostic]) {
    var schema = TableSchema(
      file: "list.csv", label: Bilingual(zh: "名单", en: "List"),
      columns: [
        Column("household", .identifier, aliases: ["户号"], zh: "户编号", en: "Household", example: "140600011"),
        Column(
          "village", .code(digits: 12), aliases: ["村"], zh: "村代码", en: "Village", example: "140602101201"),
        Column("kg", .integer(1...1_000), zh: "公斤", en: "Mass", unit: "kg", example: "500"),
      ])
    schema.isPrivate = isPrivate
    var diagnostics = Diagnostics()
    let rows = CSV.read(Array(text.utf8), file: "list.csv", schema: schema, diagnostics: &diagnostics)
    return (rows, diagnostics.all)
  }

  private func shows(_ findings: [Diagnostic], _ text: String) -> Bool {
    findings.contains {
      [$0.found ?? "", $0.message.zh, $0.message.en, $0.remedy.zh, $0.remedy.en].contains {
        $0.contains(text)
      }
    }
  }

  @Test func `words in a private table are not repeated, numbers are`() {
    let (rows, findings) = read("household,village,kg\n王小明,140602101201,2999.9\n", isPrivate: true)
    #expect(rows.isEmpty)
    #expect(!shows(findings, "王小明"))
    #expect(shows(findings, "2999.9"))
    #expect(shows(read("household,village,kg\n王小明,140602101201,5\n", isPrivate: false).findings, "王小明"))
  }

  @Test(arguments: ["140602196805120023", "14060219680512001X", "13834911234"])
  func `an identity or telephone number is no household's and is never shown`(secret: String) {
    for row in ["\(secret),140602101201,5", "a1,\(secret),5", "a1,140602101201,\(secret)"] {
      let (rows, findings) = read("household,village,kg\n\(row)\n", isPrivate: true)
      #expect(rows.isEmpty)
      #expect(!shows(findings, secret), "\(findings)")
    }
  }

  @Test func `an identity number in any table is masked in the words of a finding too`() {
    let (_, findings) = read("household,village,kg\na1,140602101201,14060219680512001X\n", isPrivate: false)
    #expect(!shows(findings, "14060219680512001X"))
  }
}
