import GLPK
import Testing

/// Every way to be refused, and that nothing is left behind by it.
@Suite struct ModelTests {
  static let broken: [(ModelError, @Sendable (inout Model) throws -> Void)] = [
    (.notFinite(.cost(column: 1)), { try $0.setCost(.nan, of: Model.Column(1)) }),
    (.notFinite(.cost(column: 1)), { try $0.setCost(.infinity, of: Model.Column(1)) }),
    (.tooLarge(.cost(column: 0), value: 1e31), { try $0.setCost(1e31, of: Model.Column(0)) }),
    (.notFinite(.offset), { $0.offset = -.infinity }),
    (.notFinite(.column(2)), { try $0.setBounds(.between(0, .nan), of: Model.Column(2)) }),
    (.notFinite(.column(2)), { try $0.setBounds(.atLeast(.infinity), of: Model.Column(2)) }),
    (.notFinite(.row(0)), { try $0.setBounds(.atLeast(.infinity), of: Model.Row(0)) }),
    (.notFinite(.row(0)), { try $0.setBounds(.atMost(.nan), of: Model.Row(0)) }),
    (.crossedBounds(.row(1), lower: 2, upper: 1), { try $0.setBounds(.between(2, 1), of: Model.Row(1)) }),
    (
      .crossedBounds(.column(1), lower: 2, upper: 1),
      { try $0.setBounds(.between(2, 1), of: Model.Column(1)) }
    ),
    (.notFinite(.coefficient(row: 3, column: 0)), { $0.addRow(.free, [(.init(0), .nan)]) }),
    (.notFinite(.coefficient(row: 3, column: 2)), { $0.addRow(.free, [(.init(2), -.infinity)]) }),
    (
      .duplicateEntry(row: 3, column: 1), { $0.addRow(.free, [(.init(1), 1), (.init(0), 1), (.init(1), 2)]) }
    ),
    (.columnOutOfRange(row: 3, column: 99, columns: 3), { $0.addRow(.free, [(.init(99), 1)]) }),
    (.columnOutOfRange(row: 3, column: -1, columns: 3), { $0.addRow(.free, [(.init(-1), 1)]) }),
    (
      .unequalCounts(row: 3, columns: 2, coefficients: 1),
      { $0.addRow(.free, columns: [.init(0), .init(1)], coefficients: [1]) }
    ),
    (.fractionalBound(column: 3, value: 0.5), { $0.addColumn(.atLeast(0.5), domain: .integer) }),
    (
      .badName(.tooLong(bytes: 256), of: .column(0)),
      { $0.setName(.init(repeating: "x", count: 256), of: Model.Column(0)) }
    ),
    (.badName(.character(7), of: .row(2)), { $0.setName("bell\u{7}", of: Model.Row(2)) }),
    (.badName(.character(0x6751), of: .column(1)), { $0.setName("村", of: Model.Column(1)) }),
    (.badName(.empty, of: .column(1)), { $0.setName("", of: Model.Column(1)) }),
    (.noSuchColumn(9, columns: 3), { $0.setName("x9", of: Model.Column(9)) }),
  ]

  @Test(arguments: broken.indices)
  func `a broken model is refused by name and the next solve is right`(index: Int) async throws {
    let (expected, damage) = Self.broken[index]
    var model = production()
    try damage(&model)
    #expect(throws: expected) { try model.validate() }
    await #expect(throws: SolverError.model(expected)) { try await model.solve() }
    #expect(throws: SolverError.model(expected)) { try model.solveOnThisThread() }
    #expect(near(try production().solveOnThisThread().objective, 2200.0 / 3))
  }

  @Test func `setting what is not there is refused at once`() {
    var model = production()
    #expect(throws: ModelError.noSuchColumn(3, columns: 3)) { try model.setCost(1, of: Model.Column(3)) }
    #expect(throws: ModelError.noSuchRow(3, rows: 3)) { try model.setBounds(.free, of: Model.Row(3)) }
  }

  @Test func `a column past the largest index is out of range, not a trap`() {
    var model = production()
    model.addRow(.free, [(.init(.max), 1)])
    #expect(throws: ModelError.self) { try model.validate() }
  }

  @Test func `binary bounds are cut to nought and one`() throws {
    var model = Model()
    let a = model.addColumn(.between(-3, 7), domain: .binary)
    let b = model.addColumn(.fixed(1), domain: .binary)
    #expect(model.bounds(of: a) == .between(0, 1))
    #expect(model.bounds(of: b) == .fixed(1))
    try model.setBounds(.free, of: b)
    #expect(model.bounds(of: b) == .between(0, 1))
  }

  @Test func `names that fit are accepted`() async throws {
    var model = production()
    model.setName(String(repeating: "x", count: 255), of: Model.Column(0))
    model.setName("limit_1", of: Model.Row(0))
    #expect(near(try await model.solve().objective, 2200.0 / 3))
  }

  @Test func `the three ways to add a row make the same model`() throws {
    var terms = production(), spans = production(), lists = production()
    let columns = [Model.Column(2), Model.Column(0)]
    terms.addRow(.atMost(40), zip(columns, [2, 1]))
    spans.addRow(.atMost(40), columns: columns.span, coefficients: [2, 1].span)
    lists.addRow(.atMost(40), columns: columns, coefficients: [2, 1])
    let outcomes = try [terms, spans, lists].map { try $0.solveOnThisThread() }
    #expect(outcomes.allSatisfy { $0.values == outcomes[0].values && $0.values.count == 3 })
    #expect([terms, spans, lists].allSatisfy { $0.entryCount == 11 && $0.rowCount == 4 })
  }

  @Test func `a hundred thousand rows and a million entries are counted and checked`() throws {
    let rows = 100_000, columns = 50_000, perRow = 10
    var model = Model()
    model.reserve(rows: rows, columns: columns, entries: rows * perRow)
    for j in 0..<columns { model.addColumn(cost: Double(1 + j % 17)) }
    var indices = [Model.Column](repeating: .init(0), count: perRow)
    let coefficients = (1...perRow).map(Double.init)
    for i in 0..<rows {
      // 7919 is prime and larger than neither: ten steps of it never meet within 50,000 columns.
      for k in 0..<perRow { indices[k] = .init((i * 31 + k * 7919) % columns) }
      model.addRow(.atLeast(1), columns: indices.span, coefficients: coefficients.span)
    }
    try model.validate()
    #expect((model.rowCount, model.columnCount, model.entryCount) == (rows, columns, rows * perRow))
    let loaded = try GLPKThread.runHere { try Problem(model).loadedCounts }
    #expect(loaded.rows == rows && loaded.columns == columns && loaded.entries == rows * perRow)
    model.addRow(.free, [(.init(5), 1), (.init(6), 1), (.init(5), 1)])
    #expect(throws: ModelError.duplicateEntry(row: rows, column: 5)) { try model.validate() }
  }
}
