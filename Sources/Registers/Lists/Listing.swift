public import Tables

/// What a list says of a household's place among others (section five of the plan).
public enum Relation: String, CaseIterable, Codable, Sendable {
  /// A household of its own.
  case own
  /// One of two spouses registered apart.
  case spouse
  /// A child that lives with its parents, registered apart.
  case childWithParents = "child-with-parents"
  /// A child that lives on its own in the village, not registered apart.
  case childIndependent = "child-independent"
  /// Without the conditions for a subsidy of its own, for another reason.
  case withoutConditions = "without-conditions"
  /// A special case, for the village to propose and the township to decide.
  case special

  /// What people call it.
  var label: String {
    switch self {
    case .own: "独立户"
    case .spouse: "夫妻分户"
    case .childWithParents: "子女与父母同住"
    case .childIndependent: "子女独立生活"
    case .withoutConditions: "不具备补贴条件"
    case .special: "特殊情况"
    }
  }

  /// Whether the row must say which household it belongs with.
  var needsOther: Bool { self == .spouse || self == .childWithParents }
}

/// One household as a list states it, without anything that names a person.
public struct Listing: Hashable, Codable, Sendable {
  /// The household.
  public var household: HouseholdHandle
  /// Twelve-digit code of its village.
  public var village: String
  /// Its place among others.
  public var relation: Relation
  /// The household it belongs with; `nil` where the list names none.
  public var with: HouseholdHandle?
  /// Handle of the yard it lives in; `nil` where the list names none.
  public var yard: String?
  /// The yard's heat line it hangs on; `nil` where the list does not say.
  public var heatLine: String?
  /// Whether the police station has it registered as a household of its own.
  public var isInPoliceRegister: Bool
  /// Whether the village committee has it registered.
  public var isInVillageRegister: Bool
  /// Whether it lives in a house of its own in the village.
  public var livesApart: Bool
  /// Whether it takes part in clean heating.
  public var takesPart: Bool
  /// Day the village committee proposed a special case, ISO 8601.
  public var proposedOn: String?
  /// Day the township decided it, ISO 8601.
  public var approvedOn: String?
}

/// A listing and where it was read.
public struct ListedRow: Hashable, Sendable {
  /// What the list says.
  public var listing: Listing
  /// Where; `nil` for a household that the ledger knew already.
  public var place: Place?
}
