/// Which plant can serve which village: a bipartite graph whose arcs are numbered by plant, then village.
struct Reach {
  let plantOf: [Int]
  let villageOf: [Int]
  /// Arcs out of each plant.
  let leaving: [Range<Int>]
  /// Arcs into each village, by plant.
  let entering: [[Int]]

  /// The pairs for which there is a way.
  ///
  /// - Complexity: O(plants · villages)
  init(plants: Int, villages: Int, connects: (_ plant: Int, _ village: Int) -> Bool) {
    var plantOf: [Int] = []
    var villageOf: [Int] = []
    var leaving: [Range<Int>] = []
    var entering = Array(repeating: [Int](), count: villages)
    for plant in 0..<plants {
      let start = plantOf.count
      for village in 0..<villages where connects(plant, village) {
        entering[village].append(plantOf.count)
        plantOf.append(plant)
        villageOf.append(village)
      }
      leaving.append(start..<plantOf.count)
    }
    self.plantOf = plantOf
    self.villageOf = villageOf
    self.leaving = leaving
    self.entering = entering
  }
}
