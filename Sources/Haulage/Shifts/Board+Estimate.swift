extension Board {
  /// Estimates every place in a shift and puts those that look best on the shortlist: docks as they are booked, rests and what
  /// trucks that come after find left aside, and what comes of a delay read off ``gaps``.
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
          // the load takes longer by that much: the trip's other villages wait
          let more = field.loadingMore(kg, yard: Int(gap.yard))
          place.change =
            gaps.loss(row + Int(gap.unloading), delay: more) - gaps.loss(row + p, delay: more) - bonus
          follow(
            field, question, k, kind, gap, from: gap.place, at: gap.minute + more, &place, gains, &shortlist)
        }
      }
      guard gap.isBetweenTrips else { continue }
      for c in 0..<gains.yardCount {
        let y = gains.yard(c)
        let kg = min(question.ask, field.payload[k], Int32(clamping: left[y]))
        guard kg >= question.least else { continue }
        let minute = max(gap.minute, field.release[question.need])
        let fetch = field.minutes(kind: kind, at: minute, from: gap.place, to: field.yardPlace[y])
        guard fetch < WayTiles.never else { continue }
        let minutes = Int(field.setUp[y] &+ field.loadingMore(kg, yard: y))
        let there = Int(minute &+ fetch)
        guard -gains.most(field, self, question, at: there &+ minutes) - bonus < shortlist.limit else {
          continue
        }
        var place = Insertion(day: day, position: p, isNewTrip: true, yard: Int32(y), kg: kg)
        place.change = -bonus
        let loaded = Int32(docks.free(y, from: there, for: minutes) &+ minutes)
        follow(field, question, k, kind, gap, from: field.yardPlace[y], at: loaded, &place, gains, &shortlist)
      }
    }
  }

  /// Drives on to the need and then to what comes next.
  @inline(__always)
  private func follow(
    _ field: borrowing Field, _ question: Question, _ k: Int, _ kind: Int, _ gap: Gap, from place: Int32,
    at minute: Int32, _ insertion: inout Insertion, _ gains: borrowing GainBook, _ shortlist: inout Shortlist
  ) {
    let day = insertion.day
    let out = field.minutes(kind: kind, at: minute, from: place, to: question.place)
    guard out < WayTiles.never else { return }
    let done = minute &+ out &+ question.unloading(insertion.kg)
    guard Int(done) < field.end else { return }
    insertion.change += worth(field, question, insertion.kg, at: done, gains)
    guard insertion.change < shortlist.limit else { return }
    let on = field.minutes(kind: kind, at: done, from: question.place, to: gap.next)
    guard on < WayTiles.never else { return }
    let late = done &+ on &- gap.due
    let at = gaps.first(day) &+ insertion.position
    insertion.change += gaps.loss(at, delay: late)
    guard insertion.change < shortlist.limit else { return }

    // the truck's day
    let duty = gaps.duties[day]
    let isNew = duty.started < 0
    let home = isNew ? done &+ on : duty.home &+ max(0, late &- gap.slack)
    let minutes = Int(home &- (isNew ? gap.minute : duty.started))
    guard minutes <= Int(field.shift[k]) &+ field.rules.overtime else { return }
    let before = isNew ? 0 : Int(duty.home &- duty.started)
    insertion.change +=
      scale.overtime * Double(max(0, minutes &- Int(field.shift[k])) &- Int(overtime[day]))
      + scale.cost * Double((minutes &- before) &* Int(field.fenPerHour[k])) * (1 / 60)
    shortlist.insert(insertion)
  }

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
