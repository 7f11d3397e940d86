// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

/// What is added to a registry that has no server: a repository whose owners merge pull requests.
///
/// `modules/alice/utils/1.2.0.json` says what the version is, `modules/alice/utils/metadata.json` the package,
/// and `archives/<64 hex>.tar.gz` is the archive. `tenon registry build` makes a registry of such a
/// repository. The folder may be a checkout of it: what is there of others stays.
struct PullRequest {
    private let plan: PublishPlan
    private let published: Timestamp

    init(_ plan: PublishPlan, published: Timestamp) {
        self.plan = plan
        self.published = published
    }

    private var folder: String { "modules/\(plan.name.scope)/\(plan.name.name)" }

    /// Writes the files, the ones that name others last.
    ///
    /// - Throws: ``PublishError`` when the version is there with other content, ``FileSystemError``.
    /// - Returns: the files, from the folder.
    func write(into root: FilePath) throws -> [FilePath] {
        let version = "\(folder)/\(plan.version).json"
        let there = root.appending(version)
        if FileSystem.kind(of: there) != nil {
            let old = String(decoding: try FileSystem.read(there, limit: 1 << 20), as: UTF8.self)
            guard old.contains("\"\(plan.archive)\"") else {
                throw PublishError.folderInTheWay(there.string)
            }
        }
        let files: [(String, [UInt8])] = [
            (RegistryLayout.archive(plan.archive), plan.packed.bytes),
            (version, release.encoded(.lines)),
            ("\(folder)/metadata.json", metadata.encoded(.lines)),
            ("PULL_REQUEST.md", Array(PullRequestText(plan).text.utf8)),
        ]
        return try files.map { name, bytes in
            let path = root.appending(name)
            try FileSystem.createFolders(path.parent)
            try FileSystem.writeAtomically(bytes, to: path)
            return try FilePath(name)
        }
    }

    private var release: JSONValue {
        let manifest = plan.inspection.manifest ?? Manifest()
        var members: [String: JSONValue] = [
            "version": .string(plan.version.description),
            "publishedAt": .string(published.description),
            "language": .string(plan.inspection.statement?.language ?? ""),
            "dependencies": dependencies,
            "needs": .array(
                plan.permissions.permissions.map {
                    .string($0.text(relativeTo: PackageInspection.projectFolder))
                }
            ),
            "source": [
                "type": "archive",
                "path": .string(RegistryLayout.archive(plan.archive)),
                "contentHash": .string(plan.archive.description),
                "tree": .string(plan.digest.description),
                "size": .integer(Int64(plan.size)),
            ],
        ]
        members["license"] = manifest.package.license.map { .string($0) }
        return .object(members)
    }

    private var metadata: JSONValue {
        let package = plan.inspection.manifest?.package ?? PackageMetadata()
        var members: [String: JSONValue] = [
            "name": .string(plan.name.description),
            "description": .string(package.summary ?? ""),
            "keywords": .array(package.keywords.map { .string($0) }),
            "author": .string(plan.name.scope),
        ]
        members["license"] = package.license.map { .string($0) }
        members["repo"] = package.repository.map { .string($0) }
        members["homepage"] = package.homepage.map { .string($0) }
        return .object(members)
    }

    private var dependencies: JSONValue {
        let all = plan.inspection.statement?.dependencies ?? [:]
        let members = all.map { ($0.description, JSONValue.string($1.requirement.description)) }
        return .object(Dictionary(members) { first, _ in first })
    }
}
