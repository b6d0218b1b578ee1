import Foundation
import Quantities
import Tables
import Testing

/// A folder that goes away with the test.
private final class Scratch {
  let path: String

  init() throws {
    path = FileManager.default.temporaryDirectory.path + "/tables-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func put(_ name: String, _ text: String) throws {
    try text.write(toFile: path + "/" + name, atomically: false, encoding: .utf8)
  }

  /// Every file below, with its text, hidden ones too.
  func contents() -> [String: String] {
    var found: [String: String] = [:]
    for case let name as String in FileManager.default.enumerator(atPath: path) ?? .init() {
      if let text = try? String(contentsOfFile: path + "/" + name, encoding: .utf8) { found[name] = text }
    }
    return found
  }
}

@Suite struct `Saying why nothing was written` {
  @Test(arguments: [
    (EACCES, "权限", "permission"), (ENOSPC, "磁盘已满", "full"), (EROFS, "只读", "read-only"),
    (ENOTDIR, "不是文件夹", "not a folder"), (ENODEV, "设备", "device"),
  ])
  func `the system's number comes with its meaning`(number: Int32, zh: String, en: String) throws {
    var file = AtomicFile(try Scratch().path + "/x.csv")
    file.fault = { _ in .fails(number) }
    let failure = try #require(throws: WriteFailure.self) { try file.replace(with: []) }
    #expect(failure.message.zh.contains(zh) && failure.message.zh.contains("没有动"))
    #expect(failure.message.en.contains(en) && failure.message.en.contains(failure.step.path))
  }
}

@Suite struct `Reading a folder` {
  private func read(_ folder: Folder, _ name: String, limit: Int = 1000) -> (text: String?, code: String?) {
    var diagnostics = Diagnostics()
    let bytes = folder.read(name, limit: limit, diagnostics: &diagnostics)
    return (bytes.map { String(decoding: $0, as: UTF8.self) }, diagnostics.all.first?.code)
  }

  @Test func `plain files are read and everything else is refused`() throws {
    let scratch = try Scratch()
    try FileManager.default.createDirectory(
      atPath: scratch.path + "/in/sub", withIntermediateDirectories: true)
    try scratch.put("secret", "no")
    try scratch.put("in/a.csv", "hello")
    try scratch.put("in/sub/b.toml", "below")
    try scratch.put("in/big", String(repeating: "x", count: 1001))
    let manager = FileManager.default
    try manager.createSymbolicLink(atPath: scratch.path + "/in/link", withDestinationPath: "../secret")
    try manager.createSymbolicLink(atPath: scratch.path + "/in/near", withDestinationPath: "a.csv")
    try manager.createSymbolicLink(atPath: scratch.path + "/in/dirlink", withDestinationPath: "sub")
    try manager.createSymbolicLink(atPath: scratch.path + "/alias", withDestinationPath: "in")
    #expect(mkfifo(scratch.path + "/in/pipe", 0o600) == 0)
    let folder = Folder(scratch.path + "/in/")
    #expect(read(folder, "a.csv").text == "hello")
    #expect(read(folder, "sub/b.toml").text == "below")
    let refused = [
      ("none.csv", "file.missing"), ("none/a.csv", "file.no-folder"), ("link", "file.symlink"),
      ("near", "file.symlink"), ("dirlink/b.toml", "file.symlink"), ("pipe", "file.not-regular"),
      ("sub", "file.is-folder"), ("big", "file.too-large"), ("../secret", "file.bad-name"),
      ("/etc/passwd", "file.bad-name"), ("", "file.bad-name"), ("a\0b", "file.bad-name"),
      ("./a.csv", "file.bad-name"),
      ("sub//b.toml", "file.bad-name"), ("a.csv/x", "file.symlink"),
    ]
    for (name, code) in refused {
      let result = read(folder, name)
      #expect(result.text == nil)
      #expect(result.code == code, "\(name)")
    }
    #expect(read(Folder(scratch.path + "/alias"), "a.csv").code == "file.symlink")
    #expect(read(Folder(scratch.path + "/nowhere"), "a.csv").code == "file.no-folder")
    #expect(read(Folder("/dev"), "zero").code == "file.not-regular")
    #expect(folder.names(endingWith: ".csv") == ["a.csv"])
    #expect(folder.names(in: "sub") == ["b.toml"])
    #expect(folder.contains("a.csv") && !folder.contains("b.csv"))
  }
}

@Suite struct `Writing atomically` {
  private let old: [AtomicFolder.File] = [("plan.json", Array("old".utf8)), ("gone.csv", Array("old".utf8))]
  private let new: [AtomicFolder.File] = [
    ("plan.json", Array("new".utf8)), ("simulation/summary.json", Array("new".utf8)), ("empty", []),
  ]
  private let oldContents = ["plan/plan.json": "old", "plan/gone.csv": "old"]
  private let newContents = [
    "plan/plan.json": "new", "plan/simulation/summary.json": "new", "plan/empty": "",
  ]

  /// Counts the steps of writing the new over the old.
  private func steps(over files: [AtomicFolder.File]?) throws -> Int {
    let scratch = try Scratch()
    if let files { try AtomicFolder(scratch.path + "/plan").replace(with: files) }
    let counter = Counter()
    var folder = AtomicFolder(scratch.path + "/plan")
    folder.fault = {
      counter.count = max(counter.count, $0.number)
      return nil
    }
    try folder.replace(with: new)
    #expect(scratch.contents() == newContents)
    return counter.count
  }

  private final class Counter: @unchecked Sendable { var count = 0 }

  @Test(arguments: [true, false])
  func `a failure at any step leaves the old or the new, and no rubbish`(hadOld: Bool) throws {
    let count = try steps(over: hadOld ? old : nil)
    #expect(count > 15)
    for n in 1...count {
      let scratch = try Scratch()
      if hadOld { try AtomicFolder(scratch.path + "/plan").replace(with: old) }
      var folder = AtomicFolder(scratch.path + "/plan")
      folder.fault = { $0.number == n ? .fails(ENOSPC) : nil }
      let failure = #expect(throws: WriteFailure.self) { try folder.replace(with: new) }
      #expect(failure?.errno == ENOSPC && failure?.step.number == n)
      let found = scratch.contents()
      if failure?.isReplaced == true {
        #expect(found.filter { !$0.key.hasPrefix(".") } == newContents, "step \(n)")
      } else {
        #expect(found == (hadOld ? oldContents : [:]), "step \(n)")
      }
    }
  }

  @Test(arguments: [true, false])
  func `a run killed at any step leaves the old or the new, and the next run succeeds`(hadOld: Bool) throws {
    let count = try steps(over: hadOld ? old : nil)
    for n in 1...count {
      let scratch = try Scratch()
      if hadOld { try AtomicFolder(scratch.path + "/plan").replace(with: old) }
      var folder = AtomicFolder(scratch.path + "/plan")
      folder.fault = { $0.number == n ? .killed : nil }
      #expect(throws: WriteFailure.self) { try folder.replace(with: new) }
      let seen = scratch.contents().filter { !$0.key.hasPrefix(".") }
      #expect(seen == newContents || seen == (hadOld ? oldContents : [:]), "step \(n)")
      try AtomicFolder(scratch.path + "/plan").replace(with: new)
      #expect(scratch.contents() == newContents, "step \(n)")
    }
  }

  @Test func `without an exchange, a killed run leaves the old or the new once recovered`() throws {
    for n in 1...40 {
      let scratch = try Scratch()
      try AtomicFolder(scratch.path + "/plan").replace(with: old)
      var folder = AtomicFolder(scratch.path + "/plan")
      folder.fault = { $0.number == n ? .killed : $0.kind == .exchange ? .fails(EINVAL) : nil }
      let isKilled = (try? folder.replace(with: new)) == nil
      try AtomicFolder(scratch.path + "/plan").recover()
      let seen = scratch.contents().filter { !$0.key.hasPrefix(".") }
      #expect(isKilled ? seen == newContents || seen == oldContents : seen == newContents, "step \(n)")
      try AtomicFolder(scratch.path + "/plan").replace(with: new)
      #expect(scratch.contents() == newContents, "step \(n)")
    }
  }

  @Test func `without an exchange, a failed rename puts the old one back`() throws {
    let scratch = try Scratch()
    try AtomicFolder(scratch.path + "/plan").replace(with: old)
    var folder = AtomicFolder(scratch.path + "/plan")
    folder.fault = {
      switch $0.kind {
      case .exchange: .fails(EINVAL)
      case .rename where $0.path.hasSuffix("/plan"): .fails(EIO)
      default: nil
      }
    }
    #expect(throws: WriteFailure.self) { try folder.replace(with: new) }
    #expect(scratch.contents() == oldContents)
  }

  @Test func `a name that leads out of the folder is refused`() throws {
    let scratch = try Scratch()
    for name in ["../x", "/x", "a//b", "", "a/./b", "a\0b"] {
      #expect(throws: WriteFailure.self) {
        try AtomicFolder(scratch.path + "/plan").replace(with: [(name, [])])
      }
    }
    #expect(scratch.contents().isEmpty)
  }

  @Test func `a single file is whole or as it was at every step`() throws {
    for n in 1...12 {
      let scratch = try Scratch()
      try scratch.put("a.json", "old")
      var file = AtomicFile(scratch.path + "/a.json")
      file.fault = { $0.number == n ? .fails(EIO) : nil }
      do {
        try file.replace(with: Array("new".utf8))
        #expect(scratch.contents() == ["a.json": "new"])
      } catch {
        #expect(scratch.contents() == ["a.json": error.isReplaced ? "new" : "old"], "step \(n)")
      }
    }
  }

  @Test func `what is no folder is not replaced by one, nor anything but a file by a file`() throws {
    let scratch = try Scratch()
    let pipe = scratch.path + "/pipe"
    try #require(mkfifo(pipe, 0o600) == 0)
    try scratch.put("mine.txt", "mine")
    func number(_ body: () throws -> Void) -> Int32? {
      do { try body() } catch { return (error as? WriteFailure)?.errno }
      return nil
    }
    for (name, expected) in [("mine.txt", ENOTDIR), ("pipe", ENODEV)] {
      let folder = AtomicFolder(scratch.path + "/" + name)
      #expect(number { try folder.check() } == expected)
      #expect(number { try folder.replace(with: new) } == expected)
    }
    #expect(number { try AtomicFile(scratch.path).replace(with: []) } == EISDIR)
    #expect(number { try AtomicFile(pipe).replace(with: []) } == ENODEV)
    var status = stat()
    #expect(lstat(pipe, &status) == 0 && status.st_mode & S_IFMT == S_IFIFO)
    #expect(scratch.contents() == ["mine.txt": "mine"])
  }

  @Test func `links stay, and what they lead to is replaced`() throws {
    let scratch = try Scratch()
    try AtomicFolder(scratch.path + "/plan").replace(with: old)
    try scratch.put("a.csv", "old")
    for (link, target) in [("to-plan", "plan"), ("to-a.csv", "a.csv"), ("to-nothing", "nothing")] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.path + "/" + link, withDestinationPath: scratch.path + "/" + target)
    }
    try AtomicFolder(scratch.path + "/to-plan").replace(with: new)
    try AtomicFile(scratch.path + "/to-a.csv").replace(with: Array("new".utf8))
    #expect(throws: WriteFailure.self) { try AtomicFile(scratch.path + "/to-nothing").replace(with: []) }
    let names = try FileManager.default.contentsOfDirectory(atPath: scratch.path)
    #expect(Set(names) == ["plan", "a.csv", "to-plan", "to-a.csv", "to-nothing"])
    for link in ["to-plan", "to-a.csv"] {
      var status = stat()
      #expect(lstat(scratch.path + "/" + link, &status) == 0 && status.st_mode & S_IFMT == S_IFLNK)
    }
    #expect(scratch.contents()["a.csv"] == "new")
    #expect(scratch.contents()["plan/plan.json"] != "old")
  }

  @Test func `folders above are made where they are missing`() throws {
    let scratch = try Scratch()
    try AtomicFile(scratch.path + "/x/y/a.json").replace(with: Array("1".utf8))
    #expect(scratch.contents() == ["x/y/a.json": "1"])
  }

  @Test func `writers of the same folder wait for each other`() async throws {
    let scratch = try Scratch()
    let path = scratch.path + "/plan"
    try await withThrowingTaskGroup(of: Void.self) { group in
      for k in 0..<4 {
        group.addTask {
          try AtomicFolder(path).replace(with: [("a", Array("\(k)".utf8)), ("b", Array("\(k)".utf8))])
        }
      }
      try await group.waitForAll()
    }
    let found = scratch.contents()
    #expect(found.count == 2 && found["plan/a"] == found["plan/b"])
  }
}

@Suite struct `Fingerprints` {
  /// FIPS 180-2, appendix B.
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func `are the published SHA-256 values`(text: String, digest: String) {
    #expect(Digest.sha256(Array(text.utf8)) == digest)
  }
}

@Suite struct `The data package` {
  @Test func `is JSON that names every column with its limits`() throws {
    let bytes = DataPackage.json(for: [points], name: "test", title: Bilingual(zh: "测试", en: "Test"))
    let package = try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    let resource = try #require((package["resources"] as? [[String: Any]])?.first)
    #expect(resource["path"] as? String == "points.csv")
    let schema = try #require(resource["schema"] as? [String: Any])
    #expect(schema["primaryKey"] as? [String] == ["id"])
    let fields = try #require(schema["fields"] as? [[String: Any]])
    #expect(fields.map { $0["name"] as? String } == points.columns.map(\.name))
    let stock = try #require(fields[4]["constraints"] as? [String: Any])
    #expect(stock["minimum"] as? Double == 0 && stock["maximum"] as? Double == 5000)
    #expect(stock["required"] as? Bool == false)
  }

  @Test func `the template is a table with no rows`() {
    var schema = points
    #expect(read(schema.template(), schema: schema).findings.map(\.code) == ["csv.no-rows"])
    schema.isOptional = true
    #expect(read(schema.template(), schema: schema).findings.isEmpty)
  }

  @Test func `the dictionary explains every column in both languages`() {
    for language in Language.allCases {
      let text = DataPackage.dictionary(for: [points], in: language)
      for column in points.columns {
        #expect(text.contains("| `\(column.name)` | \(column.label[language]) |"))
      }
    }
  }

  @Test func `every example is a value of its column`() {
    let header = points.columns.map(\.name)
    let bytes = CSV.write(header, [points.columns.map { .text($0.example) }])
    let (rows, findings) = read(bytes)
    #expect(rows.count == 1 && findings.isEmpty)
  }
}
