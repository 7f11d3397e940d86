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
        let release = try ReleaseArgument(parsing: arguments.required("NAME"))
        name = release.name
        version = release.version
    }

    package func run(in context: CommandContext) async throws -> ExitStatus {
        let workspace = try context.workspace()
        let project = try workspace.currentProject()
        let facts = try await workspace.facts(
            of: name,
            in: project,
            options: context.packageOptions
        )
        guard let release = facts.release(version) else {
            throw PackageError.releaseUnknown(
                name,
                version,
                known: facts.index.releases.map(\.version.description)
            )
        }
        let details = try await workspace.details(
            of: name,
            release.version,
            in: project,
            options: context.packageOptions
        )
        context.output.progress.hide()
        if context.output.isJSON {
            try context.output.write(json(facts, release, details))
            return .success
        }
        var table = TextTable([.init(""), .init("", isFlexible: true)])
        let all = rows(facts, release, PackageReport(project)) + DetailsText.rows(details)
        for (title, text) in all where !text.isEmpty { table.append([.init(title), .init(text)]) }
        try context.output.write(table)
        try context.output.write(
            DetailsText.exports(details, palette: context.output.dataPalette)
        )
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
            ("withdrawn", release.yanked.map { $0.isEmpty ? "yes" : $0 } ?? ""),
            ("deprecated", release.deprecated.map { $0.isEmpty ? "yes" : $0 } ?? ""),
            ("owners", facts.index.owners.joined(separator: ", ")),
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
            + (release.deprecated != nil ? " (deprecated)" : "")
    }

    private func json(
        _ facts: PackageFacts,
        _ release: PackageRelease,
        _ details: PackageDetails
    ) -> JSONValue {
        let versions = facts.index.releases.map { release -> JSONValue in
            [
                "version": .string(release.version.description),
                "published": .string(release.published.description),
                "withdrawn": release.yanked.map { .string($0) } ?? .null,
                "deprecated": release.deprecated.map { .string($0) } ?? .null,
            ]
        }
        let dependencies = release.dependencies.map {
            ($0.description, JSONValue.string($1.requirement.description))
        }
        let members: [String: JSONValue] = [
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
            "owners": .array(facts.index.owners.map { .string($0) }),
            "digest": .string(release.digest.description),
        ]
        return .object(members.merging(DetailsText.json(details)) { own, _ in own })
    }
}
