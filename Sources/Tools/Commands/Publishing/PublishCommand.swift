// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleWorkspace
internal import RegistryIndex

/// `tenon publish`: puts the project into a registry.
package struct PublishCommand: Command {
    package static let specification = CommandSpecification(
        "publish",
        group: .registry,
        summary: "check the project, pack it and put it into a registry",
        discussion: [
            "The files of the project are collected, without what `.tenonignore` (else `.gitignore`) leaves out, and "
                + "checked: secrets, licence, sizes, the name, every import, and what changed for users since the "
                + "version before. Equal files give equal bytes. What was sent is read back and compared.",
            "A published version never changes; `tenon yank` withdraws one. The registry is that of the package's "
                + "scope in `[registries]`.",
        ],
        options: [
            .flag("dry-run", "show what would be published, and change nothing"),
            .flag("list", "show the files that would be published, and nothing more"),
            RegistryOption.specification,
            .option(
                "pull-request",
                ValueSpecification("FOLDER", completion: .path),
                "write what a registry without a server takes as a pull request"
            ),
            CommandContext.yes,
        ],
        examples: [
            CommandExample("tenon publish --dry-run", "see what would happen"),
            CommandExample(
                "tenon publish",
                "publish to the registry of the scope, after a question"
            ),
            CommandExample("tenon publish --yes --registry ./registry", "publish into a folder"),
            CommandExample("tenon publish --pull-request ../registry", "prepare a pull request"),
        ]
    )

    private var publishing = PublishOptions()
    private let pullRequest: String?
    private let isRehearsal: Bool
    private let isList: Bool
    private let isConfirmed: Bool

    package init(parsing arguments: ParsedArguments) throws {
        publishing.registry = arguments.value(of: "registry")
        publishing.isOffline = arguments.settings.isOffline
        pullRequest = arguments.value(of: "pull-request")
        isRehearsal = arguments.has("dry-run")
        isList = arguments.has("list")
        isConfirmed = arguments.has("yes")
        if publishing.registry != nil, pullRequest != nil {
            throw UsageError.conflictingOptions(
                "--registry",
                "--pull-request",
                command: arguments.command
            )
        }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        if isList {
            try PublishReport.write(try workspace.publishedFiles(of: project), to: context.output)
            return .success
        }
        var options = publishing
        options.pullRequest = try pullRequest.map { try FilePath($0) }
        var plan = try await workspace.planPublication(of: project, options: options)
        if isRehearsal, plan.inspection.isPublishable {
            plan.add(try await workspace.rehearse(plan))
        }
        context.output.progress.hide()
        let report = PublishReport(plan)
        if !context.output.isJSON {
            for warning in workspace.warnings(of: project) + plan.warnings {
                context.output.warn(warning)
            }
        }
        if isRehearsal {
            try report.write(to: context.output)
            guard plan.inspection.isPublishable else {
                if context.output.isJSON { return .failure }
                throw plan.refusal
            }
            context.output.say("nothing was published")
            return .success
        }
        guard plan.inspection.isPublishable else { throw plan.refusal }
        if plan.effect != .none, pullRequest == nil {
            context.output.say(report.summary)
            try context.confirm(
                "Publish `\(plan.subject)` to \(plan.destination)?",
                "a published version stays for ever",
                isConfirmed: isConfirmed
            )
        }
        try report.write(try await workspace.publish(plan), to: context.output)
        return .success
    }
}
