import Quantities
import Testing

@testable import Reports

struct FigureTests {
  @Test func `what is not finite is shown as none`() {
    #expect(Figure.fixed(.infinity, 1) == Figure.none)
    #expect(Figure.percent(.nan) == Figure.none)
    #expect(Figure.percent(0.000547, 2) == "0.05%")
    #expect(Figure.wan(Fen(753_745_600)) == "753.7")
  }

  @Test func `a shortage never rounds to nothing`() {
    #expect(Figure.tonnesShort(Kilograms(1)) == "0.1")
    #expect(Figure.tonnesShort(Kilograms(100)) == "0.1")
    #expect(Figure.tonnesShort(Kilograms(101)) == "0.2")
    #expect(Figure.tonnesShort(Kilograms(16_528)) == "16.6")
    #expect(Figure.tonnesShort(.zero) == "0.0")
  }

  @Test func `coverage reads 100% only when not one household is missing`() {
    #expect(Figure.coverage(9999, of: 10_000) == "99.9%")
    #expect(Figure.coverage(99_999, of: 100_000) == "99.9%")
    #expect(Figure.coverage(10_000, of: 10_000) == "100%")
    #expect(Figure.coverage(0, of: 7) == "0%")
    #expect(Figure.coverage(0, of: 0) == nil)
  }

  @Test func `coordinates have a plain minus and no trailing zeros`() {
    #expect(Figure.coordinate(-1.5) == "-1.5")
    #expect(Figure.coordinate(1200) == "1200")
    #expect(Figure.coordinate(0.004) == "0")
  }

  @Test func `days are written as each language writes them`() {
    #expect(Figure.day("2022-11-05", .zh) == "2022年11月5日")
    #expect(Figure.day("soon", .zh) == "soon")
    #expect(Figure.day("2022-11-05", .en) == "5 November 2022")
  }
}
