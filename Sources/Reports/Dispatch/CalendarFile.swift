/// An iCalendar file (RFC 5545): lines end in CRLF and are folded at 75 octets, never inside a character.
struct CalendarFile: Sendable {
  /// An event.
  struct Event: Sendable {
    /// The same for the same thing in every version of the schedule.
    var uid: String
    /// First instant, UTC, e.g. `20230112T221000Z`.
    var start: String
    /// First instant after it.
    var end: String
    /// What it is.
    var summary: String
    /// More about it; lines are separated by a line feed.
    var description: String
    /// Where.
    var location: String
  }

  /// What the calendar is called.
  var name: String
  /// When the schedule was made, UTC: the same schedule gives the same bytes.
  var stamp: String
  /// Grows with every change of the schedule.
  var sequence: Int
  /// The events.
  var events: [Event]

  /// The file's text.
  ///
  /// - Complexity: O(octets)
  var text: String {
    var text = ""
    func line(_ name: String, _ value: String) { text += Self.folded("\(name):\(value)") }
    line("BEGIN", "VCALENDAR")
    line("VERSION", "2.0")
    line("PRODID", "-//Hearth//Truck schedule//ZH")
    line("CALSCALE", "GREGORIAN")
    line("METHOD", "PUBLISH")
    line("X-WR-CALNAME", Self.escaped(name))
    line("X-WR-TIMEZONE", "Asia/Shanghai")
    for event in events {
      line("BEGIN", "VEVENT")
      line("UID", event.uid)
      line("DTSTAMP", stamp)
      line("SEQUENCE", String(sequence))
      line("DTSTART", event.start)
      line("DTEND", event.end)
      line("SUMMARY", Self.escaped(event.summary))
      line("LOCATION", Self.escaped(event.location))
      line("DESCRIPTION", Self.escaped(event.description))
      line("END", "VEVENT")
    }
    line("END", "VCALENDAR")
    return text
  }

  /// A value of type TEXT (section 3.3.11).
  static func escaped(_ text: String) -> String {
    var out = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", ";", ",":
        out += "\\"
        out.unicodeScalars.append(scalar)
      case "\n": out += "\\n"
      case "\u{0}"..."\u{1F}", "\u{7F}": continue
      default: out.unicodeScalars.append(scalar)
      }
    }
    return out
  }

  /// A content line of at most 75 octets, carried on in lines that begin with a space (section 3.1).
  static func folded(_ line: String) -> String {
    var out = ""
    var octets = 0
    for scalar in line.unicodeScalars {
      let size = UTF8.width(scalar)
      if octets + size > 75 {
        out += "\r\n "
        octets = 1
      }
      out.unicodeScalars.append(scalar)
      octets += size
    }
    return out + "\r\n"
  }
}
