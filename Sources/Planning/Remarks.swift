import District
import Plans
import Quantities

/// What the reader of a plan must know before trusting it.
struct Remarks {
  /// All of them, most important first.
  let all: [Bilingual]

  /// - Parameter bought: reserve fuel that the plan buys before winter.
  init(_ district: District, _ results: [ScenarioResult], bought: Kilograms) {
    var remarks: [Bilingual] = []
    if !results.contains(where: \.required) {
      remarks.append(
        Bilingual(
          zh: "没有一个场景标为必保（required = true），储备没有为任何场景准备；请在必须保住的场景文件里写 required = true，再重新规划。",
          en:
            "No scenario is marked required = true, so the reserve is planned for none; mark those that must be covered in their files and plan again."
        ))
    }
    let hasGas =
      district.households.contains { $0.pathway == .gas && $0.count > 0 }
      || district.facilities.contains { $0.pathway == .gas }
    if !hasGas {
      remarks.append(
        Bilingual(
          zh: "数据中没有燃气取暖的户和重点保障场所，停气场景因此没有暴露对象；这不等于停气时保得住。请补充已有燃气户数。",
          en:
            "The data holds no gas-heated household or facility, so a gas cut exposes nobody here; that is not the same as being covered. Add the gas households there are."
        ))
    }
    let guessed = district.households.contains { $0.certainty == .reconstructed }
    if guessed {
      remarks.append(
        Bilingual(
          zh: "方案附件（分乡镇任务表）未公开，分村户数按方案总数推算，合计与方案一致，逐村不可当作实数。",
          en:
            "The plan's table by township was never published; households by village are reconstructed to its exact totals and must not be read as counts."
        ))
    }
    let unusable = district.stock.filter { $0.quality != .passed }.total(\.mass)
    if unusable > .zero {
      remarks.append(
        Bilingual(
          zh: "待检或不合格的存煤 \(Format.tonnes(unusable).zh)没有计入。",
          en: "\(Format.tonnes(unusable).en) of stock await inspection or failed it and are not counted."))
    }
    let offered = district.suppliers.filter { district.fuels[$0.fuel].id == district.reserveFuel.id }
      .total(\.seasonCapacity)
    if bought > offered {
      let (need, supply) = (Format.tonnes(bought), Format.tonnes(offered))
      remarks.append(
        Bilingual(
          zh: "储备要买煤 \(need.zh)，而列出的供应单位一季合计只能供 \(supply.zh)：请补充供应单位。",
          en:
            "The reserve buys \(need.en), and the suppliers listed offer \(supply.en) in the whole season: add suppliers."
        ))
    }
    let late = results.filter { $0.verdict == .covered && $0.coldHouseholdHours > 0 }
    if !late.isEmpty {
      remarks.append(
        Bilingual(
          zh: "有 \(late.count) 个场景存煤够，但按现有车辆推演仍有户在送到前低于受冻线（见各场景的受冻户时数）。",
          en:
            "In \(late.count) scenarios the stock suffices, yet with the trucks there are some houses fall below the cold line before it arrives (see their cold household-hours)."
        ))
    }
    let banned = district.sites.filter { $0.inBanZone && $0.status != .forbidden }
    if !banned.isEmpty {
      remarks.append(
        Bilingual(
          zh: "有 \(banned.count) 个候选点在禁煤区内：只可应急储存，不得销售。",
          en:
            "\(banned.count) candidate sites stand inside the coal-ban zone: emergency storage only, no sale."
        ))
    }
    all = remarks
  }
}
