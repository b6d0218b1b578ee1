import Testing

@testable import Reports

struct DockListTests {
  @Test(arguments: [1, 7, 40, 333], [1, 2, 3])
  func `every row stands once, in order, and no column is higher than the page`(count: Int, columns: Int) {
    let rows = (0..<count).map { 4.0 + Double($0 % 5) * 3 }
    let (first, then) = (90.0, 186.0)
    let blocks = DockList.blocks(rows, columns: columns, first: first, then: then) { $0 }
    #expect(blocks.flatMap { $0 }.flatMap { Array($0) } == rows)
    for (index, block) in blocks.enumerated() {
      #expect(block.count <= columns)
      for column in block {
        #expect(column.reduce(0, +) <= (index == 0 ? first : then) - 11)
      }
    }
    // one block is not split over two pages where it fits on one
    if rows.reduce(0, +) < 60 { #expect(blocks.count == 1) }
  }

  @Test func `columns of the last block are about equally high`() {
    let block = DockList.blocks(Array(repeating: 5.0, count: 9), columns: 3, first: 186, then: 186) { $0 }
    #expect(block.count == 1)
    #expect(block[0].map(\.count).max() ?? 0 <= 4)
  }

  @Test func `a row higher than any page stands alone rather than nowhere`() {
    let blocks = DockList.blocks([500.0, 3, 500], columns: 2, first: 20, then: 100) { $0 }
    #expect(blocks.flatMap { $0 }.flatMap { Array($0) } == [500, 3, 500])
  }
}
