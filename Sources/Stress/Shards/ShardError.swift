public import Quantities

/// Why results of shards are not taken.
public enum ShardError: Error, Hashable, Sendable {
  /// The stream ends before a shard is closed.
  case cutShort(stream: String, row: Int)
  /// A line is no shard's, or the shard is not what its last line says.
  case damaged(stream: String, row: Int)
  /// A line that should ask for a shard does not: it is no shard in JSON.
  case unclear(stream: String, row: Int)
  /// A shard was played under another manifest.
  case mixed(stream: String, shard: Shard)
  /// The run has no such class.
  case unknown(Shard)
  /// Replications came twice.
  case twice(Shard)
  /// Replications are missing.
  case missing([Shard])
  /// A file is not as it was when the run began.
  case changed(file: String)
  /// The manifest is none, or of another version.
  case manifest(file: String, found: String)

  /// What to tell the user.
  public var message: Bilingual {
    switch self {
    case .cutShort(let stream, let row):
      Bilingual(
        zh: "✗ \(stream) 在第 \(row) 行中断，最后一个分片没有写完。请重算这个分片，不要合并。",
        en: "\(stream) breaks off at line \(row): its last shard is not complete. Play that shard again.")
    case .damaged(let stream, let row):
      Bilingual(
        zh: "✗ \(stream) 第 \(row) 行的校验不符：行数或 SHA-256 对不上，文件被改动或传输损坏。请重算这个分片。",
        en:
          "\(stream):\(row): the count or the SHA-256 does not agree; the file was changed or damaged. Play that shard again."
      )
    case .unclear(let stream, let row):
      Bilingual(
        zh: "✗ \(stream) 第 \(row) 行不是一个分片：每行应是 hearth stress shards 列出的一个 JSON 对象，一字不改。请核对这一行。",
        en:
          "\(stream):\(row) asks for no shard: each line must be one JSON object as `hearth stress shards` lists it, unchanged. Check that line."
      )
    case .mixed(let stream, let shard):
      Bilingual(
        zh: "✗ \(stream) 里的分片 \(shard.words) 属于另一次推演（清单的 SHA-256 不同）。请只合并同一份 manifest.json 算出的结果。",
        en:
          "\(stream): shard \(shard.words) belongs to another run (its manifest's SHA-256 differs). Merge only what one manifest.json gave."
      )
    case .unknown(let shard):
      Bilingual(
        zh: "✗ 这次推演不要分片 \(shard.words)：没有这个类别，或范围与别的分片重叠。请用 hearth stress shards 列出该算的分片。",
        en:
          "The run does not ask for shard \(shard.words): it has no such class, or the range overlaps another's. `hearth stress shards` lists what is to be played."
      )
    case .twice(let shard):
      Bilingual(
        zh: "✗ 分片 \(shard.words) 的结果来了两次。请去掉一份再合并。",
        en: "Results of shard \(shard.words) came twice. Leave one of them out.")
    case .missing(let shards):
      Bilingual(
        zh:
          "✗ 还缺 \(shards.count) 个分片，第一个是 \(shards.first?.words ?? "—")。用 hearth stress shards 列出，算完再合并；或加 --resume 由本机补算。",
        en:
          "\(shards.count) shards are missing, the first being \(shards.first?.words ?? "—"). `hearth stress shards` lists them; play them and merge again, or let this machine do it with --resume."
      )
    case .changed(let file):
      Bilingual(
        zh: "✗ \(file) 与推演开始时不一样（SHA-256 不同）。请恢复原文件，或换一个 --out 重新推演。",
        en:
          "\(file) is not what it was when the run began (its SHA-256 differs). Put it back, or begin a new run with another --out."
      )
    case .manifest(let file, let found):
      Bilingual(
        zh: "✗ \(file) 不是本版能用的推演清单（\(found)）。请用写出它的版本，或重新推演。",
        en:
          "\(file) is no manifest this version can use (\(found)). Use the version that wrote it, or begin again."
      )
    }
  }
}

extension Shard {
  /// Its name in a sentence.
  var words: String { "\(source)/\(kind) \(from)–\(end - 1)" }
}
