import District
import Foundation
public import Plans
import Quantities
public import Tables

extension Console {
  /// Writes the machine form of a value to a file, whole or not at all; ends the run where that fails.
  public func save(_ value: some Encodable, to file: String) throws {
    try save(bytes: try PlanJSON.encode(value), to: file)
  }

  /// Writes bytes to a file as ``save(_:sparing:)`` does.
  public func save(bytes: [UInt8], to file: String, sparing inputs: [String] = []) throws {
    try save([(file, bytes)], sparing: inputs)
  }

  /// Writes all outputs of a command, each whole or not at all; ends the run where that fails. Nothing is written where one of them
  /// would replace what something was read from (one of `inputs`, or a table of a district) or what no run wrote, or where two
  /// have one name.
  public func save(_ files: [AtomicFolder.File], sparing inputs: [String] = []) throws {
    for file in files { try spare(file.name, inputs) }
    try check(files.map { WrittenFile($0.name, as: $0.bytes) })
    do {
      for file in files { try AtomicFile(file.name).replace(with: file.bytes) }
    } catch {
      noteBoth(error.message)
      throw HearthExit.badInput
    }
  }

  /// Ends the run where outputs must not be written as they are named; ask before long work.
  ///
  /// - Parameter folders: What is to be written beside `files`.
  public func check(_ files: [WrittenFile], folders: [String] = []) throws {
    do {
      try WrittenFile.check(differ: files.map(\.path) + folders)
      for file in files { try file.check() }
    } catch {
      noteBoth(error.message)
      throw HearthExit.badInput
    }
  }

  /// Ends the run where a name is that of an input: one of `inputs`, or a table of a district.
  public func spare(_ file: String, _ inputs: [String] = []) throws {
    let place = URL(fileURLWithPath: file).resolvingSymlinksInPath()
    let isInput = inputs.contains { URL(fileURLWithPath: $0).resolvingSymlinksInPath().path == place.path }
    let isTable = DistrictReader.isDistrict(place.deletingLastPathComponent().path)
    guard FileManager.default.fileExists(atPath: place.path), isInput || isTable else { return }
    noteBoth(
      Bilingual(
        zh: "✗ \(file) 是输入文件，没有覆盖。请换一个文件名。",
        en: "\(file) is an input and was not written over. Choose another name."))
    throw HearthExit.badInput
  }
}
