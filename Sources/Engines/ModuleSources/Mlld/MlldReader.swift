// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import JSONKit
internal import ModuleModel

/// Reads the files of the registries that mlld had, each for itself (`docs/formats/mlld-registry.md`).
package enum MlldReader {
    /// The version of modules in the layouts that know no versions.
    private static let onlyVersion = Version(0, 0, 0)

    /// Reads `{user}/registry.json`; a module that can't be used is among the errors.
    ///
    /// - Throws: when the file as a whole can't be used.
    package static func userRegistry(
        _ source: SourceText,
        user: String
    ) throws -> (modules: [MlldModule], errors: [any DiagnosticError]) {
        let reader = try MlldEntryReader(source)
        if let author = try reader.string("author"), author != user {
            throw reader.malformed("it is `\(author)`'s, and lies in the folder of `\(user)`")
        }
        return try collect(try reader.below("modules"), from: source.name) { key, entry in
            var module = MlldModule(name: try name(user, key, entry))
            module.summary = try entry.string("description") ?? ""
            let content: MlldContent
            if entry.members["gist"] != nil {
                let id = try entry.required("gist")
                content = MlldContent(
                    place: .gist(id: id, revision: nil, url: nil),
                    statedDigest: nil
                )
            } else {
                content = try entry.content()
            }
            var version = try version(onlyVersion, content, entry, published: "created")
            version.keywords = try entry.strings("tags")
            module.versions = [version]
            return module
        }
    }

    /// Reads `modules/{user}/{module}.json`, which knows one version.
    package static func module(
        _ source: SourceText,
        user: String,
        module: String
    ) throws -> MlldModule {
        let reader = try MlldEntryReader(source)
        var found = MlldModule(name: try name(user, module, reader))
        let stated = try reader.required("name")
        guard stated == found.name.description || stated == found.name.name else {
            throw reader.malformed("it is `\(stated)`, and lies where `\(found.name)` belongs")
        }
        found.summary = try reader.string("description") ?? ""
        if let author = reader.members["author"]?["name"]?.string { found.authors = [author] }
        if let github = reader.members["author"]?["github"]?.string { found.owners = [github] }
        found.versions = [
            try version(onlyVersion, try reader.content(), reader, published: "publishedAt")
        ]
        return found
    }

    /// Reads `modules/{user}/{module}/metadata.json` and `tags.json`.
    package static func metadata(
        _ metadata: SourceText,
        tags: SourceText?,
        user: String,
        module: String
    ) throws -> MlldModule {
        let reader = try MlldEntryReader(metadata)
        var found = MlldModule(name: try name(user, module, reader))
        found.summary = try reader.string("about") ?? ""
        found.authors = try reader.string("author").map { [$0] } ?? found.authors
        found.owners = try reader.strings("owners")
        if let tags {
            let members = try MlldEntryReader(tags).members
            found.tags = members.compactMapValues(\.string)
        }
        return found
    }

    /// Reads `modules/{user}/{module}/{version}.json`.
    package static func version(_ source: SourceText, named name: String) throws -> MlldVersion {
        let reader = try MlldEntryReader(source)
        let version = try reader.parsed("version") { try Version(parsing: $0) }
        guard version.description == name else {
            throw reader.malformed("it is version `\(version)`, and lies where `\(name)` belongs")
        }
        return try self.version(version, try reader.content(), reader, published: "publishedAt")
    }

    /// Reads `modules.json`, the newest version of each module; one that can't be used is among the errors.
    ///
    /// - Throws: when the file as a whole can't be used.
    package static func list(
        _ source: SourceText
    ) throws -> (modules: [MlldModule], errors: [any DiagnosticError]) {
        let reader = try MlldEntryReader(source)
        return try collect(try reader.below("modules"), from: source.name) { key, entry in
            let name = try entry.parsedKey(key)
            var module = MlldModule(name: name)
            module.summary = try entry.string("about") ?? ""
            module.authors = try entry.string("author").map { [$0] } ?? module.authors
            module.owners = try entry.strings("owners")
            module.tags = entry.members["tags"]?.members?.compactMapValues(\.string) ?? [:]
            let number = try entry.parsed("version") { try Version(parsing: $0) }
            module.versions = [
                try version(number, try entry.content(), entry, published: "publishedAt")
            ]
            return module
        }
    }

    // MARK: Parts

    private static func collect(
        _ reader: MlldEntryReader,
        from file: String,
        _ read: (String, MlldEntryReader) throws -> MlldModule
    ) throws -> (modules: [MlldModule], errors: [any DiagnosticError]) {
        var modules: [MlldModule] = []
        var errors: [any DiagnosticError] = []
        for (key, value) in reader.members.sorted(by: { $0.key < $1.key }) {
            let subject = "\(file)#\(key)"
            do {
                guard let members = value.members else {
                    throw MlldFormatError(file: subject, reason: "it is no object")
                }
                modules.append(try read(key, MlldEntryReader(file: subject, members: members)))
            } catch let error as any DiagnosticError {
                errors.append(error)
            }
        }
        return (modules, errors)
    }

    private static func version(
        _ version: Version,
        _ content: MlldContent,
        _ reader: MlldEntryReader,
        published key: String
    ) throws -> MlldVersion {
        MlldVersion(
            version: version,
            content: content,
            published: try reader.parsed(key) { try Timestamp(parsing: $0) },
            license: try reader.string("license"),
            keywords: try reader.strings("keywords"),
            repository: try reader.string("repo"),
            homepage: try reader.string("homepage"),
            text: reader.members
        )
    }

    private static func name(
        _ user: String,
        _ module: String,
        _ reader: MlldEntryReader
    ) throws -> PackageName {
        try reader.parsedKey("@\(user)/\(module)")
    }
}

extension MlldEntryReader {
    fileprivate func parsedKey(_ key: String) throws(MlldFormatError) -> PackageName {
        do throws(PackageName.Malformed) {
            return try PackageName(parsing: key)
        } catch {
            throw malformed(error.diagnostic.message)
        }
    }
}
