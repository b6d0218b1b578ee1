import District
import Quantities

/// Why a delivery is not written down.
enum DeliveryRefusal {
  /// The slip stands in the ledger with other words.
  case changed(id: String)
  /// No list of the year names the household.
  case notListed(year: String)
  /// The household is listed in another village.
  case otherVillage(String)
  /// The household has no allowance.
  case notEligible(Reason?)
  /// It would go over the cap.
  case overCap(Kilograms, had: Kilograms, left: Kilograms)
  /// The district has no such lot.
  case unknownLot
  /// The lot is another plant's.
  case otherSupplier(String)
  /// The lot is pending or failed.
  case lotNotPassed(StockLot.Quality)
  /// The lot is of a lesser grade than the contract's.
  case lotBelowGrade
  /// The lot was made later.
  case beforeLot(String)
  /// The lot held less.
  case lotExhausted(left: Kilograms)

  var code: String {
    switch self {
    case .changed: "delivery.changed"
    case .notListed: "delivery.not-listed"
    case .otherVillage: "delivery.other-village"
    case .notEligible: "delivery.not-eligible"
    case .overCap: "delivery.over-cap"
    case .unknownLot: "delivery.unknown-lot"
    case .otherSupplier: "delivery.other-supplier"
    case .lotNotPassed: "delivery.lot-not-passed"
    case .lotBelowGrade: "delivery.lot-below-grade"
    case .beforeLot: "delivery.before-lot"
    case .lotExhausted: "delivery.lot-exhausted"
    }
  }

  var column: String {
    switch self {
    case .changed: "id"
    case .notListed, .notEligible: "household"
    case .otherVillage: "village"
    case .overCap: "kg"
    case .unknownLot, .lotNotPassed, .lotBelowGrade, .lotExhausted: "lot"
    case .otherSupplier: "supplier"
    case .beforeLot: "date"
    }
  }

  /// What stood there; never the household's number.
  func found(in delivery: Delivery) -> String? {
    switch self {
    case .changed: delivery.id
    case .notListed, .notEligible, .otherVillage: nil
    case .overCap: String(delivery.kg.count)
    case .unknownLot, .lotNotPassed, .lotBelowGrade, .lotExhausted: delivery.lot
    case .otherSupplier: delivery.supplier
    case .beforeLot: delivery.day
    }
  }

  func words(for delivery: Delivery) -> (message: Bilingual, remedy: Bilingual) {
    switch self {
    case .changed(let id):
      return (
        Bilingual(
          zh: "发放单 \(id) 已记过，但内容不同。", en: "Slip \(id) is recorded already, with other data."
        ),
        Bilingual(
          zh: "记错了请先用 hearth allocate storno 冲销，再用新的单号重记。",
          en: "If it was wrong, take it back with hearth allocate storno and record it under a new number.")
      )
    case .notListed(let year):
      return (
        Bilingual(zh: "\(year) 年度的名单里没有这一户。", en: "No list of \(year) names this household."),
        Bilingual(
          zh: "请核对户编号和日期；确有此户请先登记名单（hearth allocate eligibility … --register）。",
          en:
            "Check number and day; if right, register its list first (hearth allocate eligibility … --register)."
        )
      )
    case .otherVillage(let village):
      return (
        Bilingual(
          zh: "这一户登记在村 \(village)，不是这个村。", en: "The household is listed in village \(village), not this one."),
        Bilingual(zh: "请核对户编号和村代码。", en: "Check the household's number and the village.")
      )
    case .notEligible(let reason):
      let why = reason?.words ?? Bilingual(zh: "原因见台账", en: "see the ledger")
      let clause = reason?.clause ?? Bilingual(zh: "", en: "")
      return (
        Bilingual(
          zh: "这一户没有补贴：\(why.zh)（\(clause.zh)）。",
          en: "The household has no subsidy: \(why.en) (\(clause.en))."),
        Bilingual(zh: "自费请填 self-paid；认定有误请重报名单。", en: "Write self-paid, or correct the list.")
      )
    case .overCap(let cap, let had, let left):
      let over = delivery.kg - left
      return (
        Bilingual(
          zh:
            "超过补贴上限 \(Format.kilograms(over).zh)：上限 \(Format.kilograms(cap).zh)，本年度已领 \(Format.kilograms(had).zh)，还可补贴 \(Format.kilograms(left).zh)。",
          en:
            "\(Format.kilograms(over).en) over the cap of \(Format.kilograms(cap).en): had \(Format.kilograms(had).en) this year, \(Format.kilograms(left).en) left."
        ),
        left > .zero
          ? Bilingual(
            zh: "请分成两行：补贴 \(left.count)，自费 \(over.count)。",
            en: "Write two rows: subsidised \(left.count), self-paid \(over.count).")
          : Bilingual(zh: "请改为自费 self-paid。", en: "Write self-paid.")
      )
    case .unknownLot:
      return (
        Bilingual(
          zh: "pellet_lots.csv 里没有批次 \(delivery.lot)。",
          en: "There is no lot \(delivery.lot) in pellet_lots.csv."),
        Bilingual(zh: "请核对批次编号，或补上这一批。", en: "Check the lot, or add it there.")
      )
    case .otherSupplier(let supplier):
      return (
        Bilingual(zh: "批次 \(delivery.lot) 是 \(supplier) 的。", en: "Lot \(delivery.lot) is \(supplier)'s."),
        Bilingual(zh: "请核对供应单位和批次。", en: "Check supplier and lot.")
      )
    case .lotNotPassed(let quality):
      let isFailed = quality == .failed
      return (
        Bilingual(
          zh: isFailed ? "批次 \(delivery.lot) 质检不合格，不能发放。" : "批次 \(delivery.lot) 还在待检，不能发放。",
          en: isFailed
            ? "Lot \(delivery.lot) failed its inspection and must not be handed out."
            : "Lot \(delivery.lot) awaits inspection and must not be handed out."),
        Bilingual(
          zh: "请改用合格批次；检验结果有变请更新 pellet_lots.csv。",
          en: "Use a passed lot; update pellet_lots.csv when the result is in.")
      )
    case .lotBelowGrade:
      return (
        Bilingual(
          zh: "批次 \(delivery.lot) 达不到合同约定的等级，不能发放。",
          en: "Lot \(delivery.lot) is below the contract's grade and must not be handed out."),
        Bilingual(zh: "请改用达到合同等级的批次。", en: "Use a lot of the contract's grade.")
      )
    case .beforeLot(let day):
      return (
        Bilingual(
          zh: "批次 \(delivery.lot) 是 \(day) 生产的，\(delivery.day) 还没有这批颗粒。",
          en: "Lot \(delivery.lot) was made on \(day); on \(delivery.day) there was none of it."),
        Bilingual(
          zh: "请核对发放日期和批次；生产日期有误请改 pellet_lots.csv。",
          en: "Check day and lot; where the day it was made is wrong, correct pellet_lots.csv.")
      )
    case .lotExhausted(let left):
      return (
        Bilingual(
          zh: "批次 \(delivery.lot) 只剩 \(Format.kilograms(left).zh)，不够发 \(Format.kilograms(delivery.kg).zh)。",
          en:
            "Lot \(delivery.lot) has only \(Format.kilograms(left).en) left, not \(Format.kilograms(delivery.kg).en)."
        ),
        Bilingual(zh: "请核对批次编号和重量。", en: "Check lot and weight.")
      )
    }
  }
}
