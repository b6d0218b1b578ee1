import ArgumentParser
import Foundation
import Planning
import Quantities
import Stress
import Terminal

/// `hearth doctor`: is this machine ready, and what to do if not.
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "检查这台机器能不能用，不能用时该怎么办 / is this machine ready; what to do if not",
    discussion: """
      例 / example:
        hearth doctor
      """)

  @Option(name: .long, help: "规划要写到的文件夹 / where plans are to be written")
  var out = "out"

  @OptionGroup var common: CommonOptions

  private struct Finding: Encodable {
    var name: Bilingual
    var ok: Bool
    var detail: Bilingual
  }

  func run() async throws {
    let console = Console(language: common.language)
    let findings = [await solver(), writable(), space(), clock(), data(), await slurm()]
    if common.json {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      console.out(String(decoding: try encoder.encode(findings), as: UTF8.self))
    } else {
      for finding in findings {
        console.out(
          "\(finding.ok ? "✓" : "✗") \(finding.name[common.language])\(common.language == .zh ? "：" : ": ")\(finding.detail[common.language])"
        )
      }
    }
    if findings.contains(where: { !$0.ok }) { throw HearthExit.badInput }
  }

  private func solver() async -> Finding {
    let name = Bilingual(zh: "求解器", en: "solver")
    do {
      let version = try await SolverTrial.run()
      return Finding(
        name: name, ok: true,
        detail: Bilingual(zh: "\(version) 算对了一道已知答案的题", en: "\(version) solved a problem with a known answer")
      )
    } catch {
      return Finding(
        name: name, ok: false,
        detail: Bilingual(
          zh: "求解器不能用（\(error)）。请运行 ./hearth deps 重新安装。",
          en: "The solver does not work (\(error)). Run `./hearth deps` to install it again."))
    }
  }

  private func writable() -> Finding {
    let probe = out + "/.hearth-probe"
    let manager = FileManager.default
    let name = Bilingual(zh: "写入", en: "writing")
    do {
      let isNew = !manager.fileExists(atPath: out)
      try manager.createDirectory(atPath: out, withIntermediateDirectories: true)
      try Data("ok".utf8).write(to: URL(fileURLWithPath: probe))
      try manager.removeItem(atPath: probe)
      if isNew { try manager.removeItem(atPath: out) }
      return Finding(name: name, ok: true, detail: Bilingual(zh: "\(out) 可以写", en: "\(out) can be written"))
    } catch {
      return Finding(
        name: name, ok: false,
        detail: Bilingual(
          zh: "写不进 \(out)。请换一个文件夹，或让管理员开写权限。",
          en: "\(out) cannot be written. Choose another folder, or ask for write permission."))
    }
  }

  private func space() -> Finding {
    // a plan of the shipped district takes about 5 MB; 200 MB leaves room for a season of plans
    let needed = 200_000_000
    let attributes = try? FileManager.default.attributesOfFileSystem(forPath: ".")
    let free = (attributes?[.systemFreeSize] as? NSNumber)?.intValue ?? 0
    let megabytes = Format.integer(Int64(free / 1_000_000))
    return Finding(
      name: Bilingual(zh: "磁盘", en: "disk"), ok: free >= needed,
      detail: free >= needed
        ? Bilingual(zh: "剩余 \(megabytes) MB", en: "\(megabytes) MB free")
        : Bilingual(
          zh: "只剩 \(megabytes) MB，至少要 200 MB。请清理磁盘。",
          en: "only \(megabytes) MB free, 200 MB needed. Make room."))
  }

  private func clock() -> Finding {
    let year = Calendar(identifier: .gregorian).component(.year, from: Date())
    let ok = (2022...2100).contains(year)
    return Finding(
      name: Bilingual(zh: "时钟", en: "clock"), ok: ok,
      detail: ok
        ? Bilingual(zh: "\(year) 年", en: "the year is \(year)")
        : Bilingual(zh: "时钟显示 \(year) 年，请校准。", en: "the clock says \(year); set it."))
  }

  private func slurm() async -> Finding {
    let name = Bilingual(zh: "Slurm", en: "Slurm")
    let health = await SlurmHealth.look()
    guard health.isAnswering else {
      // nobody needs a cluster for a district
      return Finding(
        name: name, ok: true,
        detail: health.isInstalled
          ? Bilingual(
            zh: "已安装，但控制节点没有回应；要用集群时请运行 systemctl start slurmctld slurmd",
            en:
              "installed, but its controller does not answer; to use a cluster, run `systemctl start slurmctld slurmd`"
          )
          : Bilingual(zh: "没有安装，单机不需要", en: "not installed, and not needed on one machine"))
    }
    guard !health.repairs.isEmpty else {
      return Finding(name: name, ok: true, detail: Bilingual(zh: "可以用", en: "ready"))
    }
    let (nodes, repairs) = (health.ailing.joined(separator: "；"), health.repairs.joined(separator: "；"))
    return Finding(
      name: name, ok: false,
      detail: Bilingual(
        zh: "有节点或作业停住了 \(nodes)。请以管理员身份运行：\(repairs)",
        en: "Nodes or jobs are held up \(nodes). As an administrator, run: \(repairs)"))
  }

  private func data() -> Finding {
    let name = Bilingual(zh: "示例数据", en: "shipped data")
    let ok = FileManager.default.fileExists(atPath: "data/shuocheng/district.toml")
    return Finding(
      name: name, ok: true,
      detail: ok
        ? Bilingual(zh: "data/shuocheng 在当前文件夹", en: "data/shuocheng is in this folder")
        : Bilingual(
          zh: "不在当前文件夹（不影响自己的数据）", en: "not in this folder (your own data does not need it)"))
  }
}
