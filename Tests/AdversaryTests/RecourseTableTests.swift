import Quantities
import Testing

@testable import Adversary

/// Ways worked out once answer for every stock.
@Suite struct RecourseTableTests {
  @Test(arguments: 400..<440) func `a table leaves as little undone as the problem with that stock`(seed: Int)
  {
    var random = RandomNetwork(seed: UInt64(seed))
    let problem = random.problem()
    let table = RecourseTable(problem)
    for step in Int64(0)..<6 {
      // whatever stood there when the table was made
      let stock = problem.sites.indices.map { Kilograms((Int64($0) * 5 + step * 7) % 13) }
      var own = problem
      for site in own.sites.indices { own.sites[site].stock = stock[site] }
      let loss = table.loss(stock: stock)
      #expect(loss == own.loss(after: Attack()))
      #expect(loss.count == own.lossByDeficit(Attack()))
    }
    #expect(table.loss(stock: problem.sites.map(\.stock)) == problem.loss(after: Attack()))
  }

  @Test func `without stock everything is undone`() {
    var random = RandomNetwork(seed: 7)
    let problem = random.problem()
    #expect(RecourseTable(problem).loss(stock: problem.sites.map { _ in .zero }) == problem.target)
  }
}
