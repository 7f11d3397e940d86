// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon yank`: withdraws a version.
package struct YankCommand: Command {
    package static let specification = CommandSpecification(
        "yank",
        group: .registry,
        summary: "withdraw a version, so that nobody newly chooses it",
        discussion: [
            "Who has it in a lock keeps it, and is warned. `tenon unyank` takes it back."
        ],
        options: [
            .option("reason", ValueSpecification("TEXT"), "why, for those who have it in a lock"),
            RegistryOption.specification, CommandContext.yes,
        ],
        arguments: [ArgumentSpecification("RELEASE", "a version, `@alice/utils@1.2.0`")],
        examples: [
            CommandExample(
                "tenon yank @alice/utils@1.2.0 --reason \"loses data\"",
                "withdraw a version"
            )
        ]
    )

    private let name: PackageName
    private let version: Version
    private let reason: String
    private let registry: String?
    private let isConfirmed: Bool

    package init(parsing arguments: ParsedArguments) throws {
        (name, version) = try ReleaseArgument.exact("RELEASE", of: arguments)
        reason = arguments.value(of: "reason") ?? ""
        registry = arguments.value(of: "registry")
        isConfirmed = arguments.has("yes")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        try context.confirm(
            "Withdraw `\(name)@\(version)`?",
            "withdrawing a version concerns all who use it",
            isConfirmed: isConfirmed
        )
        let address = try await workspace.yank(name, version, reason: reason, registry: registry)
        let change = ReleaseChange(
            subject: "\(name)@\(version)",
            registry: address,
            change: "withdrawn",
            reason: reason
        )
        try change.write(to: context.output)
        return .success
    }
}
