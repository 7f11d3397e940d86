// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import ModuleWorkspace

/// `tenon install`: brings here what the project needs.
package struct InstallCommand: Command {
    package static let specification = CommandSpecification(
        "install",
        group: .project,
        summary: "fetch everything that the project needs and this machine lacks",
        discussion: [
            "Packages are taken as `tenon.lock` says. Where it does not fit `tenon.toml`, versions are chosen "
                + "first, and what fits already stays.",
            "Each module is compared with its digest; nothing else is kept. `--locked` refuses to change the "
                + "lock, `--frozen` also to use the network.",
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        for warning in workspace.warnings(of: project) { context.output.warn(warning) }
        var update = try await workspace.installPackages(
            of: project,
            options: context.packageOptions
        )
        update.locked = try await workspace.lockAddresses(
            of: project,
            missingIn: update.lock,
            options: context.packageOptions
        )
        update.fetched += try await workspace.install(
            update.lock,
            of: project,
            isOffline: context.settings.isOffline
        )
        try PackageReport(project).write(
            update,
            to: context.output,
            unchanged: "everything is here already"
        )
        return .success
    }
}
