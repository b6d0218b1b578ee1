public import District
public import Plans
import Tables

/// Everything that the results of a run depend on, and nothing else: no workers, no clock. Its bytes' hash stands in
/// every shard, so that what belongs to another run cannot be mixed in.
public struct StressManifest: Codable, Hashable, Sendable {
  /// The schema this version writes.
  public static let schema = "hearth.stress-run/1"
  /// Its file in the run's folder.
  public static let file = "manifest.json"

  /// Always ``schema``.
  public var schema: String
  /// Version of Hearth: another may play differently.
  public var version: String
  /// Where the raw inputs stand, relative to the manifest's folder.
  public var folders: InputFolders
  /// Every file read, with its hash.
  public var inputs: [InputFile]
  /// What is drawn from.
  public var sources: [Source]
  /// What is compared, the plan under test first.
  public var contenders: [StressContender]
  /// How much is drawn.
  public var effort: Effort
  /// Confidence of every interval.
  public var confidence: Double
  /// Coverage that every township should reach.
  public var coverageTarget: Double

  /// A manifest.
  public init(
    version: String, folders: InputFolders, inputs: [InputFile], sources: [Source],
    contenders: [StressContender], effort: Effort, confidence: Double = 0.95, coverageTarget: Double = 0.95
  ) {
    schema = Self.schema
    self.version = version
    self.folders = folders
    self.inputs = inputs
    self.sources = sources
    self.contenders = contenders
    self.effort = effort
    self.confidence = confidence
    self.coverageTarget = coverageTarget
  }

  /// A set, or the given scenarios.
  public struct Source: Codable, Hashable, Sendable {
    /// Unique in the run.
    public var name: String
    /// The set's file, relative to the manifest's folder; `nil` = the given scenarios named by the classes.
    public var file: String?
    /// Seed of every draw.
    public var seed: UInt64
    /// Its classes' names: strata.
    public var classes: [String]
    /// By class, how much it counts; `nil` where nothing weighs them.
    public var weights: [Double]?

    /// A source.
    public init(name: String, file: String?, seed: UInt64, classes: [String], weights: [Double]?) {
      self.name = name
      self.file = file
      self.seed = seed
      self.classes = classes
      self.weights = weights
    }
  }

  /// How much is drawn from each source.
  public struct Effort: Codable, Hashable, Sendable {
    /// How replications are divided among classes.
    public enum Allocation: String, Codable, Sendable, CaseIterable {
      /// As many of each.
      case equal
      /// By weight.
      case proportional
      /// By weight times spread, as the first quarter shows it; each class keeps at least a quarter of an equal part,
      /// so that what is said given a class has ground to stand on.
      case neyman
    }
    /// Replications of each source, at most.
    public var replications: Int
    /// How sure to be; `nil` = all replications, whatever they show.
    public var halfWidth: HalfWidth?
    /// Replications before the first look, and between two looks.
    public var step: Int
    /// How they are divided.
    public var allocation: Allocation
    /// Batch of the Latin hypercube, a power of two; `nil` = each stands for itself.
    public var latinHypercube: Int?
    /// Most replications in a shard.
    public var shard: Int

    /// An effort.
    public init(
      replications: Int, halfWidth: HalfWidth? = nil, step: Int = 200, allocation: Allocation = .neyman,
      latinHypercube: Int? = nil, shard: Int = 50
    ) {
      self.replications = replications
      self.halfWidth = halfWidth
      self.step = step
      self.allocation = allocation
      self.latinHypercube = latinHypercube
      self.shard = shard
    }
  }

  /// Its bytes as they stand in the run's folder.
  public func bytes() throws -> [UInt8] { try PlanJSON.encode(self) }

  /// SHA-256 of its bytes.
  public func hash() throws -> String { Digest.sha256(try bytes()) }
}
