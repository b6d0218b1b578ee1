/// A routing problem as VROOM's API (1.14 and 1.15) writes it: seconds, metres, loads in kilograms, places as indices of the
/// matrices. Keys that begin with `x_` are ours, and VROOM passes over them.
public struct VROOMProblem: Hashable, Sendable {
  /// A visit.
  public struct Stop: Hashable, Sendable {
    /// Its number, unique among the visits of its kind.
    public var id: Int
    /// What people call it; VROOM's answer repeats it.
    public var description: String
    /// Index into the matrices.
    public var place: Int
    /// Seconds that it takes.
    public var service: Int
    /// When it may begin; `nil` = any time.
    public var window: ClosedRange<Int>?

    /// A visit.
    public init(id: Int, description: String, place: Int, service: Int, window: ClosedRange<Int>? = nil) {
      self.id = id
      self.description = description
      self.place = place
      self.service = service
      self.window = window
    }
  }

  /// Something to be brought to one place from wherever the vehicle starts.
  public struct Job: Hashable, Sendable {
    /// The visit.
    public var stop: Stop
    /// How much is brought.
    public var amount: Int
    /// What the vehicle must be able to do.
    public var skills: [Int]
    /// 0 … 100.
    public var priority: Int

    /// A job.
    public init(stop: Stop, amount: Int, skills: [Int] = [], priority: Int = 0) {
      self.stop = stop
      self.amount = amount
      self.skills = skills
      self.priority = priority
    }
  }

  /// Something to be fetched at one place and brought to another by the same vehicle.
  public struct Shipment: Hashable, Sendable {
    /// Where it is loaded.
    public var pickup: Stop
    /// Where it is unloaded.
    public var delivery: Stop
    /// How much.
    public var amount: Int
    /// What the vehicle must be able to do.
    public var skills: [Int]
    /// 0 … 100.
    public var priority: Int

    /// A shipment.
    public init(pickup: Stop, delivery: Stop, amount: Int, skills: [Int] = [], priority: Int = 0) {
      self.pickup = pickup
      self.delivery = delivery
      self.amount = amount
      self.skills = skills
      self.priority = priority
    }
  }

  /// A vehicle for one shift.
  public struct Vehicle: Hashable, Sendable {
    /// Its number.
    public var id: Int
    /// What people call it.
    public var description: String
    /// Which matrices are true for it.
    public var profile: String
    /// Where it starts and ends.
    public var place: Int
    /// What it carries.
    public var capacity: Int
    /// What it can do.
    public var skills: [Int]
    /// When it works; `nil` = always.
    public var window: ClosedRange<Int>?
    /// Cost of using it, per hour of travel, and per kilometre.
    public var fixed: Int, perHour: Int, perKilometre: Int
    /// Most seconds of travel; `nil` = no limit.
    public var maxTravel: Int?

    /// A vehicle.
    public init(
      id: Int, description: String, profile: String, place: Int, capacity: Int, skills: [Int] = [],
      window: ClosedRange<Int>? = nil, fixed: Int = 0, perHour: Int = 3600, perKilometre: Int = 0,
      maxTravel: Int? = nil
    ) {
      self.id = id
      self.description = description
      self.profile = profile
      self.place = place
      self.capacity = capacity
      self.skills = skills
      self.window = window
      self.fixed = fixed
      self.perHour = perHour
      self.perKilometre = perKilometre
      self.maxTravel = maxTravel
    }
  }

  /// Seconds and metres between all places, row by row.
  public struct Matrix: Hashable, Sendable {
    /// Seconds.
    public var durations: [[Int]]
    /// Metres; empty where costs need none.
    public var distances: [[Int]]

    /// A matrix.
    public init(durations: [[Int]], distances: [[Int]] = []) {
      self.durations = durations
      self.distances = distances
    }
  }

  /// Deliveries from where the vehicles start.
  public var jobs: [Job]
  /// Deliveries from elsewhere.
  public var shipments: [Shipment]
  /// The vehicles.
  public var vehicles: [Vehicle]
  /// By profile.
  public var matrices: [String: Matrix]
  /// What the numbers rest on, written as `x_note`.
  public var note: String

  /// A problem.
  public init(
    jobs: [Job] = [], shipments: [Shipment] = [], vehicles: [Vehicle], matrices: [String: Matrix],
    note: String = ""
  ) {
    self.jobs = jobs
    self.shipments = shipments
    self.vehicles = vehicles
    self.matrices = matrices
    self.note = note
  }
}
