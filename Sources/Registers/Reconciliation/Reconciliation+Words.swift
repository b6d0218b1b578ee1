public import Quantities

extension Reconciliation {
  /// What plants and villages are called.
  public struct Names: Sendable {
    /// By id of the plant.
    public var suppliers: [String: Bilingual]
    /// By code of the village.
    public var villages: [String: Bilingual]

    /// Names.
    public init(suppliers: [String: Bilingual], villages: [String: Bilingual]) {
      self.suppliers = suppliers
      self.villages = villages
    }
  }
}

extension Reconciliation {
  /// The sums compared, and whether they agree.
  public func totals(year: String) -> [Bilingual] {
    let (subsidised, own) = (Format.kilograms(subsidisedKg), Format.kilograms(selfPaidKg))
    var lines = [
      Bilingual(
        zh: "\(year) 年度台账：补贴 \(subsidised.zh)，自费 \(own.zh)。",
        en: "Ledger of \(year): \(subsidised.en) subsidised, \(own.en) self-paid.")
    ]
    if let allottedKg {
      let kg = Format.kilograms(allottedKg)
      lines.append(Bilingual(zh: "计划补贴 \(kg.zh)。", en: "Planned: \(kg.en) subsidised."))
    }
    if let invoicedKg {
      let kg = Format.kilograms(invoicedKg)
      lines.append(Bilingual(zh: "厂家开票 \(kg.zh)。", en: "Billed: \(kg.en)."))
    }
    let wrong = differences.count { !$0.isOpen }
    lines.append(
      wrong == 0
        ? Bilingual(
          zh: "✓ 相符，尚未办完 \(differences.count) 处。", en: "✓ They agree; \(differences.count) still open.")
        : Bilingual(
          zh: "✗ 有 \(wrong) 处差异，另有 \(differences.count - wrong) 处尚未办完。",
          en: "✗ \(wrong) differences, \(differences.count - wrong) more still open."))
    return lines
  }
}

extension Reconciliation.Difference {
  /// The difference as the finance bureau reads it: which plant, village and month, both figures, and which way.
  public func words(_ names: Reconciliation.Names) -> Bilingual {
    let all = Bilingual(zh: "各厂合计", en: "all plants")
    let plant = supplier.map { names.suppliers[$0] ?? Bilingual(zh: $0, en: $0) } ?? all
    let whole = Bilingual(zh: "各村合计", en: "all villages")
    let place = village.map { names.villages[$0] ?? Bilingual(zh: $0, en: $0) } ?? whole
    let when = month.map(Self.month) ?? Bilingual(zh: "全年度", en: "the whole year")
    let expected = Format.kilograms(expectedKg)
    let recorded = Format.kilograms(recordedKg)
    let amount = Format.kilograms(max(recordedKg, expectedKg) - min(recordedKg, expectedKg))
    let verdict = verdict(amount)
    let other =
      against == .allocation ? Bilingual(zh: "计划", en: "planned") : Bilingual(zh: "开票", en: "billed")
    return Bilingual(
      zh:
        "\(plant.zh) → \(place.zh)，\(when.zh)，\(payment.label.zh)：\(other.zh) \(expected.zh)，台账 \(recorded.zh)，\(verdict.zh)。",
      en:
        "\(plant.en) → \(place.en), \(when.en), \(payment.label.en): \(other.en) \(expected.en), ledger \(recorded.en); \(verdict.en)."
    )
  }

  private func verdict(_ amount: Bilingual) -> Bilingual {
    let isMore = recordedKg > expectedKg
    switch (against, isMore) {
    case (.allocation, true):
      return Bilingual(zh: "多发 \(amount.zh)", en: "\(amount.en) more than planned was delivered")
    case (.allocation, false):
      return isOpen
        ? Bilingual(zh: "还有 \(amount.zh) 没有发", en: "\(amount.en) still to be delivered")
        : Bilingual(zh: "少发 \(amount.zh)", en: "\(amount.en) was not delivered")
    case (.invoices, true):
      return isOpen
        ? Bilingual(zh: "这个月还没有开票", en: "the month is not billed yet")
        : Bilingual(zh: "少开 \(amount.zh)", en: "\(amount.en) was delivered but not billed")
    case (.invoices, false):
      return Bilingual(zh: "多开 \(amount.zh)", en: "\(amount.en) was billed but not delivered")
    }
  }

  private static func month(_ text: String) -> Bilingual {
    guard let day = CalendarDay(iso: text + "-01") else { return Bilingual(zh: text, en: text) }
    return Format.month(of: day)
  }
}
