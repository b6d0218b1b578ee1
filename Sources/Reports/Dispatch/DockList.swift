/// Loads of a yard in columns side by side, a block for each page.
enum DockList {
  /// Cuts rows into blocks that fit on a page, and each into columns about equally high.
  ///
  /// - Parameters:
  ///   - first: Room for the first block, mm; where less than a few rows fit, it begins on the next page.
  ///   - then: Room for each other block, mm.
  ///   - height: How high a row is, mm.
  /// - Complexity: O(rows × blocks)
  static func blocks<Row>(
    _ rows: [Row], columns: Int, first: Double, then: Double, height: (Row) -> Double
  ) -> [[ArraySlice<Row>]] {
    // the head of a column and the day it begins with
    let head = 11.0
    let heights = rows.map(height)
    var blocks: [[ArraySlice<Row>]] = []
    var start = 0
    while start < rows.count {
      let room = (blocks.isEmpty && first > 2 * head ? first : then) - head
      // as low as all the rest can be, or as high as the page
      let whole = heights[start...].reduce(0, +)
      let tallest = heights[start...].max() ?? 0
      var block = fill(
        rows, heights, from: start, columns, room: min(room, whole / Double(columns) + tallest))
      if block.last?.endIndex ?? 0 < rows.count {
        block = fill(rows, heights, from: start, columns, room: room)
      }
      blocks.append(block)
      start = block.last?.endIndex ?? rows.count
    }
    return blocks
  }

  private static func fill<Row>(
    _ rows: [Row], _ heights: [Double], from start: Int, _ columns: Int, room: Double
  ) -> [ArraySlice<Row>] {
    var slices: [ArraySlice<Row>] = []
    var next = start
    while slices.count < columns, next < rows.count {
      let begin = next
      var used = 0.0
      // a row higher than the page stands alone
      while next < rows.count, next == begin || used + heights[next] <= room {
        used += heights[next]
        next += 1
      }
      slices.append(rows[begin..<next])
    }
    return slices
  }
}
