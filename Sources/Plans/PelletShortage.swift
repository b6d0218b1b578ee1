public import District
public import Quantities

/// Why part of the eligible need for pellets is not met: there is no plant, none has a way there, or the plants make too
/// little in time.
public struct PelletShortage: Sendable, Hashable {
  /// Id of the fuel under contract, where no supplier at all sells pellets that meet the contract.
  public let missingFuel: String?
  /// Names of the villages with pellet households that no plant reaches, in the district's order; empty where there is
  /// no plant to reach them from.
  public let cutOff: [Bilingual]
  /// Their eligible need, none of which can be brought.
  public let cutOffKg: Kilograms
  /// Eligible need of the other villages that the plants cannot meet.
  public let scarceKg: Kilograms

  /// What an allocation of the district's pellets leaves unmet, and why.
  ///
  /// - Complexity: O(villages + junctions + roads)
  public init(_ allocation: AllocationPlan, in district: District) {
    let hasPlant = district.suppliers.contains { district.meetsContract(fuel: $0.fuel) }
    missingFuel = hasPlant ? nil : district.policy.pelletFuel.value
    // without any plant there is nothing to drive from
    let codes = hasPlant ? district.villagesWithoutPlant : []
    let villages = allocation.villages.filter { codes.contains($0.code) }
    cutOff = villages.map(\.name)
    cutOffKg = villages.flatMap(\.groups).total { group in
      group.entitledKg.total { $0 } * group.households - group.receivedKg.total { $0 }
    }
    scarceKg = allocation.unmetKg - cutOffKg
  }

  /// What a reader must be told; empty where the whole eligible need is met.
  public var sentences: [Bilingual] {
    var sentences: [Bilingual] = []
    if cutOffKg > .zero {
      let short = Format.tonnesMissing(cutOffKg)
      let named = cutOff.prefix(Self.namesShown)
      let more = cutOff.count > named.count
      sentences.append(
        Bilingual(
          zh:
            "没有路从颗粒厂通到 \(cutOff.count) 个村（\(named.map(\.zh).joined(separator: "、"))\(more ? "等" : "")），应补未补 \(short) 吨：请抢通道路，或在 roads.csv 补上。",
          en:
            "No road leads from a plant to \(cutOff.count) \(cutOff.count == 1 ? "village" : "villages") (\(named.map(\.en).joined(separator: ", "))\(more ? " …" : "")), whose claim of \(short) t is not met: open the roads, or add them to roads.csv."
        ))
    }
    if scarceKg > .zero {
      let short = Format.tonnesMissing(scarceKg)
      if let fuel = missingFuel {
        return [
          Bilingual(
            zh:
              "suppliers.csv 里没有一家供应单位卖符合合同的颗粒（\(fuel)），应补未补 \(short) 吨：请在 suppliers.csv 补上颗粒厂。",
            en:
              "suppliers.csv lists no plant of the pellets under contract (\(fuel)), so the claim of \(short) t is not met: add the plants to suppliers.csv."
          )
        ]
      }
      sentences.append(
        Bilingual(
          zh: "颗粒厂供应能力不足，应补未补 \(short) 吨。",
          en: "The plants fall short of the eligible need by \(short) t."))
    }
    return sentences
  }

  /// Villages named before the rest is only counted.
  private static let namesShown = 5
}
