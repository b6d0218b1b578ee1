/// Where one stands in a binary tree given in preorder, and what is decided there.
struct TreeWalk<Choice: Hashable> {
  /// Whether every branch has both its subtrees.
  private(set) var isComplete = false
  /// Choices on the way here, and the side taken.
  private(set) var decided: [Choice: Bool] = [:]
  private var path: [Choice] = []

  /// Goes down to the side without; `false` where that cannot be.
  mutating func branch(_ choice: Choice) -> Bool {
    guard !isComplete, decided[choice] == nil else { return false }
    decided[choice] = false
    path.append(choice)
    return true
  }

  /// Goes on from a leaf to the nearest other side.
  mutating func leave() {
    while let last = path.last {
      if decided[last] == false {
        decided[last] = true
        return
      }
      decided[last] = nil
      path.removeLast()
    }
    isComplete = true
  }
}
