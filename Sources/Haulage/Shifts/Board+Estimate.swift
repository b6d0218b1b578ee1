extension Board {
  /// Estimates every place in a shift and puts those that look best on the shortlist: a dock after all who come before, and what
  /// comes of a delay read off ``gaps``; rests, and that those who come after wait longer, are left aside. An estimate is no
  /// bound.
  ///
  /// - Complexity: O(stops · yards)
  func estimate(
    _ field: borrowing Field, _ question: Question, in day: Int, gains: borrowing GainBook,
    _ shortlist: inout Shortlist
  ) {
    let count = roster.count(day)
    guard count + 2 <= Roster.room else { return }
    if !gaps.duties[day].isKnown { reckonGaps(field, day) }
    let k = day / field.shifts
    let kind = Int(field.kind[k])
    let own = field.needYard[question.need]
    let bonus =
      given.isEmpty ? 0 : scale.change * Double(given.kept(by: question.need, day: day, roster))
    let row = gaps.first(day)
    let reach = field.tanks.isMinded(k) ? reach(field, in: day) : Int.max
    for p in 0...count {
      let gap = gaps.gaps[row + p]
      let soonest = Int(gap.minute &+ question.shortest)
      // later places are later still
      guard soonest < field.end, -gains.most(field, self, question, at: soonest) - bonus < shortlist.limit
      else { break }
      if gap.spare >= question.least, own < 0 || own == gap.yard {
        let kg = min(question.ask, gap.spare, Int32(clamping: left[Int(gap.yard)]))
        if kg >= question.least {
          var place = Insertion(day: day, position: p, isNewTrip: false, yard: gap.yard, kg: kg)
          // the load takes longer and may begin later: the trip's other villages wait
          let more =
            field.loadingMore(kg, yard: Int(gap.yard)) &+ max(0, field.release[question.need] &- gap.departed)
          place.change =
            gaps.loss(row + Int(gap.unloading), delay: more) - gaps.loss(row + p, delay: more) - bonus
          let start = Start(
            place: gap.place, minute: gap.minute + more, setOut: gap.minute, driven: 0, metres: 0)
          follow(field, question, k, kind, gap, start, reach, &place, gains, &shortlist)
        }
      }
      guard gap.isBetweenTrips else { continue }
      for c in 0..<gains.yardCount {
        let y = gains.yard(c)
        let kg = min(question.ask, field.payload[k], Int32(clamping: left[y]))
        guard kg >= question.least else { continue }
        let minute = max(gap.minute, field.release[question.need])
        let fetch = field.leg(kind: kind, at: minute, from: gap.place, to: field.yardPlace[y])
        let there = Int(fetch.arrive)
        guard there < field.end else { continue }
        let minutes = field.setUp[y] &+ field.loadingMore(kg, yard: y)
        let most = gains.most(field, self, question, at: there &+ Int(minutes))
        guard -most - bonus < shortlist.limit else { continue }
        var place = Insertion(day: day, position: p, isNewTrip: true, yard: Int32(y), kg: kg)
        place.change = -bonus
        let start = Start(
          place: field.yardPlace[y],
          minute: docks.free(y, from: fetch.arrive, truck: field.turns.turn(of: k, at: fetch.arrive))
            &+ minutes,
          setOut: fetch.arrive &- fetch.minutes, driven: fetch.minutes,
          metres: reach == .max
            ? 0
            : field.metres(
              kind: kind, at: fetch.arrive &- fetch.minutes, from: gap.place, to: field.yardPlace[y]))
        follow(field, question, k, kind, gap, start, reach, &place, gains, &shortlist)
      }
    }
  }

  /// A truck that is loaded: where and when, when it set out for its load, the minutes and metres it drove there.
  private struct Start {
    let place: Int32
    let minute: Int32
    let setOut: Int32
    let driven: Int32
    let metres: Int
  }

  /// Drives on to the need and then to what comes next.
  @inline(__always)
  private func follow(
    _ field: borrowing Field, _ question: Question, _ k: Int, _ kind: Int, _ gap: Gap, _ start: Start,
    _ reach: Int, _ insertion: inout Insertion, _ gains: borrowing GainBook, _ shortlist: inout Shortlist
  ) {
    let day = insertion.day
    let out = field.leg(kind: kind, at: start.minute, from: start.place, to: question.place)
    let done = out.arrive &+ question.unloading(insertion.kg)
    guard Int(done) < field.end,
      insertion.change - gains.most(field, self, question, at: Int(done)) < shortlist.limit
    else { return }
    insertion.change += worth(field, question, insertion.kg, at: done, gains)
    guard insertion.change < shortlist.limit else { return }
    let on = field.leg(kind: kind, at: done, from: question.place, to: gap.next)
    guard on.arrive < Field.never else { return }
    let late = on.arrive &- gap.due
    let at = gaps.first(day) &+ insertion.position
    insertion.change += gaps.loss(at, delay: late)
    guard insertion.change < shortlist.limit else { return }

    // the truck's day: it begins when the truck sets out, not when it could
    let duty = gaps.duties[day]
    let isIdle = duty.started < 0
    let isFirst = insertion.position == 0 && opening(field, day).started < 0
    let home = isIdle ? on.arrive : duty.home &+ max(0, late &- gap.slack)
    let minutes = Int(home &- (isIdle || isFirst ? start.setOut : duty.started))
    let driven = duty.driven &+ start.driven &+ out.minutes &+ on.minutes &- gap.drive
    guard minutes <= Int(field.shift[k]) &+ field.rules.overtime, Int(driven) <= field.rules.drivingPerShift
    else { return }
    if reach < .max {
      let more =
        start.metres
        &+ field.metres(kind: kind, at: out.arrive &- out.minutes, from: start.place, to: question.place)
        &+ field.metres(kind: kind, at: on.arrive &- on.minutes, from: question.place, to: gap.next)
        &- field.metres(kind: kind, at: gap.due &- gap.drive, from: gap.place, to: gap.next)
      guard more <= reach else { return }
    }
    let before = isIdle ? 0 : Int(duty.home &- duty.started)
    insertion.change +=
      scale.overtime * Double(max(0, minutes &- Int(field.shift[k])) &- Int(overtime[day]))
      + scale.cost * Double((minutes &- before) &* Int(field.fenPerHour[k])) * (1 / 60)
    shortlist.insert(insertion)
  }

  /// The truck at the beginning of a shift.
  @inline(__always)
  func opening(_ field: borrowing Field, _ day: Int) -> Clock { field.dawn(day, open: open[day]) }

  /// What bringing some of what a need lacks changes for it.
  @inline(__always)
  func worth(
    _ field: borrowing Field, _ question: Question, _ kg: Int32, at minute: Int32,
    _ gains: borrowing GainBook
  ) -> Double {
    if kg == lacking[question.need] { return -gains.most(field, self, question, at: Int(minute)) }
    let want = want(field, question.need, with: Arrival(minute: Int(minute), kg: Int(kg)))
    return scale.value(want, weight: field.weight[question.need]) - question.now
  }
}
