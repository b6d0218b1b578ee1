import Quantities
import Tables

/// The numbers of a scenario set. Each is a table with its source: `{ value = 6, source = "…" }`. Where no
/// certainty is stated it is `assumed`.
extension TOMLTable {
  /// A known number.
  func setting(_ key: String, in range: ClosedRange<Double>) -> Setting<Double>? {
    sourced(key) { $0.double("value", in: range) }
  }

  /// A known number that may be missing; `nil` inside where it is, `nil` outside where it is wrong.
  func optionalSetting(_ key: String, in range: ClosedRange<Double>) -> Setting<Double>?? {
    optional(key) { setting(key, in: range) }
  }

  /// A random number. Known ends and fixed values must lie in `range`; what the distribution puts outside is
  /// cut off there, or at `at_least` and `at_most`.
  func random(_ key: String, in range: ClosedRange<Double>) -> Setting<RandomQuantity>? {
    sourced(key) { table in
      let least = table.optionalDouble("at_least", in: range)
      let most = table.optionalDouble("at_most", in: range)
      guard let form = table.form(in: range) else { return nil }
      let (low, high) = (least ?? range.lowerBound, most ?? range.upperBound)
      guard low <= high else {
        table.report(
          .error, "set.limits-order", at: "at_least", found: "\(low)",
          Bilingual(zh: "at_least 大于 at_most。", en: "at_least is above at_most."),
          remedy: Bilingual(zh: "请把小的写在 at_least。", en: "Put the smaller one into at_least."))
        return nil
      }
      return RandomQuantity(form, limits: low...high)
    }
  }

  /// A random number that may be missing; `nil` inside where it is, `nil` outside where it is wrong.
  func optionalRandom(_ key: String, in range: ClosedRange<Double>) -> Setting<RandomQuantity>?? {
    optional(key) { random(key, in: range) }
  }

  /// Its source and certainty, around a value read from the same table.
  func sourced<Value>(_ key: String, _ value: (TOMLTable) -> Value?) -> Setting<Value>? {
    guard let entry = table(key) else { return nil }
    let value = value(entry)
    let source = entry.string("source")
    let certainty: Certainty? = entry.word("certainty", default: .assumed)
    guard let value, let source, let certainty else { return nil }
    return Setting(value, source: source, certainty: certainty)
  }

  /// What `value` reads; `nil` inside where the table is missing, `nil` outside where it is wrong.
  func optional<Value>(_ key: String, _ value: () -> Value?) -> Value?? {
    guard contains(key) else {
      _ = optionalTable(key)
      return .some(nil)
    }
    return value().map { .some($0) }
  }

  /// The one distribution that the table names.
  private func form(in range: ClosedRange<Double>) -> RandomQuantity.Form? {
    let named = ["value", "uniform", "normal_mean", "lognormal_median", "gamma_mean", "beta"].filter(contains)
    guard named.count == 1, let word = named.first else {
      report(
        .error, "set.distribution", found: named.isEmpty ? nil : named.joined(separator: ", "),
        Bilingual(zh: "要写且只写一种分布。", en: "Give one distribution, and only one."),
        remedy: Bilingual(
          zh:
            "例如 { value = 6 }、{ uniform = [2, 6] }、{ normal_mean = 0, deviation = 1 }、{ lognormal_median = 18, sigma = 0.9 }、{ gamma_mean = 6, shape = 2 } 或 { beta = [2, 3] }，并写 source。",
          en:
            "For example { value = 6 }, { uniform = [2, 6] }, { normal_mean = 0, deviation = 1 }, { lognormal_median = 18, sigma = 0.9 }, { gamma_mean = 6, shape = 2 } or { beta = [2, 3] }, each with its source."
        ))
      return nil
    }
    switch word {
    case "value": return double("value", in: range).map { .fixed($0) }
    case "uniform":
      return pair("uniform", in: range, isOrdered: true).map { .uniform($0, $1) }
    case "normal_mean":
      let (mean, deviation) = (double("normal_mean", in: range), double("deviation", in: 0...1e6))
      guard let mean, let deviation else { return nil }
      return .normal(mean: mean, deviation: deviation)
    case "lognormal_median":
      let (median, sigma) = (double("lognormal_median", in: 1e-6...1e6), double("sigma", in: 0...3))
      guard let median, let sigma else { return nil }
      return .lognormal(median: median, sigma: sigma)
    case "gamma_mean":
      let (mean, shape) = (double("gamma_mean", in: 1e-6...1e6), double("shape", in: 0.05...1e4))
      guard let mean, let shape else { return nil }
      return .gamma(mean: mean, shape: shape)
    default: return pair("beta", in: 0.05...1e4, isOrdered: false).map { .beta($0, $1) }
    }
  }

  private func pair(_ key: String, in range: ClosedRange<Double>, isOrdered: Bool) -> (Double, Double)? {
    guard let values = doubles(key, in: range) else { return nil }
    guard values.count == 2, !isOrdered || values[0] <= values[1] else {
      report(
        .error, "set.pair", at: key, found: "\(values)",
        Bilingual(zh: "“\(key)”要写两个数，先小后大。", en: "“\(key)” takes two numbers, the smaller first."),
        remedy: Bilingual(zh: "例如 [2, 6]。", en: "For example [2, 6]."))
      return nil
    }
    return (values[0], values[1])
  }
}
