import Plans
import Quantities
import Statistics
import Testing

@testable import hearth

/// Sampled figures on the terminal say how sure they are, and per what they count.
struct SampledWordsTests {
  @Test func `a figure without an error stands with its interval, one with neither is left out`() {
    let interval = Interval(0.985, 1)
    #expect(
      StressWords.figure(SampledFigure(1, standardError: nil, interval: interval), .shortageProbability)
        == "100.00% [98.50%, 100.00%]")
    #expect(
      StressWords.figure(SampledFigure(2, standardError: 0.5, interval: nil), .expectedUnserved)
        == "2.00 ± 0.50")
    #expect(StressWords.figure(SampledFigure(2, standardError: nil, interval: nil), .tailMean) == "—")
  }

  @Test func `the worst twentieth of events is said to be per event, and without what is spent`() {
    #expect(
      UncertaintySummary.legend.zh.contains("每次事件的") && UncertaintySummary.legend.zh.contains("不含开设和库存"))
    #expect(
      UncertaintySummary.legend.en.contains("per event")
        && UncertaintySummary.legend.en.contains("without spending"))
  }
}
