import Testing

@testable import Haulage

struct WavesTests {
  /// Needs of one household each, by how quickly their houses cool.
  private static func problem(decays: [Double]) -> ShiftProblem {
    let book = TravelBook(placeCount: 1, kindCount: 1, tableByHour: [0], minutes: [0], metres: [0])
    return ShiftProblem(
      horizon: 24, opening: 0, travel: book, yards: [], trucks: [],
      needs: decays.map { .steady(place: 0, hours: 24, households: 1, kgPerHour: 1, unload: 1, decay: $0) },
      rules: .init())
  }

  @Test func `a need is cold when its house would be below the limit`() {
    let decays = [0.5, 0.7, 0.9, 0.95, 0.999]
    let field = Field(Self.problem(decays: decays))
    for (n, decay) in decays.enumerated() {
      var (temperature, hour) = (16.0, 0)
      while hour < 24 {
        temperature = -20 + (temperature + 20) * decay
        if temperature < 10 { break }
        hour += 1
      }
      #expect(field.firstCold(n) == hour)
    }
  }

  @Test func `those that get cold first join first, and those of one hour together`() {
    // three hours of cold, by turns
    let field = Field(Self.problem(decays: (0..<40).map { [0.97, 0.5, 0.9, 0.9][$0 % 4] }))
    let waves = Waves(byHourOfCold: field)
    #expect((0..<3).map { waves.count($0) } == [10, 30, 40])
    for place in 1..<40 { #expect(field.firstCold(waves[place - 1]) <= field.firstCold(waves[place])) }
    #expect(Set((0..<40).map { waves[$0] }).count == 40)
  }

  @Test func `where all get cold at once there is one wave, and none without needs`() {
    #expect(Waves(byHourOfCold: Field(Self.problem(decays: [0.9, 0.9, 0.9, 0.9, 0.9]))).count(0) == 5)
    #expect(Waves(byHourOfCold: Field(Self.problem(decays: []))).count(0) == 0)
  }

  @Test func `waves follow one another, each through all of its time, none hotter than the first`() {
    let waves = Waves(byHourOfCold: Field(Self.problem(decays: (0..<40).map { 0.6 + 0.01 * Double($0) })))
    var before = waves.stage(at: 0)
    #expect(before.wave == 0 && before.progress == 0 && before.warmth == 1)
    for step in 1...1000 {
      let now = waves.stage(at: Double(step) / 1000)
      #expect(now.wave == before.wave ? now.progress > before.progress : now.wave == before.wave + 1)
      #expect(now.warmth <= 1 && (0...1).contains(now.progress))
      before = now
    }
    #expect(waves.count(before.wave) == 40)
    #expect(before.progress == 1 && before.warmth == 1)
  }

  @Test func `a search in waves that is cut short still plans for everybody`() {
    var random = RandomShifts(seed: 3)
    let problem = random.problem(trucks: 3)
    var search = ShiftSearch(problem, seed: 1, inWaves: true)
    #expect(search.waves.last > 0)
    search.stand(at: .empty(problem))
    search.begin()
    search.fill()
    #expect(problem.needs.indices.contains { !search.hasJoined($0) })
    #expect(search.search(iterations: 100) { 1 } == 0)
    #expect(problem.needs.indices.allSatisfy { search.hasJoined($0) })
  }

  @Test(arguments: 1...4)
  func `a search in waves beside the other never makes the answer worse`(seed: UInt64) {
    var random = RandomShifts(seed: seed)
    let problem = random.problem(trucks: 3)
    let alone = problem.solve(iterations: 40, seed: seed)
    let both = problem.solve(inWaves: true, iterations: 40, seed: seed)
    #expect(!(alone.worth < both.worth))
  }
}
