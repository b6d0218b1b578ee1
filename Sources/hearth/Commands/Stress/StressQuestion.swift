import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Simulation
import Stress
import Tables

/// Ways to dispatch that have a name.
enum PolicyName: Hashable, ExpressibleByArgument {
  case greedy, distanceFirst, priorityFirst, hoursToCold
  /// The trips are planned anew every few hours.
  case periodic
  /// The trips of a schedule: one made by hand, or what `hearth dispatch` wrote.
  case trips(file: String)

  private static let words: [(String, PolicyName)] = [
    ("greedy", .greedy), ("distance-first", .distanceFirst), ("priority-first", .priorityFirst),
    ("hours-to-cold", .hoursToCold), ("periodic", .periodic),
  ]
  private static let handMade = "hand-made:"

  init?(argument: String) {
    if argument.hasPrefix(Self.handMade), argument.count > Self.handMade.count {
      self = .trips(file: String(argument.dropFirst(Self.handMade.count)))
    } else if let known = Self.words.first(where: { $0.0 == argument }) {
      self = known.1
    } else {
      return nil
    }
  }

  static var allValueStrings: [String] { words.map(\.0) + [handMade + "FILE.csv"] }

  /// What it is called in tables and files.
  var name: String { Self.words.first { $0.1 == self }?.0 ?? "hand-made" }

  /// Who gets the next truck that has no trip planned for it.
  var ranking: [DispatchPolicy.Criterion] {
    let policy: DispatchPolicy =
      switch self {
      case .greedy, .periodic, .trips: .greedy
      case .distanceFirst: .distanceFirst
      case .priorityFirst: .priorityFirst
      case .hoursToCold: .hoursToCold
      }
    return policy.ranking
  }

  /// What people call it in a district that counts houses below a temperature, °C, as cold.
  func title(coldTemperature: Double) -> Bilingual {
    let cold = Format.celsius(coldTemperature)
    return switch self {
    case .greedy: Bilingual(zh: "重点户、快冷户、近处", en: "priority, hours to cold, distance")
    case .distanceFirst: Bilingual(zh: "近处先送", en: "nearest first")
    case .priorityFirst: Bilingual(zh: "重点户先送", en: "priority first")
    case .hoursToCold: Bilingual(zh: "最快冷到 \(cold) 的先送", en: "first to fall to \(cold) first")
    case .periodic: Bilingual(zh: "每隔几小时重排一次", en: "planned anew every few hours")
    case .trips(let file):
      Bilingual(zh: "按排车表 \(Self.last(file))", en: "the schedule \(Self.last(file))")
    }
  }
}

extension PolicyName {
  private static func last(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }
}

/// What a run is asked, from the words of the command line to a manifest.
struct StressQuestion {
  let input: InputReading
  let plan: String
  let against: [String]
  let policies: [PolicyName]
  let isFrontier: Bool
  let sets: [String]
  let named: [String]
  let effort: StressManifest.Effort
  let seed: UInt64?

  /// Shares of the plan's stock that the frontier is drawn through.
  private static let shares = [0, 25, 50, 75, 125, 150]

  private var district: District { input.district }

  /// The manifest; `nil` after errors were reported.
  func manifest(
    out: String, confidence: Double, coverageTarget: Double, inputs: inout [InputFile],
    diagnostics: inout Diagnostics
  ) -> StressManifest? {
    var read = named.isEmpty ? [] : inputs
    let sources = sources(out: out, &read, &diagnostics)
    let contenders = contenders(&diagnostics)
    guard !diagnostics.hasErrors else { return nil }
    return StressManifest(
      version: hearthVersion, folders: input.folders(asSeenFrom: out), inputs: district.inputs + read,
      sources: sources, contenders: contenders, effort: effort, confidence: confidence,
      coverageTarget: coverageTarget)
  }

  // MARK: What is drawn from

  private func sources(
    out: String, _ inputs: inout [InputFile], _ diagnostics: inout Diagnostics
  ) -> [StressManifest.Source] {
    let files = sets.isEmpty && named.isEmpty ? input.setFiles : sets
    var sources: [StressManifest.Source] = []
    for file in files {
      guard
        let set = ScenarioSetReader.read(
          file: file, district: district, inputs: &inputs, diagnostics: &diagnostics)
      else { continue }
      sources.append(
        .init(
          name: set.name, file: InputReading.relative(file, from: out), seed: seed ?? set.seed,
          classes: set.classes.map(\.name), weights: set.events))
    }
    let unknown = named.filter { name in !input.scenarios.contains { $0.name == name } }
    for name in unknown {
      diagnostics.report(
        Diagnostic(
          .error, "stress.unknown-scenario", at: Place(file: "--scenario"), found: name,
          Bilingual(zh: "没有这个场景。", en: "There is no such scenario."),
          remedy: Bilingual(
            zh: "有这些：\(input.scenarios.map(\.name).joined(separator: "、"))。",
            en: "There are: \(input.scenarios.map(\.name).joined(separator: ", ")).")))
    }
    if !named.isEmpty {
      sources.append(.init(name: "given", file: nil, seed: seed ?? 1, classes: named, weights: nil))
    }
    if sources.isEmpty, !diagnostics.hasErrors {
      diagnostics.report(
        Diagnostic(
          .error, "stress.no-source", at: Place(file: "--set"),
          Bilingual(
            zh: "场景文件夹里没有 sets/*.toml，也没有给 --set 或 --scenario。",
            en: "The scenarios' folder has no sets/*.toml, and neither --set nor --scenario was given."),
          remedy: Bilingual(
            zh: "请用 --set 给出场景集合，或用 --scenario 给出场景名。",
            en: "Give a set with --set, or a scenario with --scenario.")))
    }
    return sources
  }

  // MARK: What is compared

  private func contenders(_ diagnostics: inout Diagnostics) -> [StressContender] {
    let spending = ReserveSpending(district)
    var contenders: [StressContender] = []
    func add(
      _ name: String, _ title: Bilingual, _ kind: StressContender.Kind, _ policy: PolicyName,
      _ stock: [Kilograms],
      _ sha256: String, trips: [StressContender.Trip]? = nil
    ) {
      var unique = name
      while contenders.contains(where: { $0.name == unique }) { unique += "-2" }
      let piles = zip(district.sites, stock).filter { $1 > .zero }.map { ($0.id, $1) }
      contenders.append(
        StressContender(
          name: unique, title: title, kind: kind, policy: policy.ranking.map(\.rawValue),
          replansEvery: policy == .periodic ? district.policy.emergency.replanning.value : nil, trips: trips,
          stock: Dictionary(piles) { first, _ in first }, spendingFen: spending.of(stock), sha256: sha256))
    }
    guard let first = stock(plan, &diagnostics) else { return [] }
    add("plan", Bilingual(zh: "本规划", en: "this plan"), .plan, .greedy, first.stock, first.sha256)
    for path in against {
      guard let other = stock(path, &diagnostics) else { continue }
      let name = Self.name(of: path)
      add(Self.identifier(name), Bilingual(zh: name, en: name), .other, .greedy, other.stock, other.sha256)
    }
    for policy in policies where policy != .greedy {
      var trips: [StressContender.Trip]?
      if case .trips(let file) = policy { trips = HandMadeList.trips(file, diagnostics: &diagnostics) }
      let title = policy.title(coldTemperature: district.policy.coldTemperature.value)
      add(policy.name, title, .policy, policy, first.stock, first.sha256, trips: trips)
    }
    for share in isFrontier ? Self.shares : [] {
      let part = zip(first.stock, district.sites).map { stock, site in
        min(site.storage, Kilograms(stock.count * Int64(share) / 100))
      }
      // what does not fit into the yards is no point of its own
      let asked = first.stock.total { $0 }.count * Int64(share) / 100
      guard part.total({ $0 }).count * 10 >= asked * 9 else { continue }
      add(
        "stock-\(share)", Bilingual(zh: "库存的 \(share)%", en: "\(share)% of the stock"), .scaled, .greedy,
        part,
        first.sha256)
    }
    return contenders
  }

  /// Coal by site, and the hash of where it was read.
  private func stock(_ path: String, _ diagnostics: inout Diagnostics) -> (
    stock: [Kilograms], sha256: String
  )? {
    if path.lowercased().hasSuffix(".csv") {
      guard let bytes = Folder.read(file: path, diagnostics: &diagnostics),
        let stock = StockList.read(path, district: district, diagnostics: &diagnostics)
      else { return nil }
      return (stock, Digest.sha256(bytes))
    }
    let file = PlanFolder.folder(of: path) + "/" + PlanFolder.File.plan
    do {
      let plan = try Plan(asWrittenIn: path)
      if let stranger = plan.stranger(in: district) {
        report(file, stranger, &diagnostics)
        return nil
      }
      warnOfOtherData(plan, file, &diagnostics)
      let bytes = FileManager.default.contents(atPath: file) ?? Data()
      return (plan.stock(at: district.sites), Digest.sha256([UInt8](bytes)))
    } catch {
      diagnostics.report(
        Diagnostic(
          .error, "stress.plan", at: Place(file: file), error.message,
          remedy: Bilingual(zh: "请先运行 hearth plan。", en: "Run `hearth plan` first.")))
      return nil
    }
  }

  private func report(_ file: String, _ found: String, _ diagnostics: inout Diagnostics) {
    diagnostics.report(
      Diagnostic(
        .error, "stress.other-district", at: Place(file: file), found: found,
        Bilingual(
          zh: "这份规划不是这个区的：区划代码或储备点对不上。", en: "This plan is not of this district: its code or a site differs."),
        remedy: Bilingual(zh: "请给出用这个区的数据做的规划。", en: "Give a plan made from this district's data.")))
  }

  private func warnOfOtherData(_ plan: Plan, _ file: String, _ diagnostics: inout Diagnostics) {
    let now = Dictionary(district.inputs.map { ($0.path, $0.sha256) }) { first, _ in first }
    guard plan.inputs.contains(where: { now[$0.path].map { [sha = $0.sha256] in $0 != sha } ?? false }) else {
      return
    }
    diagnostics.report(
      Diagnostic(
        .warning, "stress.data-changed", at: Place(file: file),
        Bilingual(zh: "做这份规划以后，区的数据改过。", en: "The district's data changed since this plan was made."),
        remedy: Bilingual(zh: "若改动要紧，请重新规划。", en: "Plan again if the change matters.")))
  }

  private static func name(of path: String) -> String {
    URL(fileURLWithPath: PlanFolder.folder(of: path)).standardizedFileURL.deletingPathExtension()
      .lastPathComponent
  }

  /// A name that can stand in a table and a file.
  private static func identifier(_ name: String) -> String {
    let allowed = name.lowercased().unicodeScalars.map { scalar in
      scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
        ? Character(scalar) : "-"
    }
    return allowed.isEmpty ? "other" : String(allowed)
  }
}
