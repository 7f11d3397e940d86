// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleStore
internal import ModuleWorkspace

/// `tenon list`: shows the saved modules.
package struct ListCommand: Command {
    package static let specification = CommandSpecification(
        "list",
        group: .saved,
        summary: "list the saved modules, newest first, or the packages of the project",
        options: [.flag("packages", "list the packages that the lock of the project has")]
    )

    private let wantsPackages: Bool

    package init(parsing arguments: ParsedArguments) throws {
        wantsPackages = arguments.has("packages")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        if wantsPackages { return try PackageList(context).write() }
        let modules = try await context.workspace().saved.list()
        if context.output.isJSON {
            try context.output.write(JSONValue.array(modules.map { .object(SavedRecord.json($0)) }))
            return .success
        }
        guard !modules.isEmpty else {
            context.output.say("nothing is saved yet: `tenon save NAME FILE`")
            return .success
        }
        var table = TextTable([
            .init("name"), .init("revision", isRightAligned: true), .init("language"),
            .init("size", isRightAligned: true), .init("saved"),
        ])
        for module in modules {
            table.append([
                .init(module.name.description), .init("\(module.number)"), .init(module.language),
                .init(SavedRecord.size(module)), .init(module.created.description),
            ])
        }
        try context.output.write(table)
        return .success
    }
}
