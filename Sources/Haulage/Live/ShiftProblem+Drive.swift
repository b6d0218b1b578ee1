extension ShiftProblem {
  /// A drive as soon as the driver may and a way is open.
  public struct Drive: Hashable, Sendable {
    /// First minute of the rest before it; `nil` = none.
    public var rest: Int?
    /// When it begins.
    public var depart: Int
    /// When it ends.
    public var arrive: Int
  }

  /// The drive of a truck between two places, as a playing has it; `nil` where no way opens within the horizon.
  ///
  /// - Parameters:
  ///   - minute: When the truck is ready.
  ///   - sinceRest: Minutes driven since the last rest.
  public func drive(truck: Int, from: Int, to: Int, at minute: Int, sinceRest: Int) -> Drive? {
    var (minute, since, rest) = (minute, sinceRest, Int?.none)
    while minute < horizon * 60 {
      guard let span = travel.minutes(kind: trucks[truck].kind, hour: minute / 60, from: from, to: to) else {
        minute = (minute / 60 + 1) * 60
        continue
      }
      if since + span <= rules.longestSpell {
        return Drive(rest: rest, depart: minute, arrive: minute + span)
      }
      if since == 0 { return nil }
      rest = minute
      minute += rules.rest
      since = 0
    }
    return nil
  }

  /// Metres of a drive that begins in a minute.
  public func metres(truck: Int, from: Int, to: Int, at minute: Int) -> Int {
    travel.metres(kind: trucks[truck].kind, hour: minute / 60, from: from, to: to)
  }

  /// Whole minutes that a load keeps a dock of a yard.
  public func loading(_ kg: Int, yard: Int) -> Int {
    yards[yard].setUp + (kg * 60 + yards[yard].rate - 1) / yards[yard].rate
  }

  /// Whole minutes to unload a part of a need, doorsteps included.
  public func unloading(_ kg: Int, need: Int) -> Int {
    let all = needs[need].kg
    return needs[need].unload + (all > 0 ? (kg * needs[need].doorstep + all - 1) / all : 0)
  }

  /// What a shift of a truck costs, fen: kilometres, hours and overtime, each rounded half up.
  public func cost(truck: Int, metres: Int, minutes: Int) -> Int {
    let overtime = max(0, minutes - trucks[truck].shift)
    return (metres * trucks[truck].fenPerKilometre + 500) / 1000 + (minutes * trucks[truck].fenPerHour + 30)
      / 60
      + (overtime * rules.overtimeFenPerHour + 30) / 60
  }
}
