import Quantities
import Testing

@testable import Reports

struct FigureTests {
  @Test func `thousands are separated by commas`() {
    #expect(Figure.count(0) == "0")
    #expect(Figure.count(999) == "999")
    #expect(Figure.count(1000) == "1,000")
    #expect(Figure.count(1_234_567) == "1,234,567")
    #expect(Figure.count(-23_613) == "−23,613")
  }

  @Test func `decimals are fixed and rounded half away from zero`() {
    #expect(Figure.fixed(1234.5, 1) == "1,234.5")
    #expect(Figure.fixed(0.05, 1) == "0.1")
    #expect(Figure.fixed(-0.04, 1) == "0.0")
    #expect(Figure.fixed(2.999, 2) == "3.00")
    #expect(Figure.fixed(.infinity, 1) == "—")
    #expect(Figure.fixed(.nan, 1) == "—")
  }

  @Test func `a shortage never rounds to nothing`() {
    #expect(Figure.tonnesShort(Kilograms(1)) == "0.1")
    #expect(Figure.tonnesShort(Kilograms(100)) == "0.1")
    #expect(Figure.tonnesShort(Kilograms(101)) == "0.2")
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
    #expect(Figure.day("2022-11-05", .en) == "2022-11-05")
  }
}
