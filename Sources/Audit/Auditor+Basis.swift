import District
import Plans
import Quantities

extension Auditor {
  /// What the plan says it rests on: the settings as printed, and the shares that are guesses.
  func checkBasis(_ report: inout AuditReport) {
    checkSettings(report: &report)
    checkProvenance(&report)
  }

  private func checkSettings(report: inout AuditReport) {
    let expected = SettingWitness.all(of: district.policy)
    let said = folder.plan.settings
    report.expect(said.map(\.key).sorted() == expected.map(\.key).sorted(), "settings.list") {
      Bilingual(
        zh: "规划列出的政策参数与 district.toml 不一致", en: "the plan's settings are not those of district.toml")
    }
    report.compare(said, with: expected, "settings.value")
  }

  private func checkProvenance(_ report: inout AuditReport) {
    let said = folder.plan.provenance
    let households = district.households.reduce(0) { $0 + $1.count }
    let guessed = district.households.reduce(0) { $0 + (isGuess($1.certainty) ? $1.count : 0) }
    var need: Int64 = 0
    var estimated: Int64 = 0
    // the needs themselves are recomputed scenario by scenario
    for item in folder.certificates.scenarios.flatMap(\.needs) {
      need += item.kg.count
      let village = district.villages.first { $0.code == item.village }
      if village?.position == .estimated { estimated += item.kg.count }
    }
    let assumed = SettingWitness.all(of: district.policy).filter { isGuess($0.certainty) }.map(\.key)
    report.expect(
      agree(said.reconstructedShare, share(Int64(guessed), of: Int64(households)))
        && agree(said.estimatedPositionShare, share(estimated, of: need))
        && said.assumedSettings.sorted() == assumed.sorted(), "provenance"
    ) {
      Bilingual(
        zh: "规划写的推算户比例、估计位置比例或假定参数名单与输入不符",
        en:
          "the shares of reconstructed households and estimated positions, or the assumed settings, differ from the inputs"
      )
    }
  }

  private func share(_ part: Int64, of whole: Int64) -> Double {
    whole == 0 ? 0 : Double(part) / Double(whole)
  }
}

/// Whether nobody counted it.
func isGuess(_ certainty: Certainty) -> Bool { certainty == .assumed || certainty == .reconstructed }

/// Whether two numbers are the same but for the last digits of floating point.
func agree(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * max(1, abs(a), abs(b)) }
