import District
import Plans
import Quantities

/// A load as the yard sees it.
private struct Loading {
  var trip: String
  var site: Int
  var dock: Int
  var start: Int64
  var end: Int64
  var kg: Int64
}

extension ScheduleAuditor {
  private var loadings: [Loading] {
    schedule.days.flatMap { day in
      day.trips.flatMap { trip in
        trip.legs.compactMap { leg -> Loading? in
          guard case .load(let span, let load) = leg, let site = siteNamed[load.site] else { return nil }
          return Loading(
            trip: trip.id, site: site, dock: load.dock, start: span.start.count, end: span.end.count,
            kg: load.kg.count)
        }
      }
    }
  }

  /// Every yard that loads trucks is listed; see what is asked of those that are.
  func checkListed(_ report: inout AuditReport) {
    let listed = Set(schedule.yards.map(\.site))
    for site in Set(loadings.map { district.sites[$0.site].id }).sorted() {
      report.expect(listed.contains(site), "schedule.yard") {
        Bilingual(
          zh: "储备点 \(site) 装车，却没有列出", en: "the yard \(site) loads trucks and is not listed")
      }
    }
  }

  /// A dock loads one truck at a time, and a yard has the docks it has.
  func checkDocks(_ report: inout AuditReport) {
    let byDock = Dictionary(grouping: loadings) { [$0.site, $0.dock] }
    for (_, queue) in byDock.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      let queue = queue.sorted { ($0.start, $0.end, $0.trip) < ($1.start, $1.end, $1.trip) }
      let site = district.sites[queue[0].site]
      report.expect(1...max(1, site.docks) ~= queue[0].dock && site.docks > 0, "dock.number") {
        Bilingual(
          zh: "\(queue[0].trip)：\(site.id) 没有 \(queue[0].dock) 号月台",
          en: "\(queue[0].trip): \(site.id) has no dock \(queue[0].dock)")
      }
      for (before, after) in zip(queue, queue.dropFirst()) {
        report.expect(before.end <= after.start, "dock.overlap") {
          Bilingual(
            zh: "\(site.id) \(after.dock) 号月台：\(before.trip) 没装完 \(after.trip) 就开始装",
            en: "\(site.id), dock \(after.dock): \(after.trip) begins before \(before.trip) is loaded")
        }
      }
    }
  }

  /// No yard hands out what it does not have at that minute. A loss comes before a loading in the same minute and leaves
  /// ⌊stock · share⌋; shares on one yard unite by the least.
  func checkStock(_ report: inout AuditReport) {
    let bySite = Dictionary(grouping: loadings, by: \.site)
    for (site, loadings) in bySite.sorted(by: { $0.key < $1.key }) {
      var left = stock[site].count
      var share = 1.0
      var losses = losses(of: site)
      for loading in loadings.sorted(by: { ($0.start, $0.trip) < ($1.start, $1.trip) }) {
        while let loss = losses.first, loss.minute <= loading.start {
          losses.removeFirst()
          guard loss.share < share else { continue }
          left = Int64((Double(left) * (loss.share / share)).rounded(.down))
          share = loss.share
        }
        report.expect(loading.kg <= left, "yard.stock") {
          Bilingual(
            zh:
              "\(loading.trip)：第 \(loading.start) 分 \(district.sites[site].id) 只剩 \(left) 公斤，要装 \(loading.kg) 公斤",
            en:
              "\(loading.trip): \(loading.kg) kg from \(district.sites[site].id), which has \(left) kg left in minute \(loading.start)"
          )
        }
        left -= loading.kg
      }
    }
  }

  private func losses(of site: Int) -> [(minute: Int64, share: Double)] {
    scenario.hazards.compactMap { hazard -> (minute: Int64, share: Double)? in
      guard case .siteLoss(let surviving) = hazard.kind, hazard.area.sites.contains(site),
        hazard.start < scenario.horizon
      else { return nil }
      return (Int64(max(0, hazard.start)) * 60, surviving)
    }.sorted { ($0.minute, $0.share) < ($1.minute, $1.share) }
  }
}
