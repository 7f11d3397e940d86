// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace

/// `tenon stats`: how often a package is fetched, and what this machine counts for registries.
package struct StatsCommand: Command {
    package static let specification = CommandSpecification(
        "stats",
        group: .registry,
        summary: "show how often a package is fetched; count on this machine, or not",
        discussion: [
            "Nothing is counted on this machine unless you switch it on, and nothing is sent unless you send it. "
                + "What is counted: how often a version of a public package was fetched, taken into a project, updated "
                + "to, or here already. Packages from folders and from registries that ask for a token are left out.",
            "`show` prints what `send` would send, to the byte; each registry gets what came from it, and nothing "
                + "about you or this machine goes with it. `off` forgets what was counted.",
        ],
        arguments: [
            ArgumentSpecification(
                "WHAT",
                "a package, or `on`, `off`, `show`, `send`",
                arity: .optional
            )
        ],
        examples: [
            CommandExample("tenon stats @alice/utils", "downloads of a package"),
            CommandExample("tenon stats show", "what would be sent"),
        ]
    )

    private enum What {
        case package(PackageName)
        case state
        case count(Bool)
        case show
        case send
    }

    private let what: What

    package init(parsing arguments: ParsedArguments) throws {
        what =
            switch arguments.argument("WHAT") {
            case nil: .state
            case "on"?: .count(true)
            case "off"?: .count(false)
            case "show"?: .show
            case "send"?: .send
            case let name?: .package(try PackageName(parsing: name))
            }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        switch what {
        case .package(let name): try await show(name, workspace, context)
        case .state: try tell(workspace.countsUsage, context)
        case .count(let isWanted):
            try workspace.countUsage(isWanted)
            try tell(isWanted, context)
        case .show: return try show(workspace.usageReports(), context)
        case .send:
            let sent = try await workspace.sendUsage(
                of: try workspace.currentProject(),
                isOffline: context.settings.isOffline
            )
            context.output.progress.hide()
            guard !context.output.isJSON else { return try show(sent, context) }
            for report in sent { context.output.say("sent \(report.events) to \(report.registry)") }
            if sent.isEmpty { context.output.say("nothing was sent") }
        }
        return .success
    }

    private func tell(_ isOn: Bool, _ context: CommandContext) throws {
        guard !context.output.isJSON else {
            return try context.output.write(["counting": .bool(isOn)] as JSONValue)
        }
        context.output.say(
            isOn
                ? "counting on this machine is on; `tenon stats show` shows what would be sent"
                : "counting on this machine is off"
        )
    }

    /// What is sent, to the byte, after the name of the registry on standard error.
    private func show(_ reports: [UsageReport], _ context: CommandContext) throws -> ExitStatus {
        if context.output.isJSON {
            let bodies = reports.map { ($0.registry, $0.body) }
            try context.output.write(JSONValue.object(Dictionary(bodies) { first, _ in first }))
            return .success
        }
        if reports.isEmpty { context.output.say("nothing was counted yet") }
        for report in reports {
            context.output.say("to \(report.registry):")
            try context.output.write(bytes: report.body.encoded(.compact) + [UInt8(ascii: "\n")])
        }
        return .success
    }

    private func show(
        _ name: PackageName,
        _ workspace: Workspace,
        _ context: CommandContext
    ) async throws {
        let (statistics, registry) = try await workspace.statistics(
            of: name,
            in: try workspace.currentProject(),
            isOffline: context.settings.isOffline
        )
        context.output.progress.hide()
        if context.output.isJSON {
            var members = RegistryCodec.value(of: statistics).members ?? [:]
            members["package"] = .string(name.description)
            members["registry"] = .string(registry)
            members["total"] = .integer(Int64(statistics.total))
            return try context.output.write(JSONValue.object(members))
        }
        let chart = DownloadChart(
            palette: context.output.dataPalette,
            columns: context.output.dataColumns ?? 80
        )
        try context.output.write(chart.text(of: name, statistics, until: context.clock.now()))
    }
}
