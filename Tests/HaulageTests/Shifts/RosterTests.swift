import Testing

@testable import Haulage

struct RosterTests {
  @Test func `stops at one village that come to stand behind one another are one stop`() {
    let roster = Roster(days: 1)
    let drops = [(3, 22), (7, 0), (3, 111), (5, 40), (3, 10)].map { ShiftPlan.Drop(need: $0.0, kg: $0.1) }
    roster.write(
      ShiftPlan(shifts: [
        [[ShiftPlan.Trip(yard: 0, drops: drops), ShiftPlan.Trip(yard: 0, drops: [.init(need: 3, kg: 9)])]]
      ]),
      shifts: 1)
    roster.tidy(day: 0)
    let trips = roster.plan(trucks: 1, shifts: 1).shifts[0][0]
    // the second trip loads anew: its stop is another one
    #expect(trips.map { $0.drops.map(\.need) } == [[3, 5, 3], [3]])
    #expect(trips.map { $0.drops.map(\.kg) } == [[133, 40, 10], [9]])
  }
}
