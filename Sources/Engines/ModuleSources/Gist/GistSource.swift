// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
package import ModuleModel

/// Files of GitHub's gists.
///
/// One value serves one run: a gist has the same newest revision for as long as the value lives.
package struct GistSource: ModuleSource {
    /// The most requests at once.
    package static let requestLimit = 8

    private let settings: GistSettings
    private let api: GistAPI
    private let revisions = OnceMap<GistReference, GistRevision>()
    private let shelf = DownloadShelf()
    private let gate = WorkGate(limit: requestLimit)

    /// Creates a source.
    package init(_ settings: GistSettings) {
        self.settings = settings
        api = GistAPI(settings: settings)
    }

    /// `gist`.
    package var scheme: SourceScheme { .gist }

    /// Whether it is a gist.
    package func accepts(_ specifier: Specifier) -> Bool {
        if case .gist = specifier { true } else { false }
    }

    /// Pins the file that is meant, at the revision that is asked for, else at the newest.
    ///
    /// Where no file is named it is the only one, else the only one in a language.
    ///
    /// - Throws: ``GistError``, ``DownloadError``, an `HTTPError` with context, `network-needed` offline.
    package func locate(_ specifier: Specifier, in context: LocateContext) async throws -> Pin {
        guard case .gist(let reference) = specifier else {
            throw SourceError.foreignSpecifier("\(specifier)")
        }
        guard !context.isOffline else { throw SourceError.offline("\(specifier)") }
        let gist = try await revision(of: reference.id, at: reference.revision)
        if let user = reference.user, user != gist.owner {
            throw GistError.otherOwner(gist.id, asked: user, found: gist.owner)
        }
        let file = try file(of: reference, in: gist)
        let bytes = try await bytes(of: file, in: gist, limit: context.sizeLimit)
        let location = GistReference(user: gist.owner, id: gist.id, file: file.name)
        let pin = Pin(
            source: .gist,
            location: Specifier.gist(location).description,
            revision: gist.revision.description,
            digest: .ofFile(bytes)
        )
        shelf.put(archive(of: file, bytes), for: pin)
        return pin
    }

    /// Hands over what ``locate(_:in:)`` read, else reads exactly the pinned revision again.
    ///
    /// - Throws: `IntegrityFailure` with both digests when the file is another one now.
    package func fetch(_ pin: Pin) async throws -> ModuleArchive {
        if let archive = shelf.take(pin) { return archive }
        guard let reference = pin.gist else { throw SourceError.foreignSpecifier(pin.location) }
        let gist = try await revision(of: reference.id, at: reference.revision)
        // A lock of mlld names no file: it is the one that has the digest.
        let files = try reference.file == nil ? gist.files : [file(of: reference, in: gist)]
        var found: ContentDigest?
        for file in files {
            let bytes = try await bytes(of: file, in: gist, limit: settings.limits.bodyBytes)
            let digest = ContentDigest.ofFile(bytes)
            if digest == pin.digest { return archive(of: file, bytes) }
            found = files.count == 1 ? digest : nil
        }
        throw IntegrityFailure(subject: pin.location, expected: pin.digest, found: found)
    }

    // MARK: Parts

    private func revision(of id: GistID, at revision: CommitID?) async throws -> GistRevision {
        let key = GistReference(id: id, revision: revision)
        let gist = try await revisions.value(for: key) {
            try await gate.pass { try await api.revision(of: id, at: revision) }
        }
        guard revision == nil else { return gist }
        // Its files import one another at this revision.
        return try await revisions.value(for: GistReference(id: id, revision: gist.revision)) {
            gist
        }
    }

    private func file(
        of reference: GistReference,
        in gist: GistRevision
    ) throws(GistError) -> GistFile {
        let names = gist.files.map(\.name)
        if let name = reference.file {
            guard let file = gist.files.first(where: { $0.name == name }) else {
                throw .fileMissing(gist.id, name, known: names, isCut: gist.isCut)
            }
            return file
        }
        let code = gist.files.filter {
            settings.suffixes.contains(ModuleSuffix.ofPath($0.name.description))
        }
        guard let file = gist.files.count == 1 ? gist.files.first : code.first, code.count < 2
        else {
            throw .fileUnclear(
                reference,
                known: names,
                suggested: (code.first ?? gist.files.first)?.name
            )
        }
        return file
    }

    private func bytes(
        of file: GistFile,
        in gist: GistRevision,
        limit: Int
    ) async throws -> [UInt8] {
        guard let bytes = file.bytes else {
            return try await gate.pass {
                try await api.bytes(of: file, in: gist.id, limit: limit)
            }
        }
        guard bytes.count <= limit else {
            throw GistError.malformed(gist.id, "`\(file.name)` has more than \(limit) bytes")
        }
        return bytes
    }

    private func archive(of file: GistFile, _ bytes: [UInt8]) -> ModuleArchive {
        let name = file.name.description
        return ModuleArchive(
            files: [ModuleFile(path: name, bytes: bytes)],
            entry: name,
            suffix: ModuleSuffix.ofPath(name)
        )
    }
}
