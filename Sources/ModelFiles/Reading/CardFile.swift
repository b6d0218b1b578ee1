import Foundation

/// The lines of an MPS-like file: words between blanks, a section where a line starts in the first column, comments
/// after `*`. Names with blanks, which the oldest fixed format allowed, are not.
struct CardFile {
  /// One line that says something.
  struct Card {
    var number: Int
    var isSection: Bool
    var words: [Substring]
  }

  let file: String
  let cards: [Card]

  /// The lines of a text.
  init(_ text: String, file: String) {
    self.file = file
    var cards: [Card] = []
    var number = 0
    for line in text.utf8.split(omittingEmptySubsequences: false, whereSeparator: { $0 == 0x0A }) {
      number += 1
      guard let first = line.first, first != UInt8(ascii: "*") else { continue }
      let words = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map { Substring($0) }
      guard !words.isEmpty else { continue }
      cards.append(Card(number: number, isSection: first != 0x20 && first != 0x09, words: words))
    }
    self.cards = cards
  }

  /// Reads a file's text.
  static func text(of path: String) throws(ModelFileError) -> String {
    guard let data = FileManager.default.contents(atPath: path),
      let text = String(validating: data, as: UTF8.self)
    else { throw ModelFileError(file: path, line: nil, .unreadable) }
    return text
  }

  /// A refusal at a line.
  func error(_ card: Card?, _ fault: ModelFileError.Fault) -> ModelFileError {
    ModelFileError(file: file, line: card?.number, fault)
  }

  /// A finite number.
  func number(_ word: Substring, _ card: Card) throws(ModelFileError) -> Double {
    guard let value = Double(word), value.isFinite else { throw error(card, .badNumber(String(word))) }
    return value
  }

  /// Words in pairs of a name and a number, from the given word on.
  func pairs(_ card: Card, from start: Int) throws(ModelFileError) -> [(name: String, value: Double)] {
    guard card.words.count > start, (card.words.count - start) % 2 == 0 else {
      throw error(card, .badLine(card.words.joined(separator: " ")))
    }
    var pairs: [(String, Double)] = []
    for k in stride(from: start, to: card.words.count, by: 2) {
      pairs.append((String(card.words[k]), try number(card.words[k + 1], card)))
    }
    return pairs
  }
}
