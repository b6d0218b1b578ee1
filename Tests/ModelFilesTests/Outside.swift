import CGLPK
import Foundation
import GLPK

/// GLPK's own readers of LP and MPS files, as somebody else's program would use them.
enum Outside {
  enum Format { case lp, mps }

  /// The optimum of a model in a text; `nil` = there is none. Throws where the text cannot be read.
  static func optimum(_ text: String, _ format: Format) throws -> Double? {
    let file = FileManager.default.temporaryDirectory.appending(path: "hearth-\(UUID().uuidString)")
    try text.write(to: file, atomically: true, encoding: .utf8)
    defer { try? FileManager.default.removeItem(at: file) }
    glp_term_out(GLP_OFF)
    let problem = glp_create_prob()
    defer { glp_delete_prob(problem) }
    let code =
      switch format {
      case .lp: glp_read_lp(problem, nil, file.path)
      case .mps: glp_read_mps(problem, GLP_MPS_FILE, nil, file.path)
      }
    guard code == 0 else { throw Unreadable() }
    var settings = glp_iocp()
    glp_init_iocp(&settings)
    settings.presolve = GLP_ON
    settings.msg_lev = GLP_MSG_OFF
    let answer = glp_intopt(problem, &settings)
    guard answer == 0, glp_mip_status(problem) == GLP_OPT else { return nil }
    return glp_mip_obj_val(problem)
  }

  struct Unreadable: Error {}
}

/// A small generator, the same on every machine.
struct Draws {
  private var state: UInt64

  init(seed: UInt64) { state = seed &* 0x9E37_79B9_7F4A_7C15 &+ 1 }

  /// A whole number from `low` to `high`.
  mutating func whole(_ low: Int, _ high: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return low + Int((state >> 33) % UInt64(high - low + 1))
  }
}

/// Models with every kind of row, bound and column, odd numbers, names that files cannot carry, and a constant.
enum RandomModel {
  static func make(seed: UInt64) -> Model {
    var random = Draws(seed: seed)
    var model = Model(random.whole(0, 3) == 0 ? .maximize : .minimize)
    model.offset = Double(random.whole(-3, 3)) / 7
    let up = model.sense == .minimize ? 1.0 : -1
    for k in 0..<random.whole(2, 6) {
      let low = Double(random.whole(-3, 2))
      let bounds: [Bounds] = [
        .nonnegative, .between(low, low + 5), .fixed(low), .between(-.infinity, low + 9),
        .between(low - 2, 9),
      ]
      let domain: Domain = [.continuous, .integer, .binary][random.whole(0, 2)]
      let column = model.addColumn(
        domain == .binary ? .between(0, 1) : bounds[random.whole(0, 4)],
        cost: up * Double(random.whole(0, 30)) / 7, domain: domain)
      let names = ["e1", "free", "x 2", "y_s1", "st", "2x", "y_s1"]
      if random.whole(0, 1) == 0, names[k] != "x 2" { model.setName(names[k], of: column) }
    }
    for k in 0..<random.whole(1, 5) {
      let low = Double(random.whole(-20, 4)) / 3
      let bounds: [Bounds] = [.atLeast(low), .atMost(low + 30), .between(low, low + 9), .fixed(0), .free]
      var terms: [(Model.Column, Double)] = []
      for j in 0..<model.columnCount where random.whole(0, 2) > 0 {
        terms.append((Model.Column(j), Double(random.whole(-9, 9)) / 3))
      }
      let row = model.addRow(bounds[random.whole(0, k == 0 ? 3 : 4)], terms)
      if random.whole(0, 1) == 0 { model.setName("row_\(k)", of: row) }
    }
    return model
  }
}
