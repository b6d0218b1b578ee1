import Testing

@testable import Haulage

/// Looking up ways.
struct WayTilesTests {
  /// Two kinds, 40 places (more than a tile has room for), five tables: one holds in hours that do not follow one another.
  private static let book = {
    var dice = Dice(seed: 7)
    let places = 40
    let cells = places * places
    var minutes: [Int32] = []
    for _ in 0..<(2 * 5 * cells) {
      minutes.append(dice.below(3) == 0 ? TravelBook.unreachable : Int32(dice.below(200)))
    }
    // one that is never open
    for table in 0..<10 { minutes[table * cells + 5 * places + 9] = TravelBook.unreachable }
    return TravelBook(
      placeCount: places, kindCount: 2, tableByHour: [0, 0, 1, 2, 1, 3, 3, 4, 4, 4, 4, 4, 4],
      minutes: minutes, metres: minutes.map { $0 == TravelBook.unreachable ? 0 : 700 * $0 + 3 })
  }()

  @Test func `a closed way is driven in the first hour in which the tables have it open`() {
    let book = Self.book
    let yard = ShiftProblem.Yard(place: 0, docks: [0], rate: 1000, setUp: 0, stock: 0)
    let field = Field(
      ShiftProblem(
        horizon: 12, opening: 0, travel: book, yards: [yard], trucks: [], needs: [], rules: .init()))
    var waits = 0
    for kind in 0..<2 {
      for from in 0..<40 {
        for to in 0..<40 {
          for minute in [0, 59, 60, 130, 200, 250, 299, 430, 719] {
            var hour = minute / 60
            while hour < 12, book.minutes(kind: kind, hour: hour, from: from, to: to) == nil { hour += 1 }
            let leg = field.leg(
              kind: kind, at: Int32(minute), from: book.tiles.number[from], to: book.tiles.number[to])
            guard hour < 12, let way = book.minutes(kind: kind, hour: hour, from: from, to: to) else {
              #expect(leg.arrive == Field.never)
              continue
            }
            #expect(Int(leg.minutes) == way && Int(leg.arrive) == max(minute, hour * 60) + way)
            if hour > minute / 60 { waits += 1 }
          }
        }
      }
    }
    #expect(waits > 1000)
  }

  @Test func `the quickest minutes are the least of all kinds and hours, and metres belong to the minutes`() {
    let book = Self.book
    for from in 0..<40 {
      for to in 0..<40 {
        let all = (0..<2).flatMap { kind in
          (0..<13).compactMap { hour in
            let minutes = book.minutes(kind: kind, hour: hour, from: from, to: to)
            let metres = book.metres(kind: kind, hour: hour, from: from, to: to)
            #expect(metres == minutes.map { 700 * $0 + 3 } ?? 0)
            return minutes
          }
        }
        #expect(book.quickest(from: from, to: to) == all.min())
      }
    }
  }
}
