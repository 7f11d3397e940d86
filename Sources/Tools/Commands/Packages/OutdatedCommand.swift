// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon outdated`: shows what is newer than the lock.
package struct OutdatedCommand: Command {
    package static let specification = CommandSpecification(
        "outdated",
        group: .project,
        summary: "show packages of which there are newer versions, or whose version was withdrawn",
        discussion: [
            "`allowed` is what `tenon update` would choose; for `newest`, the range in `tenon.toml` may have to "
                + "change: `tenon add NAME`."
        ]
    )

    package init(parsing arguments: ParsedArguments) throws {}

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let all = try await workspace.news(
            of: try workspace.currentProject(),
            options: context.packageOptions
        )
        context.output.progress.hide()
        let news = all.filter(\.isNews)
        if context.output.isJSON {
            try context.output.write(JSONValue.array(news.map(json)))
            return .success
        }
        guard !news.isEmpty else {
            context.output.say("everything is as new as it can be")
            return .success
        }
        var table = TextTable([
            .init("package"), .init("locked"), .init("allowed"), .init("newest"),
            .init("", isFlexible: true),
        ])
        for one in news {
            table.append([
                .init(one.name.description), .init(one.locked.description),
                .init(one.allowed.description), .init(one.newest.description),
                .init(one.withdrawn.map { "withdrawn: \($0)" } ?? ""),
            ])
        }
        try context.output.write(table)
        return .success
    }

    private func json(_ one: PackageNews) -> JSONValue {
        [
            "package": .string(one.name.description), "locked": .string(one.locked.description),
            "allowed": .string(one.allowed.description), "newest": .string(one.newest.description),
            "withdrawn": one.withdrawn.map { .string($0) } ?? .null,
        ]
    }
}
