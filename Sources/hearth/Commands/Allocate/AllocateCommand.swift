import ArgumentParser

/// `hearth allocate …`: the season's fuel, from the plan of who gets what to the ledger of what was delivered.
///
/// `hearth allocate DIR` means `hearth allocate plan DIR`.
struct AllocateCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "allocate",
    abstract: "一季的生物质颗粒：分配、假设、发放台账 / the season's pellets: plan, what-if, ledger",
    discussion: """
      例 / examples:
        hearth allocate data/shuocheng                 分配一季 / plan the season
        hearth allocate data/shuocheng --json          机器可读 / the machine form
        hearth allocate <子命令 subcommand> --help     各子命令的用法 / how to use a subcommand
      """,
    subcommands: [
      AllocatePlanCommand.self, AllocateScheduleCommand.self, AllocateWhatIfCommand.self,
      EligibilityCommand.self, RecordCommand.self, StornoCommand.self, ReconcileCommand.self,
      LedgerCommand.self,
    ],
    defaultSubcommand: AllocatePlanCommand.self)
}
