import CLedgerFaults
import District
import Foundation
import Quantities
import Registers
import Tables

/// A clerk in a process of its own, for tests that kill it: records deliveries of 100 kg one by one, each in its own
/// transaction, and says on stdout what became of each as soon as it is known.
///
///     LedgerClerk LEDGER KEY NAME FIRST COUNT HOUSEHOLDS KILLSTEP
///
/// Households are 100001, 100002, …; the household of slip i is i mod HOUSEHOLDS. With KILLSTEP > 0 the process is
/// killed before that write or sync of the file layer.
@main
struct LedgerClerk {
  static func main() throws {
    let arguments = CommandLine.arguments
    guard arguments.count == 8, let first = Int(arguments[4]), let count = Int(arguments[5]),
      let households = Int(arguments[6]), let killStep = Int32(arguments[7]),
      let year = AccountYear(start: "07-01")
    else { return say("usage") }
    if killStep > 0 {
      _ = ledger_faults_install()
      ledger_faults_arm(arguments[1], killStep, 0)
    }
    let key = try HouseholdKey.open(arguments[2], makingIfMissing: true)
    let ledger = try Ledger.open(
      arguments[1], district: "140602", key: key, year: year, cap: Kilograms(3_000), makingIfMissing: true)
    let lot = LotBook.Lot(
      supplier: "plant", kg: Kilograms(100_000_000), quality: .passed, madeOn: "2022-07-01",
      isOfContractGrade: true)
    let lots = LotBook(["L1": lot])
    say("open")
    for i in first..<(first + count) {
      let id = "\(arguments[3])-\(i)"
      let csv = """
        id,date,household,supplier,lot,kg,payment
        \(id),2022-11-15,\(100_001 + i % households),plant,L1,100,subsidised

        """
      var found = Diagnostics()
      let rows = DeliveryList.read(
        Array(csv.utf8), file: "d.csv", suppliers: ["plant"], key: key, diagnostics: &found)
      let recording = try ledger.record(
        rows, lots: lots, sha256: Digest.sha256(Array(csv.utf8)), diagnostics: &found)
      say(recording == nil ? "refused \(id)" : "recorded \(id)")
    }
  }

  /// Writes a line at once: what was said must not wait in a buffer when the process is killed.
  private static func say(_ line: String) { FileHandle.standardOutput.write(Data((line + "\n").utf8)) }
}
