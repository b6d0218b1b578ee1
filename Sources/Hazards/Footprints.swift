/// Which hazards lie over which villages. Villages under the same hazards share a footprint, so that what follows from it
/// is worked out once for all of them.
struct Footprints: Sendable {
  /// Index into `hazards`, by village.
  private(set) var ofVillage: [Int]
  /// Hazards of each footprint, in the order they were added.
  private(set) var hazards: [[Int]] = [[]]

  init(villages: Int) { ofVillage = [Int](repeating: 0, count: villages) }

  /// Lays a hazard over some villages.
  ///
  /// - Complexity: O(villages named + footprints)
  mutating func add(_ hazard: Int, over villages: [Int]) {
    var split = [Int?](repeating: nil, count: hazards.count)
    for village in villages {
      let old = ofVillage[village]
      guard old < split.count else { continue }  // named twice
      if let new = split[old] {
        ofVillage[village] = new
      } else {
        split[old] = hazards.count
        ofVillage[village] = hazards.count
        hazards.append(hazards[old] + [hazard])
      }
    }
  }
}
