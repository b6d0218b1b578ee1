import Plans
import Testing

@testable import Planning

/// Rounds for which there is time.
struct DeadlineTests {
  @Test func `a fast machine does all rounds, a slow one fewer, none less than three in ten`() throws {
    var dispatcher = try DispatchTests.dispatcher()
    dispatcher.rounds = 11_000
    #expect(dispatcher.affordableRounds(at: 5000, within: 3, atLeast: 3300) == 11_000)
    #expect(dispatcher.affordableRounds(at: .infinity, within: 1, atLeast: 3300) == 11_000)
    var last = 11_000
    for pace in stride(from: 5000.0, through: 100, by: -100) {
      let rounds = dispatcher.affordableRounds(at: pace, within: 3, atLeast: 3300)
      #expect(rounds <= last && rounds >= 3300)
      // what there is time for, unless that is too little to be of use
      #expect(Double(rounds) <= 3 * pace || rounds < 4000)
      last = rounds
    }
    #expect(last < 4000)
    #expect(dispatcher.affordableRounds(at: 5000, within: -1, atLeast: 3300) == last)
    // with more time asked for, as many as there is time for, and no fewer than in a usual hurry
    dispatcher.rounds = 132_000
    for pace in [4000.0, 1000, 200, 10] {
      let rounds = dispatcher.affordableRounds(at: pace, within: 50, atLeast: 3300)
      #expect(rounds >= 3300 && (Double(rounds) <= 50 * pace || rounds < 4000))
    }
  }

  @Test func `what the clock has chosen is noted, and as many rounds give the same schedule`() async throws {
    var dispatcher = try DispatchTests.dispatcher()
    dispatcher.rounds = 60
    dispatcher.deadline = Deadline(asked: .now, seconds: 0, usualRounds: 60)
    let hurried = await dispatcher.schedule()
    let rounds = try #require(hurried.rounds)
    #expect(rounds < 60)
    dispatcher.deadline = nil
    dispatcher.rounds = rounds
    #expect(await dispatcher.schedule() == hurried)
  }
}
