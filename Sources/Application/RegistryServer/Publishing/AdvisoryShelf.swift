// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import JSONKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

/// The advisories of a registry: files of the folder, which are right whatever the database says.
struct AdvisoryShelf: Sendable {
    let files: AdvisoryFiles
    let folder: RegistryFolder
    let database: RegistryDatabase
    let work: BlockingWork
    let now: @Sendable () -> Timestamp

    // MARK: Reading

    /// One advisory.
    ///
    /// - Throws: `advisory-unknown`.
    func advisory(_ id: AdvisoryID) async throws -> JSONValue {
        try await work.run {
            guard let text = try files.text(of: id) else {
                throw APIError.advisoryUnknown(id.description)
            }
            return try JSONValue(parsing: text)
        }
    }

    /// Some of the advisories about a package, or of all, and how many there are.
    func advisories(
        about package: PackageName?,
        from offset: Int,
        limit: Int
    ) async throws -> (total: Int, advisories: [JSONValue]) {
        try await work.run {
            var entries = try files.listed()
            if let package {
                entries = entries.filter { $0.subjects.contains(package.description) }
            }
            let values = try entries.dropFirst(offset).prefix(limit).compactMap { entry in
                try files.text(of: entry.id).map { try JSONValue(parsing: $0) }
            }
            return (entries.count, values)
        }
    }

    // MARK: Writing

    /// Records an advisory, or replaces it.
    ///
    /// - Throws: `advisory-refused`, `AccountError`, what is wrong with the text.
    /// - Returns: what was recorded, and whether there was none of that name.
    func put(
        _ bytes: [UInt8],
        as id: AdvisoryID,
        by caller: Caller
    ) async throws -> (JSONValue, isNew: Bool) {
        let source = SourceText(name: "body", bytes: bytes)
        let (advisory, text) = try AdvisoryCodec.canonical(source)
        guard advisory.id == id else {
            throw APIError.advisoryRefused("its id is `\(advisory.id)`, and not `\(id)`")
        }
        _ = try APIValues.line("summary", advisory.summary, count: 1...500)
        try Self.checkParts(of: try JSONValue(parsing: source))
        try check(advisory, by: caller)
        let time = now()
        let isNew = try await database.write { database in
            try files.put((advisory, text)) { before in
                if let before {
                    if before.bytes == text { return }
                    // Who may not speak about what it was about may not take that back.
                    try check(AdvisoryCodec.advisory(from: before), by: caller)
                }
                let entry = caller.entry("advisory", id.description, at: time)
                try AuditTrail.add(entry, to: database)
            }
        }
        return (try JSONValue(parsing: SourceText(name: "body", bytes: text)), isNew)
    }

    /// Checks that the advisory is about packages of Tenon alone, since here nobody speaks for others, and
    /// that what databases add is where it belongs.
    private static func checkParts(of advisory: JSONValue) throws(APIError) {
        var added = [advisory["database_specific"]]
        for affected in advisory["affected"]?.elements ?? [] {
            guard affected["package"]?["ecosystem"]?.string == AffectedModule.ecosystem,
                let name = affected["package"]?["name"]?.string,
                (try? PackageName(parsing: name)) != nil
            else {
                throw .advisoryRefused("it is about something else than packages of `Tenon`")
            }
            added.append(affected["ecosystem_specific"])
        }
        guard added.allSatisfy({ $0 == nil || $0?.members != nil }) else {
            throw .advisoryRefused("what is specific to a database is no object")
        }
    }

    /// Checks that the caller speaks for everything that the advisory is about.
    private func check(_ advisory: Advisory, by caller: Caller) throws {
        try caller.check(.owners)
        guard !advisory.subjects.isEmpty else {
            throw APIError.advisoryRefused("it names no package of the ecosystem `Tenon`")
        }
        if caller.actsAsAdministrator { return }
        for subject in advisory.subjects {
            guard let package = try? PackageName(parsing: subject) else {
                throw AccountError.administratorOnly()
            }
            guard let index = try folder.index(of: package) else {
                throw PublishError.packageUnknown(package)
            }
            try caller.check(.owners, of: package)
            try caller.checkOwner(of: package, owners: index.owners)
        }
    }
}
