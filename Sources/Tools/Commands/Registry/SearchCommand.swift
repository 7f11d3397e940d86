// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleSearch
internal import ModuleSources
internal import ModuleWorkspace

/// `tenon search`: finds packages in the registries of the project.
package struct SearchCommand: Command {
    package static let specification = CommandSpecification(
        "search",
        group: .registry,
        summary: "find packages in the registries of the project",
        discussion: [
            "All words must be there, in any order: in the name, the keywords, the names that a package exports, "
                + "its summary or its documentation. The last word may be the beginning of a longer one, and slips "
                + "of the keyboard are forgiven.",
            "`author:`, `keyword:` and `language:` can also stand in QUERY.",
            "A registry with a server is asked there. Of others, the list of packages is fetched and searched here; "
                + "`--offline` searches what `tenon registry sync` fetched.",
        ],
        options: [
            .option("keyword", ValueSpecification("WORD"), "only packages with this keyword"),
            .option("author", ValueSpecification("NAME"), "only packages of this author"),
            .option("language", ValueSpecification("NAME"), "only packages in this language"),
            .option("limit", ValueSpecification("NUMBER"), "show so many; 20 without it"),
            RegistryOption.specification,
        ],
        arguments: [ArgumentSpecification("QUERY", "what to search for", arity: .any)],
        examples: [
            CommandExample("tenon search csv parser", "packages about both"),
            CommandExample("tenon search --author alice --limit 5", "five packages of Alice"),
        ]
    )

    private static let limits = 1...1_000

    private var request: SearchRequest

    package init(parsing arguments: ParsedArguments) throws {
        let limit = try arguments.value(of: "limit", as: "a number from 1 to 1000") { text in
            Int(text).flatMap { Self.limits.contains($0) ? $0 : nil }
        }
        let query = SearchQuery(
            arguments.arguments("QUERY").joined(separator: " "),
            keyword: arguments.value(of: "keyword"),
            author: arguments.value(of: "author"),
            language: arguments.value(of: "language"),
            limit: limit ?? 20
        )
        request = SearchRequest(query)
        request.registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        var request = request
        request.isOffline = context.settings.isOffline
        let answer = try await workspace.search(request, in: project)
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write(SearchRecordJSON.value(of: answer, request.query))
            return .success
        }
        for (registry, way) in answer.asked {
            guard case .synced(let then) = way, request.isOffline else { continue }
            let age = Age.text(from: then, to: context.clock.now())
            context.output.say("\(registry), as it was \(age) ago (\(then))")
        }
        for (word, meant) in answer.corrections.sorted(by: { $0.key < $1.key }) {
            context.output.say("nothing has `\(word)`: these have words like `\(meant)`")
        }
        guard !answer.found.isEmpty else {
            context.output.say("nothing found")
            for hint in NearestNames.hints(Array(answer.near.prefix(3))) {
                context.output.say("hint: \(hint)")
            }
            return .success
        }
        let text = SearchText(
            palette: context.output.dataPalette,
            columns: context.output.dataColumns,
            namesRegistries: answer.asked.count > 1
        )
        try context.output.write(answer.found.map(text.block).joined())
        if answer.total > answer.found.count {
            let total = Grouped.text(answer.total)
            context.output.say("\(answer.found.count) of \(total); `--limit` shows more")
        }
        return .success
    }
}
