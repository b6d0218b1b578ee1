/// Puts names beside their places so that they cover neither each other nor the markers.
///
/// Greedy: each label takes the free one of its candidate places that covers least; earlier labels are
/// never moved.
struct LabelPlacement: Sendable {
  /// A box of the drawing.
  struct Box: Sendable {
    /// Left edge.
    var x: Double
    /// Top edge.
    var y: Double
    /// Width.
    var width: Double
    /// Height.
    var height: Double

    /// Area shared with another box.
    func overlap(_ other: Box) -> Double {
      let w = min(x + width, other.x + other.width) - max(x, other.x)
      let h = min(y + height, other.y + other.height) - max(y, other.y)
      return w > 0 && h > 0 ? w * h : 0
    }
  }

  /// What must stay free, with how much it hurts to cover it.
  private var taken: [(box: Box, weight: Double)] = []
  private let frame: Box

  /// Nothing placed yet inside a frame.
  init(width: Double, height: Double) {
    frame = Box(x: 2, y: 2, width: width - 4, height: height - 4)
  }

  /// Keeps labels off a round marker.
  mutating func avoid(x: Double, y: Double, radius: Double, weight: Double = 1) {
    taken.append((Box(x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius), weight))
  }

  /// Keeps labels off a box.
  mutating func avoid(_ box: Box) { taken.append((box, 4)) }

  /// The box for a label of a size at a place whose marker has a radius.
  ///
  /// - Complexity: O(candidates · what has been placed)
  mutating func place(x: Double, y: Double, radius: Double, width: Double, height: Double) -> Box {
    var best = Box(x: x + radius + 3, y: y - height / 2, width: width, height: height)
    var least = Double.infinity
    for (ring, distance) in [radius + 3, radius + 11, radius + 21, radius + 33].enumerated() {
      let d = distance * 0.75
      let candidates = [
        (x + distance, y - height / 2), (x - distance - width, y - height / 2),
        (x - width / 2, y - distance - height), (x - width / 2, y + distance),
        (x + d, y - d - height), (x + d, y + d), (x - d - width, y - d - height), (x - d - width, y + d),
      ]
      for (rank, candidate) in candidates.enumerated() {
        let box = Box(x: candidate.0, y: candidate.1, width: width, height: height)
        let outside = width * height - box.overlap(frame)
        let covered = taken.reduce(0) { $0 + $1.weight * $1.box.overlap(box) }
        let cost = covered + 8 * outside + Double(ring) * 14 + Double(rank)
        if cost < least {
          least = cost
          best = box
        }
      }
    }
    taken.append((best, 4))
    return best
  }
}
