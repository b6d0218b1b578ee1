import Quantities
import Testing

/// What a number rests on, in both languages.
@Suite struct SourceTests {
  @Test func `a source in both languages is split, one in Chinese is said to be`() {
    let both = Bilingual(source: "命令行 --share / the command line")
    #expect(both == Bilingual(zh: "命令行 --share", en: "the command line"))
    let chinese = Bilingual(source: "现场估计 / 待核")
    #expect(chinese.zh == "现场估计 / 待核" && chinese.en == "in Chinese: “现场估计 / 待核”")
    #expect(Bilingual(source: "NBSC 2023 / 2").en == "NBSC 2023 / 2")
  }
}
