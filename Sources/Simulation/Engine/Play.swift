import District
import Hazards
import Quantities
import RoadNetwork

/// A play under way, and the memory it uses again for the next: ``Laboratory`` says by which rules.
struct Play: Sendable {
  let ground: Ground
  let policy: DispatchPolicy
  var times: TravelTimes

  // the scenario
  var horizon = 0
  var hazards: [Hazard] = []
  /// What luck does; `nil` = nothing.
  var fortune: Fortune?
  var groups: [GroupImpact] = []
  var outdoor: [[Double]] = []
  var roadStates: [RoadState] = []
  /// Index into `roadStates`, by hour.
  var roadStateByHour: [Int] = []
  /// Minute of the alarm; `Int.max` where nobody is affected.
  var alarm = Int.max
  /// Minute from which orders may be given.
  var mobilised = Int.max
  var isShelterOpen: [Bool] = []

  // people
  var activeGroups: [Int] = []
  /// Stretch of each group in the hour that is played.
  var stretch: [Int] = []
  /// Three per group: priority, ordinary, without stove.
  var cohorts: [Cohort] = []
  var clocks = UnservedClocks()
  /// Open shelters' places, by township.
  var placesOpen: [Int] = []
  var placesLeft: [Int] = []

  // coal
  var needs: [Need] = []
  /// What the dispatcher sees of each need.
  var requests: [Request] = []
  /// By hour, then by need, as hours are played.
  var demand: [Demand] = []
  /// Two per village: priority, ordinary; −1 = none.
  var needOfVillage: [Int] = []
  var needsOfRegion = Ground.Rows(rows: 0, rowOfItem: [])
  var yards: [YardState] = []
  var trucks: [TruckState] = []
  /// What trips to several villages unload after the first.
  var cargo: [Cargo] = []

  // what is to come
  var agenda = Agenda()
  /// The first hour whose fuel is not burnt yet.
  var nextHour = 0
  /// Index into `roadStates` that the travel times are turned to; −1 = none yet.
  var roadState = -1
  /// Whether something happened in a region that may make an order possible which was not before.
  var isUnsettled: [Bool] = []
  var desk: DispatchDesk
  /// By kind of truck and region.
  var waiting: [WaitingList]
  /// Whether every need is looked at for every order: slow, and what the lists are tested against.
  var looksAtAll = false
  var book = OrderBook()

  // what it came to
  var tally: Tally

  init(_ ground: Ground, policy: DispatchPolicy) {
    self.ground = ground
    self.policy = policy
    times = TravelTimes(ground.travel)
    desk = DispatchDesk(ground.travel)
    waiting = Array(
      repeating: WaitingList(), count: ground.travel.kinds.count * ground.travel.regionCount)
    tally = Tally(townships: ground.townshipCount)
  }

  /// Households of one group that the same thing can help, and the temperature in those that it does not reach.
  struct Cohort: Sendable {
    /// Without heat in the hour that is played.
    var households = 0
    var served = 0
    /// Indoor temperature of the unserved when the next hour begins, °C.
    var temperature = 0.0
  }

  /// The coal of one need: what is asked for, in the village and burnt.
  struct Need: Sendable {
    var village: Int
    var junction: Int
    var isPriority: Bool
    /// Minutes at doorsteps for all of it.
    var doorsteps: Int
    /// First minute in which coal may be ordered for it.
    var release: Int
    /// Minute by which all of it is due.
    var due: Int
    /// kg, over the whole scenario.
    var total: Int64
    var inVillage: Int64 = 0
    var burnt: Int64 = 0
    /// kg in the village by `due`.
    var onTime: Int64 = 0
    /// Burnt and asked for in the last hour that asked for a whole kilogram.
    var lastBurnt: Int64 = 0
    var lastDemand: Int64 = 1
  }

  /// What an hour of a need asks for.
  struct Demand: Sendable {
    /// kg asked for in the hours up to and including this.
    var through: Int64
    /// Whether any fuel is burnt; where it is warm enough outdoors, none is.
    var burns: Bool
  }

  /// A yard's coal, docks and line.
  struct YardState: Sendable {
    var stock: Int64
    /// kg of it that are meant for trucks on their way. May exceed the stock after a loss.
    var promised: Int64 = 0
    var freeDocks: Int
    /// First and last truck waiting for a dock; −1 = none.
    var firstInLine = -1
    var lastInLine = -1
    /// Part of the stock that the hazards so far have left.
    var surviving = 1.0
  }

  /// Coal for a need.
  struct Cargo: Sendable {
    var need: Int
    var kg: Int64
  }

  /// What a truck is doing.
  struct TruckState: Sendable {
    /// Where it stands, or where it drives to.
    var junction: Int
    /// The yard it was sent to; −1 = it may be sent.
    var yard = -1
    /// What it unloads next.
    var drop = Cargo(need: -1, kg: 0)
    /// What it unloads after that: indices into `cargo`.
    var later = 0..<0
    /// Whether it has left the yard.
    var isLaden = false
    /// kg promised to it.
    var promised: Int64 = 0
    /// kg on it.
    var load: Int64 = 0
    var isReturning = false
    /// First departure of the shift; −1 = it has not been out.
    var shiftStart = -1
    /// When it left its base; −1 = it is there.
    var outSince = -1
    /// When it came to the dock.
    var atDockSince = 0
    /// The next in line after it.
    var nextInLine = -1
    /// Legs driven.
    var legs = 0
    /// Metres since it was filled up.
    var driven = 0
  }

  /// Drivers work one shift in this many minutes.
  static let day = 24 * 60

  /// Whether a truck can be given an order.
  ///
  /// - Parameter overtime: Minutes past its shift in which it still takes one.
  func isFree(_ truck: Int, at minute: Int, overtime: Int = 0) -> Bool {
    guard trucks[truck].yard < 0, !trucks[truck].isReturning else { return false }
    let start = trucks[truck].shiftStart
    guard lasts(truck, for: 1, at: minute) else { return false }
    return start < 0 || minute >= start + Self.day || minute < start + ground.trucks[truck].shift + overtime
  }

  /// Whether a truck's tank lasts for so many more metres.
  func lasts(_ truck: Int, for metres: Int, at minute: Int) -> Bool {
    guard let fortune else { return true }
    return fortune.lasts(
      ground.trucks[truck], driven: trucks[truck].driven,
      isAtBase: trucks[truck].junction == ground.trucks[truck].base, at: minute, for: metres)
  }

  /// kg of a yard that can still be promised.
  func available(_ yard: Int) -> Int64 {
    ground.yards[yard].canLoad ? max(0, yards[yard].stock - yards[yard].promised) : 0
  }

  /// Plays to the horizon. `begin` comes first.
  mutating func run(_ replanning: Replanning? = nil) {
    let end = horizon * 60
    while true {
      let minute = min(agenda.nextMinute, nextHour * 60)
      guard minute < end else { break }
      while agenda.nextMinute == minute {
        let (happening, entity) = agenda.next()
        handle(happening, entity, at: minute)
      }
      if minute == nextHour * 60 {
        turnHour(nextHour)
        unsettle()
        if let replanning, minute >= mobilised, (minute - mobilised) / 60 % replanning.every == 0 {
          take(replanning.plan(situation(at: minute)), at: minute)
        }
      }
      dispatch(at: minute)
    }
    finish()
  }

  /// Index into `demand`.
  @inline(__always)
  func at(_ hour: Int, _ n: Int) -> Int { hour * needs.count + n }

  /// Needs may have become more pressing.
  mutating func forgetWaiting() {
    for list in waiting.indices { waiting[list].forget() }
  }

  /// Needs of a region may have become more pressing.
  mutating func forgetWaiting(in region: Int) {
    for list in stride(from: region, to: waiting.count, by: ground.travel.regionCount) {
      waiting[list].forget()
    }
  }

  /// Something happened that may make an order possible anywhere.
  mutating func unsettle() {
    for region in isUnsettled.indices { isUnsettled[region] = true }
  }
}
