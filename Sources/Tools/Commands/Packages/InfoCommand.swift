// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleWorkspace

/// `tenon info`: tells about a package.
package struct InfoCommand: Command {
    package static let specification = CommandSpecification(
        "info",
        group: .project,
        summary: "tell what a registry knows of a package: versions, what it needs and asks for",
        arguments: [
            ArgumentSpecification("NAME", "a package, `@alice/utils` or `@alice/utils@1.2.4`")
        ],
        examples: [CommandExample("tenon info @alice/utils", "tell about the newest version")]
    )

    private let name: PackageName
    private let version: Version?

    package init(parsing arguments: ParsedArguments) throws {
        let parts = try arguments.required("NAME").split(
            separator: "@",
            omittingEmptySubsequences: true
        )
        name = try PackageName(parsing: "@" + (parts.first ?? ""))
        version = try parts.dropFirst().first.map { try Version(parsing: String($0)) }
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let facts = try await workspace.facts(
            of: name,
            in: project,
            options: context.packageOptions
        )
        context.output.progress.hide()
        guard let release = facts.release(version) else {
            throw PackageError.releaseUnknown(
                name,
                version,
                known: facts.index.releases.map(\.version.description)
            )
        }
        if context.output.isJSON {
            try context.output.write(json(facts, release))
            return .success
        }
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        for (title, text) in rows(facts, release, PackageReport(project)) where !text.isEmpty {
            table.append([.init(title), .init(text)])
        }
        try context.output.write(table)
        return .success
    }

    private func rows(
        _ facts: PackageFacts,
        _ release: PackageRelease,
        _ report: PackageReport
    ) -> [(String, String)] {
        let needs = release.dependencies.sorted { $0.key < $1.key }.map { name, dependency in
            "\(name) \(dependency.requirement)" + (dependency.isOptional ? " (optional)" : "")
        }
        let engines = release.requirements.sorted { $0.key < $1.key }.map { "\($0) \($1)" }
        return [
            ("package", "\(name) \(release.version)"),
            ("registry", facts.registry),
            ("versions", facts.index.releases.map(text).joined(separator: ", ")),
            ("locked", facts.locked?.description ?? ""),
            ("published", release.published.description),
            ("withdrawn", release.yanked ?? ""),
            ("language", release.language),
            ("runs on", engines.joined(separator: ", ")),
            ("needs", needs.joined(separator: ", ")),
            ("asks for", report.text(release.permissions)),
            ("features", release.features.keys.sorted().joined(separator: ", ")),
            ("exports", release.exports.keys.sorted().joined(separator: ", ")),
            ("digest", release.digest.description),
        ]
    }

    private func text(_ release: PackageRelease) -> String {
        "\(release.version)" + (release.isYanked ? " (withdrawn)" : "")
    }

    private func json(_ facts: PackageFacts, _ release: PackageRelease) -> JSONValue {
        let versions = facts.index.releases.map { release -> JSONValue in
            [
                "version": .string(release.version.description),
                "published": .string(release.published.description),
                "withdrawn": release.yanked.map { .string($0) } ?? .null,
            ]
        }
        let dependencies = release.dependencies.map {
            ($0.description, JSONValue.string($1.requirement.description))
        }
        return [
            "package": .string(name.description),
            "version": .string(release.version.description),
            "registry": .string(facts.registry),
            "versions": .array(versions),
            "locked": facts.locked.map { .string($0.description) } ?? .null,
            "language": .string(release.language),
            "dependencies": .object(Dictionary(dependencies) { $1 }),
            "needs": .array(release.permissions.permissions.map { .string($0.description) }),
            "features": .array(release.features.keys.sorted().map { .string($0) }),
            "exports": .object(release.exports.mapValues { .string($0) }),
            "digest": .string(release.digest.description),
        ]
    }
}
