// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon advisory add`: puts an advisory into a registry.
package struct AdvisoryAddCommand: Command {
    package static let specification = CommandSpecification(
        "advisory add",
        group: .registry,
        summary: "put an advisory into a registry, or change the one that is there",
        discussion: [
            "The file is a record of OSV 1.6: see `docs/advisories.md`. Without `--registry` it goes to the registry "
                + "of the first package that it is about. To take an advisory back, set `withdrawn` in it."
        ],
        options: [RegistryOption.specification],
        arguments: [
            ArgumentSpecification("FILE", "a file with one advisory in JSON", completion: .path)
        ],
        examples: [CommandExample("tenon advisory add TSA-2026-0001.json", "publish an advisory")]
    )

    private let file: String
    private let registry: String?

    package init(parsing arguments: ParsedArguments) throws {
        file = try arguments.required("FILE")
        registry = arguments.value(of: "registry")
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let (advisory, address) = try await context.workspace().advise(
            file,
            registry: registry,
            isOffline: context.settings.isOffline
        )
        context.output.progress.hide()
        if advisory.subjects.isEmpty {
            context.output.warn(
                Diagnostic(
                    code: "advisory-without-modules",
                    severity: .warning,
                    message: "`\(advisory.id)` is about nothing that Tenon installs",
                    hints: [
                        "say in `affected` which package it is about, with the ecosystem `Tenon`"
                    ]
                )
            )
        }
        let change = ReleaseChange(
            subject: advisory.id.description,
            registry: address,
            change: advisory.isWithdrawn ? "taken back" : "published"
        )
        try change.write(to: context.output)
        return .success
    }
}
