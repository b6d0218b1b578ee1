import District
import Plans
import Quantities

extension PlanWorkbook {
  private var plan: Plan { dossier.plan }

  private func marks(_ marks: [Mark]) -> Value {
    marks.isEmpty ? .none : .text(marks.map { $0.sign + $0.label.zh }.joined(separator: " "))
  }

  /// 摘要
  var summary: Contents {
    let page = (zh: Page(dossier: dossier, language: .zh), en: Page(dossier: dossier, language: .en))
    var rows: [[Value]] = []
    if let notice = page.zh.notice {
      rows += [
        [.text("先看 Read first"), .text(notice.zh), .none, .none],
        [.none, .text(notice.en), .none, .none],
      ]
    }
    rows += [
      [.text("结论 Verdict"), .text(page.zh.headline), .none, .none],
      [.none, .text(page.en.headline), .none, .none],
    ]
    for (zh, en) in zip(page.zh.qualifications, page.en.qualifications) {
      rows.append([.none, .text(zh), .none, .none])
      rows.append([.none, .text(en), .none, .none])
    }
    let open = dossier.openSites
    let result = marks(dossier.resultMarks)
    rows += [
      [.text("户数 Households"), .none, .integer(Int64(plan.district.totals.households)), .none],
      [.text("开设储备点 Points to open"), .none, .integer(Int64(open.count)), .none],
      [.text("储煤（吨） Stock, t"), .none, .decimal(dossier.stock.tonnes), result],
      [.text("其中已在库（吨） In place, t"), .none, .decimal(open.total(\.alreadyThereKg).tonnes), .none],
      [.text("储备费用（元） Cost of the reserve, CNY"), .none, .decimal(dossier.reserveCost.yuan), result],
      [.text("应急运费（元） Emergency transport, CNY"), .none, .decimal(plan.cost.transportFen.yuan), result],
      [.text("补贴颗粒（公斤） Subsidised pellets, kg"), .none, .integer(plan.allocation.totalKg.count), .none],
      [
        .text("应补未补（公斤） Eligible need not met, kg"), .none, .integer(plan.allocation.unmetKg.count), .none,
      ],
      [
        .text("每户最多（公斤） Most per household, kg"), .none,
        .integer(plan.allocation.maxSubsidisedKgPerHousehold.count), .none,
      ],
      [
        .text("已证差距 Proven gap"), .none,
        ["optimal", "feasible"].contains(plan.solver.status) ? .percent(plan.solver.gap) : .text(Figure.none),
        .none,
      ],
      [
        .text("需求落在估计位置的比例 Need at estimated positions"), .none,
        .percent(plan.provenance.estimatedPositionShare), marks([.estimatedPosition]),
      ],
      [
        .text("户数为推算或假定的比例 Households reconstructed or assumed"), .none,
        .percent(plan.provenance.reconstructedShare), marks(dossier.householdMarks),
      ],
    ]
    for remark in plan.conflicts + plan.remarks {
      rows.append([.text("须知 Remark"), .text(remark.zh), .none, .none])
      rows.append([.none, .text(remark.en), .none, .none])
    }
    return Contents(
      name: "摘要", title: Bilingual(zh: page.zh.title, en: page.en.title),
      columns: [
        Column("项目", "Item", 38), Column("说明", "Words", 80), Column("数值", "Value", 16),
        Column("标记", "Mark", 18),
      ], rows: rows)
  }

  /// 储备点
  var points: Contents {
    var number = 0
    let rows = plan.sites.map { point -> [Value] in
      number += point.open ? 1 : 0
      let bracket = point.dropOneCost
      return [
        point.open ? .integer(Int64(number)) : .none, .text(point.id), .text(point.name.zh),
        .text(point.name.en), .text(dossier.townshipName(point.township, .zh)),
        .text("\(point.tier.label.zh) \(point.tier.label.en)"), .text(point.open ? "开设 open" : "不开 closed"),
        .decimal(point.stockKg.tonnes), .decimal(point.alreadyThereKg.tonnes),
        .decimal(point.capacityKg.tonnes), .decimal(point.costFen.yuan),
        bracket.map { .decimal($0.lowerFen.yuan) } ?? .none,
        bracket.map { $0.upperFen.map { .decimal($0.yuan) } ?? .text("不可缺 essential") } ?? .none,
        marks(dossier.figureMarks(point) + dossier.positionMarks(point)), .text(point.why.zh),
        .text(point.why.en),
      ]
    }
    return Contents(
      name: "储备点", title: Bilingual(zh: "储备点（含未开设的候选点）", en: "Reserve points, closed candidates included"),
      columns: [
        Column("编号", "No.", 6), Column("标识", "Id", 16), Column("名称", "Name", 24),
        Column("英文名", "English name", 28), Column("乡镇", "Township", 14), Column("级别", "Level", 22),
        Column("是否开设", "Open", 12), Column("储煤（吨）", "Stock, t", 11),
        Column("已在库（吨）", "In place, t", 11), Column("可容（吨）", "Room for, t", 11),
        Column("费用（元）", "Cost, CNY", 14), Column("少了它多花，下限（元）", "Cost without it, at least", 16),
        Column("少了它多花，上限（元）", "Cost without it, at most", 16), Column("标记", "Mark", 18),
        Column("原因", "Why (zh)", 50), Column("原因（英文）", "Why", 50),
      ], rows: rows)
  }

  /// 各乡镇
  var townships: Contents {
    let rows = plan.townships.map { township -> [Value] in
      let days = township.daysOfCover ?? []
      let head: [Value] = [
        .text(township.code), .text(township.name.zh), .text(township.name.en),
        .integer(Int64(township.households)), .decimal(township.stockKg.tonnes),
      ]
      let cover: [Value] = (0..<3).map { days.indices.contains($0) ? .decimal(days[$0]) : .none }
      return head + cover + [
        .integer(township.pelletKg.count), marks(dossier.householdMarks(township: township.code)),
      ]
    }
    return Contents(
      name: "各乡镇", title: Bilingual(zh: "各乡镇", en: "Townships"),
      columns: [
        Column("代码", "Code", 13), Column("乡镇街道", "Township", 14), Column("英文名", "English name", 22),
        Column("户数", "Households", 12), Column("储煤（吨）", "Stock, t", 12),
        Column("−10 ℃可支撑天数", "Days at −10 °C", 14), Column("−17 ℃可支撑天数", "Days at −17 °C", 14),
        Column("−21 ℃可支撑天数", "Days at −21 °C", 14), Column("补贴颗粒（公斤）", "Subsidised pellets, kg", 16),
        Column("标记", "Mark", 16),
      ], rows: rows)
  }

  /// 场景
  var scenarios: Contents {
    let rows = dossier.scenariosByWeight.map { s -> [Value] in
      let nobody = s.verdict == .noExposure
      return [
        .text(s.name), .text(s.title.zh), .text(s.title.en),
        .text(s.required ? "必保 required" : "参考 not required"),
        .text("\(s.verdict.label.zh) \(s.verdict.label.en)"), .integer(Int64(s.horizonHours)),
        .integer(Int64(s.affectedHouseholds)), nobody ? .none : .integer(Int64(s.coveredHouseholds)),
        .integer(Int64(s.shelteredHouseholds)), .integer(Int64(s.householdsWithoutStoveOrShelter)),
        .decimal(s.needKg.tonnes), .decimal(s.shortKg.tonnes),
        s.firstShortageHour.map { .integer(Int64($0)) } ?? .none, .integer(Int64(s.coldHouseholdHours)),
        .text(s.remedies.map(\.zh).joined(separator: "\n")),
        .text(s.remedies.map(\.en).joined(separator: "\n")),
      ]
    }
    return Contents(
      name: "场景", title: Bilingual(zh: "场景", en: "Scenarios"),
      columns: [
        Column("标识", "Name", 24), Column("场景", "Scenario", 32), Column("英文", "English", 36),
        Column("是否必保", "Required", 18), Column("结论", "Verdict", 30), Column("时长（小时）", "Hours", 10),
        Column("受影响（户）", "Affected", 12), Column("保得住（户）", "Covered", 12),
        Column("进避寒场所（户）", "In shelters", 12), Column("无炉具无床位（户）", "Without stove or shelter", 14),
        Column("需煤（吨）", "Need, t", 11), Column("缺煤（吨）", "Short, t", 11),
        Column("首次短缺（小时）", "First shortage, hour", 12), Column("受冻（户·时）", "Cold household-hours", 14),
        Column("补救", "Remedies (zh)", 60), Column("补救（英文）", "Remedies", 60),
      ], rows: rows)
  }

  /// 生物质分配
  var villagePellets: Contents {
    let rows = plan.allocation.villages.map { village -> [Value] in
      [
        .text(village.code), .text(village.name.zh), .text(village.name.en),
        .text(dossier.townshipName(village.township, .zh)), .integer(Int64(village.households)),
        .integer(village.needPerHouseholdKg.count), .integer(village.householdKg.total { $0 }.count),
        .integer(village.unmetKg.count), .integer(village.selfPaidKg.count),
        marks(dossier.pelletMarks(village: village.code)),
      ]
    }
    return Contents(
      name: "生物质分配", title: Bilingual(zh: "生物质颗粒（按村）", en: "Pellets by village"),
      columns: [
        Column("村代码", "Village code", 15), Column("村", "Village", 18), Column("英文名", "English name", 24),
        Column("乡镇", "Township", 14), Column("生物质户", "Biomass households", 12),
        Column("户需（公斤）", "Need per household, kg", 14), Column("补贴（公斤）", "Subsidised, kg", 14),
        unmetColumn, selfPaidColumn, Column("标记", "Mark", 12),
      ], rows: rows)
  }

  /// 颗粒逐月配送
  var pelletMonths: Contents {
    let rows = PelletMonths(plan.allocation).rows.map { row -> [Value] in
      [
        .text(row.township), .text(dossier.townshipName(row.township, .zh)), .text(row.month),
        .integer(row.deliveredKg.count), .integer(Int64(row.loads)), .integer(row.needKg.count),
        .integer(row.burntKg.count), .integer(row.unmetKg.count), .integer(row.selfPaidKg.count),
        .decimal(row.degreesLost),
      ]
    }
    return Contents(
      name: "颗粒逐月配送", title: Bilingual(zh: "各乡镇逐月颗粒配送", en: "Pellets by township and month"),
      columns: [
        Column("乡镇代码", "Township code", 13), Column("乡镇", "Township", 14), Column("月份", "Month", 10),
        Column("送到（公斤）", "Delivered, kg", 14), Column("车次", "Truck-loads", 10),
        Column("需要（公斤）", "Need, kg", 14), Column("补贴内烧用（公斤）", "Subsidised burnt, kg", 14),
        unmetColumn, selfPaidColumn, Column("后两项都没有时低几度", "Kelvin lost without either", 14),
      ], rows: rows)
  }

  /// 每户分配
  var householdPellets: Contents {
    let rows = plan.allocation.villages.flatMap { village in
      let claim = min(village.needPerHouseholdKg, plan.allocation.capKg)
      return village.householdKg.enumerated().map { index, mass -> [Value] in
        [
          .text(village.code), .text(village.name.zh), .integer(Int64(index + 1)), .integer(mass.count),
          .integer((claim - mass).count), .integer((village.needPerHouseholdKg - claim).count),
        ]
      }
    }
    return Contents(
      name: "每户分配",
      title: Bilingual(zh: "生物质颗粒（按户，只有序号、没有姓名）", en: "Pellets by household: numbers, no names"),
      columns: [
        Column("村代码", "Village code", 15), Column("村", "Village", 18), Column("户序号", "Household", 10),
        Column("补贴（公斤）", "Subsidised, kg", 14), unmetColumn, selfPaidColumn,
      ], rows: rows)
  }

  /// What is short of a claim.
  private var unmetColumn: Column { Column("应补未补（公斤）", "Claim unmet, kg", 14) }

  /// What households need beyond the cap.
  private var selfPaidColumn: Column { Column("超额自购（公斤）", "Self-paid beyond the cap, kg", 14) }

  /// 参数与来源
  var settings: Contents {
    func certainty(_ certainty: Certainty) -> Value {
      .text((Mark(certainty).map { $0.sign + " " } ?? "") + "\(certainty.label.zh) \(certainty.label.en)")
    }
    var rows = plan.settings.map { setting -> [Value] in
      let name = SettingNames.label(setting.key)
      return [
        .text(setting.key), .text("\(name.zh) \(name.en)"), .text(setting.value),
        certainty(setting.certainty),
        .text(setting.source),
      ]
    }
    rows += dossier.district.sources.map { source in
      [
        .text(source.file), .text(source.field), .text(source.rule), certainty(source.certainty),
        .text(source.source),
      ]
    }
    rows += plan.inputs.map { [.text("SHA-256"), .text($0.path), .text($0.sha256), .none, .none] }
    return Contents(
      name: "参数与来源",
      title: Bilingual(zh: "政策参数、数据来源、输入文件", en: "Policy settings, sources of data, input files"),
      columns: [
        Column("键或文件", "Key or file", 30), Column("含义或字段", "Meaning or field", 44),
        Column("取值或规则", "Value or rule", 44), Column("可信程度", "Certainty", 24),
        Column("来源或理由", "Source or reason", 70),
      ], rows: rows)
  }
}
