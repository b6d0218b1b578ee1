import District
import Plans
import Quantities

/// The plan's tables as CSV for Excel, WPS and scripts: UTF-8 with a byte-order mark, CRLF, headers in English.
struct CSVTwins: Sendable {
  /// One value.
  enum Value: Sendable {
    /// Text; guarded against being read as a formula.
    case text(String)
    /// A whole number.
    case integer(Int64)
    /// A number with decimals.
    case number(Double, decimals: Int)
    /// Nothing.
    case none
  }

  let plan: Plan

  /// All files by name.
  var files: [(name: String, contents: [UInt8])] {
    [
      ("sites.csv", sites), ("townships.csv", townships), ("scenarios.csv", scenarios),
      ("allocation.csv", allocation), ("deliveries.csv", deliveries),
    ]
  }

  /// A table's bytes.
  ///
  /// - Complexity: O(cells)
  static func bytes(_ header: [String], _ rows: [[Value]]) -> [UInt8] {
    var text = "\u{FEFF}" + header.joined(separator: ",") + "\r\n"
    for row in rows {
      for (index, value) in row.enumerated() {
        if index > 0 { text += "," }
        switch value {
        case .text(let words): text += field(words)
        case .integer(let n): text += String(n)
        case .number(let x, let decimals): text += plain(x, decimals)
        case .none: break
        }
      }
      text += "\r\n"
    }
    return Array(text.utf8)
  }

  /// Text as a field. A spreadsheet takes what begins with `=`, `+`, `-`, `@`, a tab or a line break for a
  /// formula; an apostrophe in front, as OWASP advises, makes it text again.
  static func field(_ text: String) -> String {
    var text = text
    if let first = text.unicodeScalars.first, "=+-@\t\r\n＝＋－＠".unicodeScalars.contains(first) {
      text = "'" + text
    }
    guard text.unicodeScalars.contains(where: { "\",\r\n".unicodeScalars.contains($0) }) else { return text }
    var quoted = "\""
    for scalar in text.unicodeScalars {
      if scalar == "\"" { quoted += "\"" }
      quoted.unicodeScalars.append(scalar)
    }
    return quoted + "\""
  }

  private static func plain(_ x: Double, _ decimals: Int) -> String {
    let text = Figure.fixed(x, decimals)
    guard text != Figure.none else { return "" }
    return String(text.compactMap { $0 == "," ? nil : $0 == "−" ? "-" : $0 })
  }

  private var sites: [UInt8] {
    Self.bytes(
      [
        "id", "name_zh", "name_en", "place", "township", "tier", "status", "open", "stock_kg",
        "already_there_kg", "capacity_kg", "cost_cny", "drop_one_lower_cny", "drop_one_upper_cny",
        "reconstructed", "why_zh", "why_en",
      ],
      plan.sites.map { site in
        [
          .text(site.id), .text(site.name.zh), .text(site.name.en), .text(site.place),
          .text(site.township), .text(site.tier.rawValue), .text(site.status.rawValue),
          .text(site.open ? "yes" : "no"), .integer(site.stockKg.count), .integer(site.alreadyThereKg.count),
          .integer(site.capacityKg.count), .number(site.costFen.yuan, decimals: 2),
          site.dropOneCost.map { .number($0.lowerFen.yuan, decimals: 2) } ?? .none,
          site.dropOneCost?.upperFen.map { .number($0.yuan, decimals: 2) } ?? .none,
          .text(site.reconstructed ? "yes" : "no"), .text(site.why.zh), .text(site.why.en),
        ]
      })
  }

  private var townships: [UInt8] {
    Self.bytes(
      [
        "code", "name_zh", "name_en", "households", "stock_kg", "days_at_minus_10", "days_at_minus_17",
        "days_at_minus_21", "pellet_kg",
      ],
      plan.townships.map { township in
        let days = township.daysOfCover ?? []
        return [
          .text(township.code), .text(township.name.zh), .text(township.name.en),
          .integer(Int64(township.households)), .integer(township.stockKg.count),
        ] + (0..<3).map { days.indices.contains($0) ? .number(days[$0], decimals: 2) : .none }
          + [.integer(township.pelletKg.count)]
      })
  }

  private var scenarios: [UInt8] {
    Self.bytes(
      [
        "name", "title_zh", "title_en", "required", "horizon_h", "verdict", "affected_households",
        "covered_households", "sheltered_households", "households_without_stove_or_shelter", "need_kg",
        "short_kg", "first_shortage_hour", "cold_household_hours", "unserved_household_hours",
      ],
      plan.scenarios.map { s in
        [
          .text(s.name), .text(s.title.zh), .text(s.title.en), .text(s.required ? "yes" : "no"),
          .integer(Int64(s.horizonHours)), .text(s.verdict.rawValue), .integer(Int64(s.affectedHouseholds)),
          // nobody exposed is not "all covered": the cell stays empty
          s.verdict == .noExposure ? .none : .integer(Int64(s.coveredHouseholds)),
          .integer(Int64(s.shelteredHouseholds)), .integer(Int64(s.householdsWithoutStoveOrShelter)),
          .integer(s.needKg.count), .integer(s.shortKg.count),
          s.firstShortageHour.map { .integer(Int64($0)) } ?? .none, .integer(Int64(s.coldHouseholdHours)),
          .integer(Int64(s.simulation.unservedHouseholdHours)),
        ]
      })
  }

  private var allocation: [UInt8] {
    Self.bytes(
      ["village", "household", "subsidised_kg"],
      plan.allocation.villages.flatMap { village in
        village.householdKg.enumerated().map { index, mass in
          [.text(village.code), .integer(Int64(index + 1)), .integer(mass.count)]
        }
      })
  }

  private var deliveries: [UInt8] {
    Self.bytes(
      ["supplier", "village", "kg"],
      plan.allocation.deliveries.map { [.text($0.supplier), .text($0.village), .integer($0.kg.count)] })
  }
}
