public import Quantities

/// The worst an adversary can do.
public struct WorstCase: Sendable, Hashable {
  /// The worst attack found. It may name fewer roads or sites than allowed: any more would take nothing further.
  public var attack: Attack
  /// What that leaves undelivered.
  public var loss: Kilograms
  /// Proven: no attack within the powers leaves more.
  public var upper: Kilograms
  /// Attacks whose best deliveries were worked out.
  public var examined: Int
  /// Attacks there are, of exactly as many roads, sites and groups as allowed.
  public var possible: Double

  /// Whether nothing is left open.
  public var isExact: Bool { loss == upper }
  /// Share of the possible attacks that bounds settled without working them out.
  public var prunedShare: Double { possible > 0 ? max(0, 1 - Double(examined) / possible) : 0 }

  /// Takes the attack of a search within lesser powers, where it leaves more undelivered than what was found here.
  public mutating func takeOver(_ lesser: WorstCase) {
    guard lesser.loss > loss else { return }
    attack = lesser.attack
    loss = lesser.loss
    upper = max(upper, loss)
  }
}

/// Why a worst case was not sought.
public enum AdversaryError: Error, Sendable, Hashable {
  /// There are more ways to choose the groups struck than can be tried one by one.
  case tooManyGroupChoices(Double)
  /// The solver of the bounds failed.
  case solver(String)
}

extension RecourseProblem {
  /// Most choices of groups that are tried one by one.
  static let mostGroupChoices = 20_000.0

  /// The least that any deliveries leave undone after an attack.
  ///
  /// - Complexity: a search per junction with stock and state, and a greatest flow.
  public func loss(after attack: Attack) -> Kilograms {
    var play = Play(RecourseGraph(self))
    return Kilograms(play.situation(attack).loss)
  }

  /// The worst attack within some powers.
  ///
  /// Best-first branch and bound. A node is an attack with its best deliveries; the bound of a child is the node's loss
  /// plus the heaviest loads its deliveries put on what may still be taken (``Situation/loads(_:)``). Only roads and points
  /// with a load are branched on, and what an earlier child took is left alone in later ones: an attack that takes nothing
  /// loaded takes nothing. Without a limit it runs until the worst is proven.
  ///
  /// - Parameters:
  ///   - nodeLimit: Most attacks worked out; `nil` = until proven.
  ///   - enough: Stop once so much is lost; the bound then says only that it is no less than the loss.
  /// - Throws: ``AdversaryError``.
  public func worst(
    _ powers: Powers, nodeLimit: Int? = nil, enough: Kilograms? = nil
  ) throws(AdversaryError) -> WorstCase {
    var search = try WorstCaseSearch(self, powers)
    search.run(nodeLimit: nodeLimit ?? .max, enough: enough?.count ?? .max)
    return search.result
  }

  /// Attacks of exactly so many groups, roads and sites.
  func possibleAttacks(_ powers: Powers, points: Int) -> Double {
    let groups = powers.groups.map { binomial(targets.count, $0) } ?? 1
    return groups * binomial(roads.count, powers.roads) * binomial(points, powers.sites)
  }
}

/// How many ways there are to choose `k` of `n`.
func binomial(_ n: Int, _ k: Int) -> Double {
  guard k <= n else { return 1 }
  return (0..<max(0, k)).reduce(1.0) { $0 * Double(n - $1) / Double($1 + 1) }
}
