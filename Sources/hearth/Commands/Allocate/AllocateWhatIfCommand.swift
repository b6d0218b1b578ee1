import ArgumentParser
import District
import Foundation
import Planning
import Plans
import Quantities
import Tables
import Terminal

/// `hearth allocate what-if DIR …`: what changes when something goes otherwise than planned.
struct AllocateWhatIfCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "what-if",
    abstract: "假如停产、封路、涨价、改上限：重新分配并说明差别 / what changes when something goes otherwise",
    discussion: """
      例 / examples:
        hearth allocate what-if data/shuocheng --plant-fails pellet-shalenghe@2023-01
        hearth allocate what-if data/shuocheng --cut-off 140602101203@2023-01-05+10
        hearth allocate what-if data/shuocheng --price-rise 10 --price-rise pellet-shalenghe=5
        hearth allocate what-if data/shuocheng --cap 2500
      几项可以同时假设 / several may be combined.
      """)

  @Argument(help: "区数据文件夹 / the district's folder")
  var district: String

  @Option(
    name: .long,
    help: ArgumentHelp("颗粒厂停产，可写月份；可重复 / a plant fails, in a month or altogether", valueName: "ID[@2023-01]"))
  var plantFails: [String] = []

  @Option(
    name: .long,
    help: ArgumentHelp("村被大雪封路若干天；可重复 / a village is cut off for days", valueName: "CODE@2023-01-05+10"))
  var cutOff: [String] = []

  @Option(
    name: .long, help: ArgumentHelp("出厂价上涨百分之几；可重复 / prices rise, per cent", valueName: "[ID=]PERCENT"))
  var priceRise: [String] = []

  @Option(name: .long, help: ArgumentHelp("每户补贴上限改为（公斤） / another cap, kg", valueName: "KG"))
  var cap: Int?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let console = Console(language: common.language)
    var diagnostics = Diagnostics()
    guard let read = DistrictReader.read(folder: district, diagnostics: &diagnostics), !diagnostics.hasErrors
    else { throw try console.refuse(diagnostics, json: common.json) }
    var reading = ShockReading(district: read)
    let shock = SeasonShock(
      failures: plantFails.compactMap { reading.failure($0) },
      cutOffs: cutOff.compactMap { reading.cutOff($0) },
      priceRises: priceRise.compactMap { reading.priceRise($0) }, cap: cap.flatMap { reading.cap($0) })
    if shock == .none { reading.reportNothing() }
    guard !reading.diagnostics.hasErrors else {
      throw try console.refuse(reading.diagnostics, json: common.json)
    }
    let before = try await SeasonPellets.allocate(read)
    let after = try await SeasonPellets.allocate(read, under: shock)
    let comparison = SeasonComparison(before, after, shock, in: read)
    if common.json {
      try console.out(
        json: Answer(
          before: AllocationSummary(before, in: read), after: AllocationSummary(after, in: read),
          differences: comparison.sentences, changes: comparison.changes))
    } else {
      for sentence in comparison.sentences { console.out(sentence) }
    }
  }

  /// The machine form.
  private struct Answer: Encodable {
    var before: AllocationSummary
    var after: AllocationSummary
    var differences: [Bilingual]
    var changes: [SeasonComparison.Change]
  }
}

/// Reads what is to go otherwise; what makes no sense is a finding, not a crash.
private struct ShockReading {
  let district: District
  var diagnostics = Diagnostics()

  mutating func failure(_ text: String) -> SeasonShock.Failure? {
    let parts = text.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let id = supplier(parts[0], "--plant-fails") else { return nil }
    guard parts.count == 2 else { return SeasonShock.Failure(supplier: id, month: nil) }
    guard let day = CalendarDay(iso: parts[1] + "-01"), isInSeason(month: parts[1], day) else {
      report(
        "what-if.month", "--plant-fails", text, "月份要写成 2023-01，并在采暖季内；全季停产不写 @。",
        "The month must be like 2023-01 and within the season; leave out @ for the whole of it.")
      return nil
    }
    return SeasonShock.Failure(supplier: id, month: parts[1])
  }

  mutating func cutOff(_ text: String) -> SeasonShock.CutOff? {
    let parts = text.split(separator: "@", maxSplits: 1).map(String.init)
    let time = parts.count == 2 ? parts[1].split(separator: "+", maxSplits: 1).map(String.init) : []
    guard time.count == 2, let day = CalendarDay(iso: time[0]), let days = Int(time[1]),
      (1...180).contains(days),
      (district.season.start...district.season.end).contains(day.iso)
    else {
      report(
        "what-if.cut-off", "--cut-off", text, "要写成 村代码@开始日+天数，开始日在采暖季内，天数 1 到 180。",
        "Write CODE@DAY+DAYS, the day within the season, 1 to 180 days.")
      return nil
    }
    guard
      let village = district.villages.indices.first(where: { district.villages[$0].code == parts[0] }),
      district.households.contains(where: { $0.village == village && $0.pathway == .biomass && $0.count > 0 })
    else {
      report(
        "what-if.village", "--cut-off", parts[0], "没有这个村，或村里没有生物质户。",
        "There is no such village, or nobody there burns pellets.")
      return nil
    }
    return SeasonShock.CutOff(village: parts[0], from: day, days: days)
  }

  mutating func priceRise(_ text: String) -> SeasonShock.PriceRise? {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    guard let percent = parts.last.flatMap({ Int($0) }), (-99...1000).contains(percent) else {
      report(
        "what-if.price", "--price-rise", text, "百分比要写整数，-99 到 1000。",
        "The percentage must be whole, -99 to 1000.")
      return nil
    }
    guard parts.count == 2 else { return SeasonShock.PriceRise(supplier: nil, percent: percent) }
    return supplier(parts[0], "--price-rise").map { SeasonShock.PriceRise(supplier: $0, percent: percent) }
  }

  mutating func cap(_ kg: Int) -> Kilograms? {
    guard (0...1_000_000).contains(kg) else {
      report(
        "what-if.cap", "--cap", String(kg), "上限要在 0 到 1000000 公斤之间。", "The cap must be 0 to 1,000,000 kg.")
      return nil
    }
    return Kilograms(Int64(kg))
  }

  mutating func reportNothing() {
    guard !diagnostics.hasErrors else { return }
    report(
      "what-if.nothing", "what-if", "", "没有写明假设什么。", "Nothing was said to go otherwise.")
  }

  private mutating func supplier(_ id: String, _ option: String) -> String? {
    let plants = district.suppliers.filter { district.fuels[$0.fuel].kind == .pellet }.map(\.id)
    guard plants.contains(id) else {
      report(
        "what-if.plant", option, id, "没有这家颗粒厂；有：\(plants.joined(separator: "、"))。",
        "There is no such pellet plant; there are: \(plants.joined(separator: ", ")).")
      return nil
    }
    return id
  }

  private func isInSeason(month: String, _ first: CalendarDay) -> Bool {
    (district.season.start.prefix(7)...district.season.end.prefix(7)).contains(month.prefix(7))
  }

  private mutating func report(_ code: String, _ option: String, _ found: String, _ zh: String, _ en: String)
  {
    diagnostics.report(
      Diagnostic(
        .error, code, at: Place(file: option), found: found, Bilingual(zh: zh, en: en),
        remedy: Bilingual(
          zh: "用法见 hearth allocate what-if --help。", en: "See hearth allocate what-if --help.")))
  }
}
