import District
import Hazards
import Plans
import Quantities
import Siting

/// A pass of the optimiser in words.
enum PassWording {
  static func words(_ pass: SitingPass) -> Bilingual {
    let value = Format.decimal(pass.value, places: 3)
    let bound = Format.decimal(pass.bound, places: 3)
    let proof: Bilingual =
      switch pass.proof {
      case .search: Bilingual(zh: "界 \(bound)", en: "bound \(bound)")
      case .allOpen:
        Bilingual(zh: "所有可设点全开即可证明", en: "proven by opening every site that may open")
      }
    return switch pass.name {
    case .shortage:
      Bilingual(
        zh: "先求缺口最小：加权缺煤 \(value) 吨（\(proof.zh)）",
        en: "least shortage first: \(value) weighted t missing (\(proof.en))")
    case .worstGroup:
      Bilingual(
        zh: "再求最差乡镇最好：覆盖率 \(Format.percent(pass.value, places: 1))(\(proof.zh))",
        en: "then the worst township: \(Format.percent(pass.value, places: 1)) covered (\(proof.en))")
    case .cost:
      Bilingual(
        zh: "再求费用最省：\(value) 千元（\(proof.zh)）", en: "then least cost: \(value) thousand CNY (\(proof.en))")
    case .penalised:
      Bilingual(
        zh: "费用与缺口罚值合计最省：\(value) 千元（\(proof.zh)）",
        en: "least cost with shortage priced: \(value) thousand CNY (\(proof.en))")
    case .risk:
      Bilingual(
        zh: "平均与尾部风险合计最省：\(value) 千元（\(proof.zh)）",
        en: "least cost in the mean and in the tail: \(value) thousand CNY (\(proof.en))")
    case .distance:
      Bilingual(
        zh: "运输最省：\(value) 千元（\(proof.zh)）", en: "least transport: \(value) thousand CNY (\(proof.en))")
    case .radius:
      Bilingual(
        zh: "最远一户最近：每吨 \(value) 千元（\(proof.zh)）",
        en: "least longest haul: \(value) thousand CNY per t (\(proof.en))")
    }
  }
}

/// Requirements that cannot all be met, in words.
struct ConflictWording {
  private let model: ReserveModel
  private let request: Request

  init(_ model: ReserveModel, _ request: Request) {
    self.model = model
    self.request = request
  }

  func words(_ conflict: SitingConflict?) -> [Bilingual] {
    guard let conflict, !conflict.requirements.isEmpty else { return [] }
    let items = conflict.requirements.map(requirement)
    if items.count == 1 {
      return [
        Bilingual(zh: "这一条本身就做不到：\(items[0].zh)。", en: "This cannot be met by itself: \(items[0].en).")
      ]
    }
    // the others were left out of the question, and may clash with what is left of these
    let isLeast = conflict.irreducible
    return [
      Bilingual(
        zh:
          "下列要求不能同时满足\(isLeast ? "（放宽其中一条，这几条之间就不再冲突，但可能还有别的冲突）" : "")：\(items.map(\.zh).joined(separator: "；"))。",
        en:
          "These cannot all be met\(isLeast ? " (without any one of them the rest of these can be, though other conflicts may remain)" : ""): \(items.map(\.en).joined(separator: "; "))."
      )
    ]
  }

  /// Villages that no point which may open reaches in time, by required scenario.
  func unreachable() -> [Bilingual] {
    model.required.compactMap { study in
      let cut = Set(
        zip(study.impact.needs, study.reach).compactMap { need, reach in
          let served = reach.contains {
            model.district.sites[$0.site].status != .forbidden && study.impact.surviving[$0.site] > 0
          }
          return served || need.kg == .zero ? nil : need.village
        }
      ).sorted()
      guard !cut.isEmpty else { return nil }
      let title = study.scenario.title
      let zh = cut.prefix(5).map { model.district.villages[$0].name.zh }.joined(separator: "、")
      let en = cut.prefix(5).map { model.district.villages[$0].name.en }.joined(separator: ", ")
      return Bilingual(
        zh: "“\(title.zh)”中，\(zh)等 \(cut.count) 个村没有任何储备点能在时限内送到。",
        en:
          "In \"\(title.en)\" no point can reach \(cut.count) villages in time: \(en)\(cut.count > 5 ? " …" : "")."
      )
    }
  }

  /// What the limits asked for leave missing.
  func limits(missing: Double) -> [Bilingual] {
    guard missing > 1e-6, request.budgetFen != nil || request.maxSites != nil else { return [] }
    let tonnes = Format.tonnes(.atLeast(tonnes: missing))
    let limits = [
      request.budgetFen.map { _ in requirement(.budget) },
      request.maxSites.map { _ in requirement(.maxSites) },
    ].compactMap { $0 }
    return [
      Bilingual(
        zh: "在\(limits.map(\.zh).joined(separator: "、"))的限制之内，各必保场景合计最少仍缺 \(tonnes.zh)；方案已尽量多保。",
        en:
          "Within \(limits.map(\.en).joined(separator: " and ")) the required scenarios together still lack at least \(tonnes.en); the plan covers as much as it can."
      )
    ]
  }

  private func requirement(_ requirement: SitingConflict.Requirement) -> Bilingual {
    let district = model.district
    switch requirement {
    case .coverScenario(let index):
      let title = model.required[index].scenario.title
      return Bilingual(zh: "保住“\(title.zh)”", en: "cover \"\(title.en)\"")
    case .groupCoverage(let scenario, let group):
      let title = model.required[scenario].scenario.title
      let share = Format.percent(district.policy.townshipCoverage.value, places: 0)
      return Bilingual(
        zh: "\(district.townships[group].name.zh)在“\(title.zh)”中至少保住 \(share)",
        en: "\(district.townships[group].name.en) keeps at least \(share) in \"\(title.en)\"")
    case .budget:
      let budget = Format.money(request.budgetFen ?? .zero)
      return Bilingual(zh: "预算不超过 \(budget.zh)", en: "a budget of \(budget.en)")
    case .shortageCap:
      return Bilingual(zh: "平均缺口不超过所给上限", en: "an average shortage within the cap given")
    case .singleSourcing:
      return Bilingual(zh: "每个村只由一个储备点供应", en: "every village served by one point alone")
    case .maxSites:
      return Bilingual(
        zh: "最多开设 \(request.maxSites ?? 0) 个储备点", en: "at most \(request.maxSites ?? 0) points")
    case .openSite(let site):
      return Bilingual(
        zh: "必须开设\(district.sites[site].name.zh)", en: "\(district.sites[site].name.en) must open")
    case .shutSite(let site):
      return Bilingual(
        zh: "不得开设\(district.sites[site].name.zh)", en: "\(district.sites[site].name.en) must stay shut")
    }
  }
}
