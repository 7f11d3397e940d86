// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import ModuleWorkspace

/// `tenon registry sync`: fetches what registries list, so that it can be searched offline.
package struct RegistrySyncCommand: Command {
    package static let specification = CommandSpecification(
        "registry sync",
        group: .registry,
        summary: "fetch what registries list of their packages, to search it offline",
        discussion: [
            "What has not changed is not fetched again. `tenon search` does the same by itself where it may use the "
                + "network and the registry has no server."
        ],
        options: [RegistryOption.specification],
        examples: [CommandExample("tenon registry sync", "all registries of the project")]
    )

    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let synced = try await workspace.syncRegistries(
            registry,
            of: try workspace.currentProject(),
            isOffline: context.settings.isOffline
        )
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write(JSONValue.array(synced.map(json)))
            return .success
        }
        for one in synced {
            let count = "\(Grouped.text(one.packages)) package" + (one.packages == 1 ? "" : "s")
            context.output.say("\(one.registry): \(count)" + (one.isChanged ? "" : ", unchanged"))
        }
        return .success
    }

    private func json(_ one: SyncedRegistry) -> JSONValue {
        [
            "registry": .string(one.registry.description),
            "packages": .integer(Int64(one.packages)),
            "synced": .string(one.synced.description),
            "changed": .bool(one.isChanged),
        ]
    }
}
