// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel

/// Finds the entry of a module in a registry of mlld, whichever of its layouts that has
/// (`docs/formats/mlld-registry.md`).
struct MlldIndex: Sendable {
    private typealias Users = OnceMap<String, SourceText?>

    private let files: MlldFiles
    private let registry: String
    private let users = Users()

    init(_ settings: MlldSettings) {
        files = MlldFiles(settings: settings)
        registry = settings.address.description
    }

    /// Where the text of the version is that `reference` means: the newest, where it names none.
    ///
    /// - Throws: ``MlldError``, ``MlldFormatError`` for an entry that can't be used.
    func content(of reference: RegistryReference) async throws -> MlldContent {
        let name = reference.package
        guard let requirement = reference.requirement else {
            if let content = try await userEntry(name) { return content }
            if let content = try await version(of: name, tagged: "latest") { return content }
            if let source = try await read("modules/\(name.scope)/\(name.name).json") {
                return try MlldReader.module(source, user: name.scope, module: name.name)
                    .versions[0].content
            }
            throw try await unknown(name)
        }
        if let content = try await version(of: name, requirement) { return content }
        throw try await userEntry(name) == nil
            ? unknown(name) : MlldError.unversioned(name, asked: requirement)
    }

    // MARK: Layouts

    /// What `{user}/registry.json` says of the module; `nil` when there is no such file.
    private func userEntry(_ name: PackageName) async throws -> MlldContent? {
        guard let source = try await userFile(name.scope) else { return nil }
        let (modules, errors) = try MlldReader.userRegistry(source, user: name.scope)
        if let module = modules.first(where: { $0.name == name }), let newest = module.newest {
            return newest.content
        }
        let subject = "\(source.name)#\(name.name)"
        for case let error as MlldFormatError in errors where error.file == subject { throw error }
        throw MlldError.moduleUnknown(
            name,
            registry: registry,
            known: modules.map(\.name.name)
        )
    }

    private func userFile(_ user: String) async throws -> SourceText? {
        try await users.value(for: user) { try await read("\(user)/registry.json") }
    }

    /// The version that is meant, of those with a file each; `nil` when the module has no such files.
    private func version(
        of name: PackageName,
        _ requirement: VersionRequirement
    ) async throws -> MlldContent? {
        if case .tag(let tag) = requirement { return try await version(of: name, tagged: tag) }
        let known = try await versions(of: name)
        let newest = known.last { requirement.contains($0) && !$0.isPrerelease }
        guard let version = newest ?? known.last(where: { requirement.contains($0) }) else {
            guard !known.isEmpty else { return nil }
            throw MlldError.versionUnknown(name, asked: requirement, known: known)
        }
        return try await content(of: name, version.description)
    }

    private func version(of name: PackageName, tagged tag: String) async throws -> MlldContent? {
        guard let source = try await read("modules/\(name.scope)/\(name.name)/tags.json") else {
            return nil
        }
        let tags = try MlldEntryReader(source).members.compactMapValues(\.string)
        guard let text = tags[tag], let version = try? Version(parsing: text) else {
            throw MlldError.versionUnknown(
                name,
                asked: .tag(tag),
                known: tags.values.compactMap { try? Version(parsing: $0) }.sorted()
            )
        }
        return try await content(of: name, version.description)
    }

    private func content(of name: PackageName, _ version: String) async throws -> MlldContent? {
        let path = "modules/\(name.scope)/\(name.name)/\(version).json"
        guard let source = try await read(path) else { return nil }
        return try MlldReader.version(source, named: version).content
    }

    /// The versions that the list of the registry names, in ascending order.
    private func versions(of name: PackageName) async throws -> [Version] {
        guard let source = try await read("modules.json") else { return [] }
        let entry = try MlldEntryReader(source).members["modules"]?[name.description]
        let texts = entry?["availableVersions"]?.elements?.compactMap(\.string) ?? []
        return texts.compactMap { try? Version(parsing: $0) }.sorted()
    }

    // MARK: Parts

    private func read(_ path: String) async throws -> SourceText? {
        try await files.read(path, limit: MlldEntryReader.sizeLimit)
    }

    private func unknown(_ name: PackageName) async throws -> MlldError {
        try await userFile(name.scope) == nil
            ? .userUnknown(name, registry: registry)
            : .moduleUnknown(name, registry: registry, known: [])
    }
}
