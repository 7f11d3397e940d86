// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon deprecate`: advises against a version or a package.
package struct DeprecateCommand: Command {
    package static let specification = CommandSpecification(
        "deprecate",
        group: .registry,
        summary: "advise against a version, or against a whole package",
        discussion: [
            "It can be chosen all the same; whoever adds it reads the message. Without a version all of the package "
                + "is meant."
        ],
        options: [
            .option("message", short: "m", ValueSpecification("TEXT"), "what to use instead"),
            .flag("undo", "take the advice back"), RegistryOption.specification,
        ],
        arguments: [
            ArgumentSpecification("PACKAGE", "`@alice/utils`, or a version, `@alice/utils@1.2.0`")
        ],
        examples: [
            CommandExample(
                "tenon deprecate @alice/utils --message \"use @alice/tools\"",
                "advise against all versions"
            ),
            CommandExample("tenon deprecate @alice/utils --undo", "take that back"),
        ]
    )

    private let release: ReleaseArgument
    private let message: String?
    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        release = try ReleaseArgument(parsing: try arguments.required("PACKAGE"))
        message = arguments.value(of: "message")
        registry = arguments.value(of: "registry")
        if arguments.has("undo") {
            guard message == nil else {
                throw UsageError.conflictingOptions("--undo", "--message", command: "deprecate")
            }
        } else if message?.isEmpty ?? true {
            throw UsageError.missingArgument("--message", command: "deprecate")
        }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let address = try await context.workspace().deprecate(
            release.name,
            release.version,
            message: message,
            registry: registry
        )
        let change = ReleaseChange(
            subject: release.name.description + (release.version.map { "@\($0)" } ?? ""),
            registry: address,
            change: message == nil ? "no longer advised against" : "advised against",
            reason: message
        )
        try change.write(to: context.output)
        return .success
    }
}
