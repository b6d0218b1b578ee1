import District
import Foundation
import Quantities
import Tables
import Testing

@Suite struct DistrictPropertyTests {
  /// SplitMix64 (Steele, Lea & Flood 2014), so that a failure can be repeated.
  struct Generator: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var z = state
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
  }

  /// What a district says, in words that do not depend on the order of rows.
  private func facts(_ district: District) -> Set<String> {
    var facts: Set<String> = []
    for village in district.villages {
      facts.insert(
        "village \(village.code) in \(district.townships[village.township].code), \(district.climate[village.zone].id), at \(district.junctions[village.junction].id)"
      )
    }
    for group in district.households {
      facts.insert(
        "\(group.count) \(group.pathway) in \(district.villages[group.village].code), \(district.archetypes[group.archetype].id)"
      )
    }
    for road in district.roads {
      facts.insert(
        "\(road.id) \(district.junctions[road.from].id) \(district.junctions[road.to].id) \(road.length.count)"
      )
    }
    for site in district.sites {
      facts.insert(
        "\(site.id) \(site.place) \(district.townships[site.township].code) \(district.junctions[site.junction].id)"
      )
    }
    for lot in district.stock {
      facts.insert("\(lot.mass.count) \(district.fuels[lot.fuel].id) in \(district.sites[lot.site].id)")
    }
    for truck in district.fleet { facts.insert("\(truck.id) at \(district.junctions[truck.base].id)") }
    return facts
  }

  @Test func `the order of rows does not matter`() throws {
    let base = try #require(try MiniDistrict().read().district)
    var generator = Generator(state: 7)
    for _ in 0..<5 {
      var mini = MiniDistrict()
      for (name, text) in mini.files.sorted(by: { $0.key < $1.key }) where name.hasSuffix(".csv") {
        let lines = text.split(separator: "\n")
        mini.files[name] = ([lines[0]] + lines.dropFirst().shuffled(using: &generator)).joined(
          separator: "\n")
      }
      let shuffled = try #require(try mini.read().district)
      #expect(facts(shuffled) == facts(base))
    }
  }

  @Test func `the order of columns does not matter`() throws {
    let base = try #require(try MiniDistrict().read().district)
    var mini = MiniDistrict()
    for (name, text) in mini.files where name.hasSuffix(".csv") {
      mini.files[name] = text.split(separator: "\n").map {
        $0.split(separator: ",", omittingEmptySubsequences: false).reversed().joined(separator: ",")
      }.joined(separator: "\n")
    }
    let turned = try #require(try mini.read().district)
    #expect(facts(turned) == facts(base))
    #expect(turned.villages == base.villages)
  }

  @Test func `a changed byte changes the hash of its file alone`() throws {
    let base = try #require(try MiniDistrict().read().district)
    var mini = MiniDistrict()
    mini.replace("North Village lane", with: "North Village Lane", in: "roads.csv")
    let changed = try #require(try mini.read().district)
    let differing = zip(base.inputs, changed.inputs).filter { $0.sha256 != $1.sha256 }.map(\.0.path)
    #expect(differing == ["mini/roads.csv"])
  }

  /// Whatever is read has its references in range and its figures in their ranges; anything else was refused.
  @Test func `no spoilt byte leads to a crash or an impossible district`() throws {
    var generator = Generator(state: 20_221_115)
    let bytes =
      Array(",\n\"-0.9eE=#[]{}x'\t %\\".unicodeScalars.map { String($0) }) + ["村", "，", "９", "\u{202E}"]
    let names = MiniDistrict().files.keys.sorted()
    for round in 0..<120 {
      var mini = MiniDistrict()
      let name = names[Int(generator.next() % UInt64(names.count))]
      var text = Array(mini.files[name, default: ""].unicodeScalars.map { String($0) })
      for _ in 0...(round % 3) {
        let place = Int(generator.next() % UInt64(text.count))
        text[place] = bytes[Int(generator.next() % UInt64(bytes.count))]
      }
      mini.files[name] = text.joined()
      let (district, diagnostics) = try mini.read()
      guard let district else {
        #expect(diagnostics.hasErrors, "round \(round), \(name)")
        continue
      }
      #expect(!diagnostics.hasErrors)
      #expect(district.villages.allSatisfy { district.townships.indices.contains($0.township) })
      #expect(district.villages.allSatisfy { district.junctions.indices.contains($0.junction) })
      #expect(district.households.allSatisfy { $0.count >= $0.vulnerable && $0.vulnerable >= 0 })
      #expect(
        district.households.allSatisfy { (0...1).contains($0.stoveShare) && (0...1).contains($0.alarmShare) })
      #expect(district.roads.allSatisfy { $0.length.count > 0 && $0.freeSpeed >= 5 })
      #expect(district.sites.allSatisfy { $0.storage.count > 0 && $0.docks > 0 })
      #expect(district.reserveFuel.kind == .cleanCoal)
      #expect(district.pelletFuel.kind == .pellet)
    }
  }

  @Test func `codes are found where their rows stand`() throws {
    let district = try #require(try MiniDistrict().read().district)
    let codes = DistrictCodes(district)
    #expect(codes.townships["140602101"] == 1)
    #expect(codes.villages["140602101202"] == 3)
    #expect(codes.roads["r3"] == 2)
    #expect(codes.sites["yard-101"] == 2)
    #expect(codes.suppliers["plant"] == 0)
    #expect(codes.junctions["hub"] == 4)
    #expect(codes.zones["hills"] == 1)
    #expect(codes.villages["神头"] == nil)
  }
}
