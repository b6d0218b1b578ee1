extension RecourseProblem {
  /// Per need, the sites that reach it in time once some roads are closed, ascending; stocked or not.
  ///
  /// - Complexity: a search per junction with a site and state of the roads.
  public func reach(without roads: [Int]) -> [[Int]] {
    let graph = RecourseGraph(self, everySite: true)
    var play = Play(graph)
    let ways = play.ways(closed: roads)
    return needs.indices.map { i in
      graph.points.indices.filter { ways[graph.sourceOfPoint[$0]].isReached[i] }.map { graph.points[$0] }
    }
  }
}
