// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
package import ModuleModel
package import ModuleSources

/// Writes the advisories of a registry's folder (`docs/formats/advisories.md`).
///
/// An advisory is written before the list that names it, each atomically; writers wait for each other.
package struct AdvisoryFiles: Sendable {
    /// How long a writer waits for another.
    private static let patience = Duration.seconds(60)

    /// The folder of the registry.
    package let root: FilePath

    /// Prepares to write below `root`, an absolute path; nothing is written yet.
    package init(root: FilePath) {
        self.root = root
    }

    /// Puts an advisory into the registry, or replaces it; everything that its text says is kept.
    ///
    /// - Throws: what is wrong with the text, ``AdvisoryOlder`` when it differs from the one that is there and is
    ///   not newer, or `FileSystemError`.
    @discardableResult
    package func put(_ source: SourceText) throws -> Advisory {
        let (advisory, text) = try AdvisoryCodec.canonical(source)
        try write([(advisory, text)], isDated: true)
        return advisory
    }

    /// Puts an advisory into the registry, or replaces it, when `check` lets it; no other writer comes between.
    ///
    /// - Parameters:
    ///   - canonical: the advisory and its text, as `AdvisoryCodec.canonical` gives them.
    ///   - check: is given the text of the one that is there, `nil` for none; it may throw.
    /// - Throws: what `check` throws, ``AdvisoryOlder``, or `FileSystemError`; then nothing was put.
    /// - Returns: whether there was none.
    package func put(
        _ canonical: (advisory: Advisory, text: [UInt8]),
        allowedBy check: (SourceText?) throws -> Void
    ) throws -> Bool {
        try exclusively {
            let before = try text(of: canonical.advisory.id)
            try check(before)
            if before?.bytes != canonical.text { try replaceAll([canonical], isDated: true) }
            return before == nil
        }
    }

    /// Puts advisories into the registry, or replaces them.
    ///
    /// Other layouts say when an advisory was made and not when it was changed: one of the same time replaces
    /// what is there.
    ///
    /// - Throws: as ``put(_:)-(SourceText)``; then none was put.
    package func put(_ advisories: [Advisory]) throws {
        try write(advisories.map { ($0, AdvisoryCodec.encode($0)) }, isDated: false)
    }

    /// Puts the advisories of a user of mlld's registry into this one; an entry that can't be used is a finding.
    ///
    /// - Throws: as ``put(_:)-([Advisory])``, or when the file as a whole can't be used.
    package func importUser(_ source: SourceText) throws -> UserAdvisories {
        let user = try UserAdvisories(parsing: source)
        try put(user.advisories)
        return user
    }

    /// The advisories about packages of a scope, as mlld's registry has them.
    package func exportUser(_ author: String) throws -> [UInt8] {
        UserAdvisories.encode(try all(), of: author)
    }

    /// The advisory of that id; `nil` when there is none.
    ///
    /// - Throws: what is wrong with its file.
    package func advisory(_ id: AdvisoryID) throws -> Advisory? {
        try text(of: id).map { try AdvisoryCodec.advisory(from: $0) }
    }

    /// The text of the advisory of that id, whatever it says; `nil` when there is none.
    package func text(of id: AdvisoryID) throws -> SourceText? {
        try read(RegistryLayout.advisory(id), limit: AdvisoryCodec.sizeLimit)
    }

    /// All advisories, by id.
    ///
    /// - Throws: what is wrong with the file of one.
    package func all() throws -> [Advisory] {
        try ids().compactMap { try advisory($0) }
    }

    /// Makes the list say what the advisories say that can be read, as after a crash between the two.
    package func mendList() throws {
        let known = try ids()
        guard try !known.isEmpty || read(RegistryLayout.advisories) != nil else { return }
        try exclusively {
            let readable = try ids().compactMap { try? advisory($0) }
            let list = AdvisoryCodec.encode(AdvisoryList(readable.map { AdvisoryList.Entry($0) }))
            guard try read(RegistryLayout.advisories)?.bytes != list else { return }
            try replace(RegistryLayout.advisories, list)
        }
    }

    // MARK: Parts

    /// The advisories that have a file, in order.
    private func ids() throws -> [AdvisoryID] {
        try folder.list("advisories").compactMap { name in
            guard name.hasSuffix(".json") else { return nil }
            return try? AdvisoryID(parsing: String(name.dropLast(5)))
        }.sorted()
    }

    private var folder: EnclosedFolder { EnclosedFolder(root) }

    private func write(
        _ advisories: [(advisory: Advisory, text: [UInt8])],
        isDated: Bool
    ) throws {
        guard !advisories.isEmpty else { return }
        try exclusively { try replaceAll(advisories, isDated: isDated) }
    }

    /// `isDated`: whether `modified` says when each was changed.
    private func replaceAll(
        _ advisories: [(advisory: Advisory, text: [UInt8])],
        isDated: Bool
    ) throws {
        for (advisory, text) in advisories {
            // One that can't be read is replaced.
            guard let source = try? self.text(of: advisory.id), source.bytes != text,
                let there = try? AdvisoryCodec.advisory(from: source)
            else { continue }
            let isNewer = there.modified > advisory.modified
            guard !isNewer, !isDated || there.modified < advisory.modified else {
                throw AdvisoryOlder(id: advisory.id, known: there.modified, isNewer: isNewer)
            }
        }
        for (advisory, text) in advisories {
            try replace(RegistryLayout.advisory(advisory.id), text)
        }
        let new = advisories.map { AdvisoryList.Entry($0.advisory) }
        let replaced = Set(new.map(\.id))
        let old = try listed().filter { !replaced.contains($0.id) }
        try writeList(old + new)
    }

    /// The list as it is; made from the files where there is none.
    package func listed() throws -> [AdvisoryList.Entry] {
        guard let source = try read(RegistryLayout.advisories) else {
            return try all().map { AdvisoryList.Entry($0) }
        }
        return try AdvisoryCodec.list(from: source).entries
    }

    private func writeList(_ entries: [AdvisoryList.Entry]) throws {
        try replace(RegistryLayout.advisories, AdvisoryCodec.encode(AdvisoryList(entries)))
    }

    private func read(
        _ name: String,
        limit: Int = AdvisoryCodec.listSizeLimit
    ) throws -> SourceText? {
        try folder.read(name, limit: limit).map {
            SourceText(name: root.appending(name).string, bytes: $0)
        }
    }

    private func replace(_ name: String, _ bytes: [UInt8]) throws {
        let path = root.appending(name)
        try folder.kindWithoutLinks(of: name)
        try FileSystem.createFolders(path.parent, durably: true)
        try FileSystem.writeAtomically(bytes, to: path)
    }

    private func exclusively<Value>(_ body: () throws -> Value) throws -> Value {
        try FileSystem.createFolders(root, durably: true)
        let path = root.appending(".tenon-advisories.lock")
        let lock = try FileLock(path, mode: .exclusive, timeout: Self.patience)
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }
}
