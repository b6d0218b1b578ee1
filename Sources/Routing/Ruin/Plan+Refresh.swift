extension Plan where M: ~Copyable {
  /// The departure of a class as a stretch of time: loading, from its opening to its closing.
  @inline(__always)
  func departure(_ k: Int) -> Span {
    Span(duration: classes.loading[k], earliest: classes.open[k], latest: classes.close[k])
  }

  /// Its return.
  @inline(__always)
  func arrival(_ k: Int) -> Span {
    Span(duration: 0, earliest: classes.open[k], latest: classes.close[k])
  }

  /// Walks over a trip again and sets its sums and stretches.
  func refreshTrip(_ t: Int) {
    let k = kind[day[t]]
    let (profile, depot) = (classes.profile[k], classes.depot[k])
    var (client, point, sum, way, latest) = (first[t], depot, 0, 0, 0)
    var span = departure(k)
    while client >= 0 {
      sum &+= orders.demand[client]
      way &+= metric.distance(profile, point, client)
      if isTimed {
        latest = max(latest, orders.release[client])
        span = sure(span.followed(by: orders.span(client), after: metric.duration(profile, point, client)))
        head[client] = span
      }
      point = client
      client = next[client]
    }
    way &+= metric.distance(profile, point, depot)
    load[t] = sum
    length[t] = way
    guard isTimed else { return }
    release[t] = latest
    span = sure(span.followed(by: arrival(k), after: metric.duration(profile, point, depot)))
    span.earliest = max(span.earliest, latest)
    tripSpan[t] = span
    (client, point, span) = (last[t], depot, arrival(k))
    while client >= 0 {
      span = sure(orders.span(client).followed(by: span, after: metric.duration(profile, client, point)))
      tail[client] = span
      point = client
      client = previous[client]
    }
  }

  /// A join of which is known that it can be on time.
  @inline(__always)
  private func sure(_ span: Span?) -> Span {
    guard let span else { preconditionFailure("a day was late") }
    return span
  }

  /// Adds a day's trips up again, and its cost to that of the plan.
  mutating func refreshDay(_ d: Int) {
    cost &-= cost(ofDay: d)
    var (way, t) = (0, firstTrip[d])
    while t >= 0 {
      way &+= length[t]
      if isTimed {
        let preceding = previousTrip[t]
        if preceding >= 0 {
          before[t] =
            previousTrip[preceding] < 0
            ? tripSpan[preceding] : sure(before[preceding].followed(by: tripSpan[preceding], after: 0))
        }
      }
      t = nextTrip[t]
    }
    distance[d] = way
    if isTimed {
      t = lastTrip[d]
      while t >= 0 {
        let following = nextTrip[t]
        onward[t] = following < 0 ? tripSpan[t] : sure(tripSpan[t].followed(by: onward[following], after: 0))
        t = previousTrip[t]
      }
      duration[d] = firstTrip[d] < 0 ? 0 : onward[firstTrip[d]].duration
    }
    cost &+= cost(ofDay: d)
  }
}
