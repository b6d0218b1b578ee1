/// For every client the clients nearest to it, nearest first.
///
/// Distances go both ways, d(i, j) + d(j, i). Of clients at one place only a few are listed, so that the
/// parts of a split demand do not crowd out everybody else; clients at equal distance stand by number.
struct Neighbours: ~Copyable {
  /// Where each client's list starts in ``lists``; one more at the end.
  let starts: Column<Int32>
  /// The lists, one after the other.
  let lists: Column<Int32>

  /// Lists for `count` clients.
  ///
  /// - Parameters:
  ///   - width: How many to list.
  ///   - perPlace: How many of one place.
  ///   - candidates: Those to choose from, given a client; all others where `nil`.
  /// - Complexity: O(n · candidates · log candidates)
  init(
    count: Int, width: Int, place: (Int) -> Int, perPlace: Int, candidates: ((Int) -> [Int])? = nil,
    distance: (Int, Int) -> Int
  ) {
    var (starts, lists) = ([0], [Int]())
    lists.reserveCapacity(count * min(width, count))
    var ranked: [(distance: Int, client: Int)] = []
    for client in 0..<count {
      ranked.removeAll(keepingCapacity: true)
      if let candidates {
        for other in candidates(client) where other != client {
          ranked.append((distance(client, other) + distance(other, client), other))
        }
      } else {
        for other in 0..<count where other != client {
          ranked.append((distance(client, other) + distance(other, client), other))
        }
      }
      ranked.sort { ($0.distance, $0.client) < ($1.distance, $1.client) }
      var taken: [Int: Int] = [:]
      for (_, other) in ranked where lists.count - starts[client] < width {
        let at = place(other)
        guard taken[at, default: 0] < perPlace else { continue }
        taken[at, default: 0] += 1
        lists.append(other)
      }
      starts.append(lists.count)
    }
    self.starts = Column(starts)
    self.lists = Column(lists)
  }
}
