import District
import Plans
import Quantities
import Simulation
import Tables
import Testing

@testable import Stress

@Suite struct PolicyTests {
  static func district() throws -> District {
    var diagnostics = Diagnostics()
    return try #require(
      DistrictReader.read(folder: Fixture.root + "/data/shuocheng", diagnostics: &diagnostics))
  }

  static func trip(_ truck: String, _ site: String, _ village: String, shift: Int = 1) -> StressContender.Trip
  {
    .init(
      truck: truck, shift: shift, site: site, village: village, urgency: .priority, kg: Kilograms(900))
  }

  @Test func `trips of a schedule become orders in the district's numbers`() throws {
    let district = try Self.district()
    let (site, village) = (district.sites[3], district.villages[20])
    let type = try #require(district.fleet.indices.first { $0 > 0 && district.fleet[$0].count > 1 })
    let before = district.fleet[..<type].filter { $0.payload > .zero }.reduce(0) { $0 + $1.count }
    let orders = DispatchOrder.orders(
      [
        Self.trip("\(district.fleet[type].id)#2", site.id, village.code, shift: 2),
        Self.trip("nobody#1", site.id, village.code), Self.trip("\(district.fleet[0].id)#1", "nowhere", "0"),
      ], district)
    #expect(
      orders[0]
        == DispatchOrder(
          minute: 1440, truck: before + 1, site: 3, village: 20, urgency: .priority, kg: Kilograms(900)))
    #expect(orders[1].truck == -1)
    #expect(orders[2].site == -1 && orders[2].drops[0].village == -1)
  }

  @Test func `rows of one trip are one order with several drops`() throws {
    let district = try Self.district()
    func row(_ number: Int?, _ village: Int, shift: Int = 1) -> StressContender.Trip {
      var row = Self.trip(
        "\(district.fleet[0].id)#1", district.sites[3].id, district.villages[village].code, shift: shift)
      row.number = number
      return row
    }
    let orders = DispatchOrder.orders(
      [row(1, 20), row(1, 21), row(2, 22), row(2, 23, shift: 2), row(nil, 24), row(nil, 25)], district)
    #expect(orders.map { $0.drops.map(\.village) } == [[20, 21], [22], [23], [24], [25]])
    #expect(orders.map(\.minute) == [0, 0, 1440, 0, 0])
  }

  @Test func `a manifest keeps its policies, and plays them on the same luck`() throws {
    var manifest = try Fixture.manifest(.init(replications: 4, shard: 4), classes: ["grid-cut"])
    manifest.contenders[1].stock = manifest.contenders[0].stock
    manifest.contenders[1].replansEvery = 6
    var byHand = manifest.contenders[0]
    byHand.name = "by-hand"
    byHand.trips = [Self.trip("nobody#1", "nowhere", "0")]
    manifest.contenders.append(byHand)
    let shard = Shard(source: "winter", kind: "grid-cut", from: 0, count: 2)
    let result = try Fixture.bench(manifest).play(shard)
    let replications = try result.replications()
    #expect(try Fixture.bench(manifest).play(shard).replications() == replications)
    for replication in replications {
      let outcomes = replication.outcomes
      #expect(Set(outcomes.map(\.affected)).count == 1)
      // trips nobody can drive are counted and change nothing else
      #expect(outcomes[2].refusedOrders == 1)
      #expect(outcomes[2].served == outcomes[0].served)
    }
  }
}
