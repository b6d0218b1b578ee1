import Routing

/// Public instances of one kind: their folders, how they are read, and what is asked of Hearth on them.
public struct RoutingSet: Sendable {
  /// Name on the command line, in tables and in JSON.
  public let name: String
  /// Folders below the bench folder.
  public let folders: [String]
  /// The largest mean gap to the best known, per cent, after ten and thirty CPU seconds; `nil` = none is
  /// asked for.
  public let targets: (ten: Double?, thirty: Double?)
  /// Whether PyVRP's mean gap is a target too.
  public let mustBeatPyVRP: Bool
  /// Whether an instance, of a name and a number of clients, counts for the targets.
  let includes: @Sendable (_ name: String, _ clients: Int) -> Bool
  let read: @Sendable ([UInt8], String) throws(ReadFailure) -> RoutingInstance

  /// Every set the bench knows; those with a target first.
  public static let all: [RoutingSet] = [
    RoutingSet(
      name: "x", folders: ["CVRP_X"], targets: (0.5, 0.25), mustBeatPyVRP: true,
      includes: { _, clients in clients <= 400 },
      read: { (bytes, file) throws(ReadFailure) in try VRPLIBReader.read(bytes, file, .nearest) }),
    RoutingSet(
      name: "solomon", folders: ["VRPTW_Solomon"], targets: (nil, 1), mustBeatPyVRP: false,
      includes: { name, _ in name.hasPrefix("R1") || name.hasPrefix("RC1") },
      read: { (bytes, file) throws(ReadFailure) in try RoutingReaders.solomon(bytes, file) }),
    RoutingSet(
      name: "mdvrp", folders: ["MDVRP_Cordeau"], targets: (nil, 1.5), mustBeatPyVRP: false,
      includes: { _, _ in true },
      read: { (bytes, file) throws(ReadFailure) in try RoutingReaders.cordeau(bytes, file) }),
    RoutingSet(
      name: "hfvrp", folders: ["HFVRP"], targets: (nil, 1), mustBeatPyVRP: false,
      includes: { _, clients in clients <= 200 },
      read: { (bytes, file) throws(ReadFailure) in
        try VRPLIBReader.read(bytes, file, .real, costDecimals: 2)
      }),
    RoutingSet(
      name: "split", folders: ["SDVRP_Belenguer_S", "SDVRP_Chen_SD", "SDVRP_eil", "SDVRP_Archetti"],
      targets: (nil, 1), mustBeatPyVRP: false, includes: { _, _ in true },
      read: { (bytes, file) throws(ReadFailure) in try RoutingReaders.split(bytes, file) }),
    RoutingSet(
      name: "multitrip", folders: ["MTVRPTWR"], targets: (nil, 1.5), mustBeatPyVRP: false,
      includes: { _, clients in clients <= 100 },
      read: { (bytes, file) throws(ReadFailure) in try VRPLIBReader.read(bytes, file, .tenths) }),
    RoutingSet(
      name: "sitedep", folders: ["SiteDepVRPTW"], targets: (nil, nil), mustBeatPyVRP: false,
      includes: { _, clients in clients <= 200 },
      read: { (bytes, file) throws(ReadFailure) in try VRPLIBReader.read(bytes, file, .real) }),
    RoutingSet(
      name: "hvrp", folders: ["HVRP_Taillard"], targets: (nil, nil), mustBeatPyVRP: false,
      includes: { _, _ in true },
      read: { (bytes, file) throws(ReadFailure) in try RoutingReaders.taillard(bytes, file) }),
    RoutingSet(
      name: "xml100", folders: ["CVRP_XML100"], targets: (nil, nil), mustBeatPyVRP: false,
      includes: { _, _ in true },
      read: { (bytes, file) throws(ReadFailure) in try VRPLIBReader.read(bytes, file, .nearest) }),
    RoutingSet(
      name: "mdvrptw", folders: ["MDVRPTW"], targets: (nil, nil), mustBeatPyVRP: false,
      includes: { _, _ in true },
      read: { (bytes, file) throws(ReadFailure) in try VRPLIBReader.read(bytes, file, .real) }),
  ]
}
