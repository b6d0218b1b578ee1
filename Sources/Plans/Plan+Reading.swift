public import District
public import Quantities

extension Plan {
  /// Reads the plan in a folder, whatever became of it since it was written, without its proofs.
  ///
  /// - Parameter path: the folder, or its `plan.json`.
  public init(readingFrom path: String) throws(PlanFolder.ReadError) {
    self = try PlanFolder.decode(PlanFolder.File.plan, in: PlanFolder.folder(of: path))
    guard schema == Self.schema else { throw .schema(found: schema) }
  }

  /// Reads a plan that must be as it was written: its figures are going to be relied on.
  ///
  /// - Parameter path: the folder, or its `plan.json`.
  public init(asWrittenIn path: String) throws(PlanFolder.ReadError) {
    try self.init(readingFrom: path)
    let folder = PlanFolder.folder(of: path)
    guard PlanFolder.isAsWritten(folder) else {
      throw .changed(file: folder + "/" + PlanFolder.File.plan)
    }
  }

  /// What the plan has that a district does not: the district's code, or a site with coal; `nil` = it is a plan of the district.
  public func stranger(in other: District) -> String? {
    guard district.code == other.code else { return district.code }
    let known = Set(other.sites.map(\.id))
    return sites.first { $0.stockKg > .zero && !known.contains($0.id) }?.id
  }

  /// Coal that the plan lays in at each of a district's sites, in their order; none where a site is shut or not in the plan.
  public func stock(at places: [Site]) -> [Kilograms] {
    let held = Dictionary(sites.filter(\.open).map { ($0.id, $0.stockKg) }) { first, _ in first }
    return places.map { held[$0.id] ?? .zero }
  }
}
