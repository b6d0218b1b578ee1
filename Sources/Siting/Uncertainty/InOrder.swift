/// Maps over numbers on at most so many workers; results stand in order, so nothing that is summed from them
/// depends on how many there were.
func inOrder<Result: Sendable>(
  _ count: Int, workers: Int, _ work: @escaping @Sendable (Int) async throws -> Result
) async throws -> [Result] {
  try await withThrowingTaskGroup(of: (Int, Result).self) { group in
    var results = [Result?](repeating: nil, count: count)
    var next = 0
    func start(_ group: inout ThrowingTaskGroup<(Int, Result), any Error>) {
      guard next < count else { return }
      let index = next
      group.addTask { (index, try await work(index)) }
      next += 1
    }
    for _ in 0..<max(1, workers) { start(&group) }
    while let (index, result) = try await group.next() {
      results[index] = result
      start(&group)
    }
    return results.compactMap { $0 }
  }
}
