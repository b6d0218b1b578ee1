import District
import Foundation
import Plans
import Quantities
import Testing

@testable import Reports

struct LayerTests {
  @Test func `the map layer is GeoJSON with every road, township, village and known site`() throws {
    let (plan, certificates, district) = SamplePlan.report()
    let dossier = Dossier(plan: plan, certificates: certificates, district: district)
    let text = MapLayer(dossier: dossier).text
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    #expect(object["type"] as? String == "FeatureCollection")
    #expect(object["crs"] == nil)  // RFC 7946: WGS 84, always
    let features = try #require(object["features"] as? [[String: Any]])
    #expect(
      features.count == district.roads.count + district.townships.count + district.villages.count
        + district.sites.count)
    for feature in features {
      let properties = try #require(feature["properties"] as? [String: Any])
      #expect(["surveyed", "estimated"].contains(properties["position"] as? String))
      let geometry = try #require(feature["geometry"] as? [String: Any])
      if geometry["type"] as? String == "Point" {
        let at = try #require(geometry["coordinates"] as? [Double])
        #expect((112.0...113).contains(at[0]) && (39.0...40).contains(at[1]))
      }
    }
  }

  @Test func `JSON text is escaped`() {
    var text = ""
    JSONText.object(["a\"\n": .array([.string("<\\\u{1}"), .number(.nan), .boolean(true)])]).write(to: &text)
    #expect(text == #"{"a\"\n":["\u003c\\\u0001",null,true]}"#)
  }

  @Test func `a name can never become a formula`() throws {
    var (plan, _, _) = SamplePlan.report()
    plan.sites[0].name = Bilingual(zh: #"=HYPERLINK("http://x","y")"#, en: "+1")
    plan.townships[0].name = Bilingual(zh: "@SUM(A1)", en: "-1")
    let files = CSVTwins(plan: plan).files.map { String(decoding: $0.contents, as: UTF8.self) }
    #expect(files[0].contains(#","'=HYPERLINK(""http://x"",""y"")",'+1,"#))
    #expect(files[1].contains(",'@SUM(A1),'-1,"))
  }

  @Test func `tables begin with a byte-order mark and end their lines with CRLF`() {
    let (plan, _, _) = SamplePlan.report()
    for file in CSVTwins(plan: plan).files {
      #expect(file.contents.prefix(3) == [0xEF, 0xBB, 0xBF], "\(file.name)")
      #expect(file.contents.suffix(2) == [0x0D, 0x0A], "\(file.name)")
    }
  }

  @Test func `each pellet household has one row and the rows add up`() throws {
    let (plan, _, _) = SamplePlan.report()
    let file = try #require(CSVTwins(plan: plan).files.first { $0.name == "allocation.csv" })
    let rows = String(decoding: file.contents, as: UTF8.self).split(separator: "\r\n").dropFirst()
    #expect(rows.count == plan.allocation.villages.reduce(0) { $0 + $1.households })
    let total = rows.reduce(0) { $0 + (Int64($1.split(separator: ",").last ?? "") ?? 0) }
    #expect(total == plan.allocation.totalKg.count)
  }

  @Test func `nobody exposed leaves the covered cell empty`() throws {
    let (plan, _, _) = SamplePlan.report()
    let file = try #require(CSVTwins(plan: plan).files.first { $0.name == "scenarios.csv" })
    let row = try #require(
      String(decoding: file.contents, as: UTF8.self).split(separator: "\r\n").first {
        $0.hasPrefix("gas-cut")
      })
    #expect(row.contains(",no-exposure,0,,"))
  }
}
