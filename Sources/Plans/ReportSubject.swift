public import District
public import Quantities

/// What a report is about: reports of different plans or of different data do not make one page.
public struct ReportSubject: Sendable, Hashable {
  /// The district's six digits.
  public var district: String
  /// The plan's coal, by id of the site; `nil` where the report makes plans of its own.
  public var stock: [String: Kilograms]?
  /// Every file read, with its hash; empty where an older report does not say.
  public var inputs: [InputFile]

  /// A subject; sites that hold nothing are left out.
  public init(district: String, stock: [SampledSite]?, inputs: [InputFile]) {
    self.district = district
    self.stock = stock.map { sites in
      Dictionary(sites.filter { $0.stockKg > .zero }.map { ($0.id, $0.stockKg) }) { first, _ in first }
    }
    self.inputs = inputs
  }

  /// Why another report is not about the same; `nil` where it is, as far as both say.
  ///
  /// A file that only one of them read, such as a scenario added later, makes no difference.
  public func difference(from other: ReportSubject) -> Bilingual? {
    guard district == other.district else {
      return Bilingual(
        zh: "区不同：\(district) 与 \(other.district)", en: "districts differ: \(district) and \(other.district)")
    }
    if let stock, let held = other.stock, stock != held {
      let site = Set(stock.keys).union(held.keys).filter { stock[$0] != held[$0] }.min() ?? ""
      let (own, others) = (stock[site] ?? .zero, held[site] ?? .zero)
      return Bilingual(
        zh: "规划的库存不同：储备点 \(site) 存 \(own.count) 公斤与 \(others.count) 公斤",
        en: "the plans hold other stock: \(own.count) kg and \(others.count) kg at the site \(site)")
    }
    let hashes = Dictionary(other.inputs.map { (Self.fileName($0), $0.sha256) }) { first, _ in first }
    guard
      let changed = inputs.first(where: { file in
        hashes[Self.fileName(file)].map { $0 != file.sha256 } ?? false
      })
    else { return nil }
    return Bilingual(
      zh: "用的数据不同：\(changed.path) 在两次计算之间改过",
      en: "they were made of other data: \(changed.path) changed between them")
  }

  private static func fileName(_ input: InputFile) -> Substring {
    input.path.split(separator: "/").last ?? ""
  }
}

extension WorstCaseReport {
  /// The plan and the data it is about.
  public var subject: ReportSubject { ReportSubject(district: district, stock: stock, inputs: inputs) }
}

extension BreakingPointReport {
  /// The plan and the data it is about.
  public var subject: ReportSubject { ReportSubject(district: district, stock: stock, inputs: inputs) }
}

extension RiskReport {
  /// The data it is about; it makes its own plans.
  public var subject: ReportSubject { ReportSubject(district: district, stock: nil, inputs: inputs ?? []) }
}

extension RobustReport {
  /// The data it is about; it makes its own plan.
  public var subject: ReportSubject { ReportSubject(district: district, stock: nil, inputs: inputs ?? []) }
}
