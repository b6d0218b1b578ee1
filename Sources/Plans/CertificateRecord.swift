public import District
public import Quantities

/// `certificate.json`: the proof, scenario by scenario, that the reserve covers the need, or that it cannot.
public struct CertificateBook: Codable, Sendable {
  /// One record per scenario, in the plan's order.
  public var scenarios: [CertificateRecord]

  /// A book.
  public init(scenarios: [CertificateRecord]) { self.scenarios = scenarios }
}

/// The proof for one scenario. Anyone can check it with integers: the flow obeys stock and roads and sums to
/// `deliveredKg`; the cut shows that no flow can do better.
public struct CertificateRecord: Codable, Sendable, Hashable {
  /// Need of one village and urgency.
  public struct Need: Codable, Sendable, Hashable {
    /// Twelve digits.
    public var village: String
    /// Who.
    public var urgency: Urgency
    /// Households with a safe stove that lose their heat.
    public var households: Int
    /// Their coal, and that of the facilities, over the horizon.
    public var kg: Kilograms

    /// A need.
    public init(village: String, urgency: Urgency, households: Int, kg: Kilograms) {
      self.village = village
      self.urgency = urgency
      self.households = households
      self.kg = kg
    }
  }
  /// Coal from one site to one need.
  public struct Flow: Codable, Sendable, Hashable {
    /// The site's id.
    public var site: String
    /// Twelve digits.
    public var village: String
    /// Who.
    public var urgency: Urgency
    /// How much.
    public var kg: Kilograms

    /// A flow.
    public init(site: String, village: String, urgency: Urgency, kg: Kilograms) {
      self.site = site
      self.village = village
      self.urgency = urgency
      self.kg = kg
    }
  }
  /// A minimum cut: everything that can reach the villages named stands at the sites named, and is too little.
  public struct Cut: Codable, Sendable, Hashable {
    /// Needs on the short side, as indices into `needs`.
    public var needs: [Int]
    /// Ids of all sites that reach any of them in time; their whole surviving stock is used up.
    public var sites: [String]
    /// Roads whose closure or slowness keeps other stock away, by id.
    public var roads: [String]
    /// Need inside the cut less stock inside the cut.
    public var shortKg: Kilograms

    /// A cut.
    public init(needs: [Int], sites: [String], roads: [String], shortKg: Kilograms) {
      self.needs = needs
      self.sites = sites
      self.roads = roads
      self.shortKg = shortKg
    }
  }
  /// The scenario's name.
  public var scenario: String
  /// All needs, by village in the district's order, priority first.
  public var needs: [Need]
  /// A greatest flow.
  public var flows: [Flow]
  /// What the flow delivers.
  public var deliveredKg: Kilograms
  /// A least cut; `nil` when every need is met.
  public var cut: Cut?

  /// A record.
  public init(scenario: String, needs: [Need], flows: [Flow], deliveredKg: Kilograms, cut: Cut?) {
    self.scenario = scenario
    self.needs = needs
    self.flows = flows
    self.deliveredKg = deliveredKg
    self.cut = cut
  }
}
