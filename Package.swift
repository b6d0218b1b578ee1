// swift-tools-version: 6.2
import PackageDescription

/// The house, floor by floor. An arrow is an import and always points down.
/// See the README for what each floor is for.
let package = Package(
  name: "hearth",
  products: [
    .executable(name: "hearth", targets: ["hearth"]),
    .executable(name: "hearth-bench", targets: ["hearth-bench"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
  ],
  targets: [
    // C libraries, from Debian
    .systemLibrary(name: "CGLPK", providers: [.apt(["libglpk-dev"])]),
    .systemLibrary(name: "CSodium", providers: [.apt(["libsodium-dev"])]),
    .systemLibrary(name: "CXLSXWriter", providers: [.apt(["libxlsxwriter-dev"])]),
    .target(name: "CGLPKGuard", dependencies: ["CGLPK"]),

    // floor 0: exact units; random numbers by address; how sure a sample is; what people send us, and where it is wrong
    .target(name: "Quantities"),
    .target(name: "Philox"),
    .target(name: "Geodesy", dependencies: ["Quantities"]),
    .target(name: "Statistics"),
    .target(name: "Tables", dependencies: ["Quantities", "CSodium"]),

    // floor 1: the district as data; the solver's Swift face
    .target(name: "District", dependencies: ["Quantities", "Tables"]),
    .target(name: "GLPK", dependencies: ["CGLPK", "CGLPKGuard"]),

    // floor 2: who is cold and what is needed; times under weather; what the hazards may do; the plan as a value
    .target(
      name: "RoadNetwork",
      dependencies: ["District", .product(name: "HeapModule", package: "swift-collections")]),
    .target(name: "Hazards", dependencies: ["District", "Statistics"]),
    .target(name: "Ensembles", dependencies: ["District", "Philox", "Statistics"]),
    .target(name: "Plans", dependencies: ["District", "Statistics", "Tables"]),
    .target(name: "Proofs"),
    .target(name: "Routing"),
    .target(name: "StochasticProgram", dependencies: ["GLPK"]),
    .target(name: "ModelFiles", dependencies: ["GLPK", "StochasticProgram", "Quantities", "Tables"]),

    // floor 3: one decision each
    .target(
      name: "Siting", dependencies: ["Quantities", "GLPK", "Proofs", "Statistics", "StochasticProgram"]),
    .target(name: "Allocation", dependencies: ["Quantities", "GLPK"]),
    .target(name: "Haulage", dependencies: ["Quantities", "GLPK"]),
    .target(name: "Simulation", dependencies: ["District", "Hazards", "Philox", "RoadNetwork"]),
    .target(name: "Certificates", dependencies: ["Quantities"]),
    .target(name: "Exchange", dependencies: ["Quantities", "Routing", "Tables"]),
    .target(
      name: "Adversary",
      dependencies: ["Quantities", "GLPK", .product(name: "HeapModule", package: "swift-collections")]),

    // floor 4: the main job, what breaks it, and its witness
    .target(
      name: "Planning",
      dependencies: [
        "Plans", "Siting", "Allocation", "Exchange", "Haulage", "Simulation", "Certificates", "Adversary",
        "Ensembles", "Statistics",
      ]),
    .target(
      name: "Stress",
      dependencies: ["District", "Ensembles", "Plans", "RoadNetwork", "Simulation", "Statistics", "Tables"]),
    .target(name: "Audit", dependencies: ["District", "Plans", "Proofs", "Tables"]),

    // floor 5: what people read; what is kept and checked to the kilogram; what answers are held against
    .target(name: "SitingOracle", dependencies: ["Siting", "Audit", "GLPK", "Proofs", "Quantities"]),
    .target(
      name: "Reports", dependencies: ["District", "Geodesy", "Plans", "Statistics", "Tables", "CXLSXWriter"]),
    .target(
      name: "Registers",
      dependencies: ["District", "Plans", "Tables", "CSodium", .product(name: "GRDB", package: "GRDB.swift")]),

    .target(
      name: "Terminal",
      dependencies: [
        "District", "Plans", "Tables", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .target(
      name: "Benchmarks",
      dependencies: [
        "Allocation", "District", "Ensembles", "Haulage", "Hazards", "Philox", "Planning", "Plans",
        "RoadNetwork",
        "Routing", "Simulation", "Siting", "StochasticProgram", "GLPK", "ModelFiles", "Proofs", "Quantities",
        "Tables",
      ],
      resources: [
        .embedInCode("Peers/peer.py"), .embedInCode("Peers/flow_peer.py"), .embedInCode("Peers/mps_peer.py"),
        .embedInCode("Peers/routing_peer.py"), .embedInCode("Peers/simpy_peer.py"),
        .embedInCode("Peers/trips_peer.py"), .embedInCode("Peers/moves_peer.cpp"),
      ]),

    // floor 6: what people run
    .executableTarget(
      name: "hearth",
      dependencies: [
        "Exchange", "Geodesy", "Planning", "Routing", "Stress", "Audit", "Proofs", "Reports", "Registers",
        "Terminal", "ModelFiles", "Siting",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .executableTarget(
      name: "hearth-bench",
      dependencies: [
        "Audit", "Benchmarks", "District", "Haulage", "Philox", "Planning", "Plans", "Proofs", "Siting",
        "SitingOracle", "Statistics", "Stress", "Tables", "Terminal",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),

    // a process that writes a ledger and may be killed at any step of the file layer
    .target(
      name: "CLedgerFaults", path: "Tests/CLedgerFaults", linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "LedgerClerk", dependencies: ["District", "Registers", "CLedgerFaults"], path: "Tests/LedgerClerk"
    ),

    // the shipped district, planned once for all tests that look at it
    .target(name: "TestSupport", dependencies: ["Planning"], path: "Tests/TestSupport"),

    .testTarget(name: "QuantitiesTests", dependencies: ["Quantities"]),
    .testTarget(name: "PhiloxTests", dependencies: ["Philox"]),
    .testTarget(name: "GeodesyTests", dependencies: ["Geodesy", "Quantities"]),
    .testTarget(name: "StatisticsTests", dependencies: ["Statistics", "Philox"]),
    .testTarget(name: "TablesTests", dependencies: ["Tables"]),
    .testTarget(name: "DistrictTests", dependencies: ["District"]),
    .testTarget(name: "GLPKTests", dependencies: ["GLPK", "CGLPK", "CGLPKGuard"]),
    .testTarget(name: "StochasticProgramTests", dependencies: ["StochasticProgram", "GLPK"]),
    .testTarget(
      name: "ModelFilesTests",
      dependencies: ["ModelFiles", "StochasticProgram", "GLPK", "Quantities", "Tables", "CGLPK"]),
    .testTarget(name: "RoadNetworkTests", dependencies: ["RoadNetwork"]),
    .testTarget(name: "HazardsTests", dependencies: ["Hazards"]),
    .testTarget(name: "EnsemblesTests", dependencies: ["Ensembles", "Hazards", "Philox", "Statistics"]),
    .testTarget(name: "PlansTests", dependencies: ["Plans"]),
    .testTarget(
      name: "SitingTests",
      dependencies: ["Siting", "SitingOracle", "ModelFiles", "Statistics", "StochasticProgram", "GLPK"]),
    .testTarget(name: "AllocationTests", dependencies: ["Allocation"]),
    .testTarget(name: "HaulageTests", dependencies: ["Benchmarks", "Haulage", "GLPK", "Quantities"]),
    .testTarget(name: "SimulationTests", dependencies: ["Simulation", "Hazards"]),
    .testTarget(name: "CertificatesTests", dependencies: ["Certificates"]),
    .testTarget(name: "AdversaryTests", dependencies: ["Adversary", "Quantities"]),
    .testTarget(name: "RoutingTests", dependencies: ["Routing"]),
    .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "Quantities", "Routing", "Tables"]),
    .testTarget(
      name: "PlanningTests",
      dependencies: [
        "Planning", "Audit", "District", "Exchange", "Haulage", "Hazards", "Plans", "Quantities",
        "RoadNetwork", "Simulation", "TestSupport",
      ]),
    .testTarget(name: "StressTests", dependencies: ["Stress", "Plans", "Simulation", "Statistics"]),
    .testTarget(name: "AuditTests", dependencies: ["Audit", "Planning", "Reports", "TestSupport"]),
    .testTarget(name: "ProofsTests", dependencies: ["Audit", "Proofs", "Siting", "SitingOracle"]),
    .testTarget(name: "ReportsTests", dependencies: ["Geodesy", "Reports", "Plans", "Statistics"]),
    .testTarget(
      name: "BenchmarksTests",
      dependencies: [
        "Benchmarks", "District", "Plans", "Routing", "TestSupport", "Siting", "StochasticProgram", "GLPK",
      ]),
    .testTarget(
      name: "RegistersTests",
      dependencies: [
        "District", "Registers", "LedgerClerk", "CLedgerFaults",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "HearthTests",
      dependencies: [
        "Planning", "Plans", "Proofs", "Quantities", "Terminal", "hearth", "hearth-bench", "GLPK",
        "ModelFiles", .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)

for target in package.targets where [.regular, .executable, .test].contains(target.type) {
  guard !["CGLPKGuard", "CLedgerFaults"].contains(target.name) else { continue }
  target.swiftSettings =
    (target.swiftSettings ?? []) + [
      .enableUpcomingFeature("ExistentialAny"),
      .enableUpcomingFeature("InternalImportsByDefault"),
      .enableUpcomingFeature("MemberImportVisibility"),
      .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
      .treatAllWarnings(as: .error),
    ]
}
