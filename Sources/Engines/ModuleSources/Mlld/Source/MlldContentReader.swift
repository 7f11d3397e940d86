// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// Reads the text of one module of mlld from where its registry says that it is.
struct MlldContentReader: Sendable {
    let settings: MlldSettings
    let reference: RegistryReference
    let context: LocateContext

    private var name: PackageName { reference.package }
    private var files: MlldFiles { MlldFiles(settings: settings) }

    /// The module, without the path of a file inside it.
    private var location: String {
        let module = RegistryReference(
            registry: .mlld,
            package: name,
            requirement: reference.requirement
        )
        return Specifier.registry(module).description
    }

    /// A gist, at the revision that the registry names, else at its newest.
    func gist(_ id: String, _ revision: String?) async throws -> Pin {
        guard let gist = GistID(parsing: id) else {
            throw malformed("`\(id)` is not the id of a gist")
        }
        let commit = revision.flatMap { CommitID(parsing: $0) }
        guard revision == nil || commit != nil else {
            throw malformed("`\(revision ?? "")` is not a revision of a gist")
        }
        let asked = Specifier.gist(GistReference(id: gist, revision: commit))
        let pin = try await settings.gists.locate(asked, in: context)
        // The bytes stay with the gists, under their own pin.
        return Pin(
            source: .registry,
            location: pin.location,
            revision: pin.revision,
            digest: pin.digest
        )
    }

    /// One file, at a URL or at a path below the registry.
    func file(_ text: String) async throws -> (Pin, ModuleArchive) {
        guard let url = try address(text) else {
            guard let path = ModulePath(parsing: text) else {
                throw malformed("`\(text)` is neither a URL nor the path of a file in the registry")
            }
            guard let source = try await files.read(path.description, limit: context.sizeLimit)
            else { throw MlldError.fileMissing(name, text) }
            let file = path.components.last.map(String.init) ?? text
            let archive = ModuleArchive(
                files: [ModuleFile(path: file, bytes: source.bytes)],
                entry: file,
                suffix: ModuleSuffix.ofPath(file)
            )
            return (pin(location, .ofFile(source.bytes)), archive)
        }
        guard let (archive, final) = try await files.download(url, limit: context.sizeLimit) else {
            throw MlldError.fileMissing(name, text)
        }
        return (pin(final.description, .ofFile(archive.files[0].bytes)), archive)
    }

    /// The files of a folder, all of them compared with what the registry states of the whole.
    func folder(
        _ text: String,
        _ paths: [ModulePath],
        entry: ModulePath?,
        of content: MlldContent
    ) async throws -> (Pin, ModuleArchive) {
        guard (1...MlldSource.fileLimit).contains(paths.count), Set(paths).count == paths.count
        else {
            throw malformed("it has \(paths.count) files, or one of them twice")
        }
        let entry = try entry ?? self.entry(of: paths)
        guard paths.contains(entry) else { throw malformed("`\(entry)` is none of its files") }
        var rest = context.sizeLimit
        var read: [ModuleFile] = []
        for path in paths {
            let bytes = try await self.bytes(of: path, below: text, limit: rest)
            rest -= bytes.count
            read.append(ModuleFile(path: path.description, bytes: bytes))
        }
        let digests = zip(paths, read).map { (path: $0, digest: ContentDigest.ofFile($1.bytes)) }
        if let found = MlldContent.digest(of: digests) { try check(found, against: content) }
        let byPath = Dictionary(digests.map { ($0.path.description, $0.digest) }) { first, _ in
            first
        }
        guard let digest = ContentDigest.ofTree(byPath) else {
            throw malformed("a path in it has a line break")
        }
        let suffix = ModuleSuffix.ofPath(entry.description)
        let archive = ModuleArchive(files: read, entry: entry.description, suffix: suffix)
        return (pin(location, digest), archive)
    }

    /// Compares what is there with what the registry states, if it states anything.
    ///
    /// - Throws: `IntegrityFailure` with both digests.
    func check(_ found: ContentDigest, against content: MlldContent) throws {
        guard let stated = content.statedDigest else { return }
        guard let expected = content.digest else {
            throw malformed("`\(stated)` is no SHA-256 of anything")
        }
        guard expected == found else {
            throw IntegrityFailure(
                subject: location,
                expected: expected,
                found: found,
                hints: [
                    "its registry states the first digest, and something else is there: do not use it, and "
                        + "tell who runs the registry"
                ]
            )
        }
    }

    // MARK: Parts

    private func bytes(
        of path: ModulePath,
        below folder: String,
        limit: Int
    ) async throws -> [UInt8] {
        let base = folder.hasSuffix("/") ? folder : folder + "/"
        guard try address(base) != nil else {
            guard let inner = ModulePath(parsing: base + path.description),
                let source = try await files.read(inner.description, limit: limit)
            else { throw MlldError.fileMissing(name, path.description) }
            return source.bytes
        }
        guard path.description.utf8.allSatisfy({ $0 != 0x23 && $0 != 0x25 && $0 != 0x3F }),
            let url = try address(base + path.description),
            let (archive, _) = try await files.download(url, limit: limit)
        else { throw MlldError.fileMissing(name, path.description) }
        return archive.files[0].bytes
    }

    /// The URL that `text` is; `nil` for a path below the registry.
    private func address(_ text: String) throws -> ModuleURL? {
        guard text.contains("://") else { return nil }
        let url = try ModuleURL(parsing: text)
        guard settings.isLocal || !url.isLoopback else {
            throw MlldError.leadsHere(name, url.description)
        }
        return url
    }

    private func entry(of paths: [ModulePath]) throws -> ModulePath {
        let code = paths.filter {
            settings.suffixes.contains(ModuleSuffix.ofPath($0.description))
        }
        let index = code.first {
            $0.components.count == 1 && $0.description.hasPrefix("index.")
        }
        if let index { return index }
        guard let only = paths.count == 1 ? paths.first : code.first, code.count < 2 else {
            throw MlldError.entryUnclear(name, files: paths)
        }
        return only
    }

    private func pin(_ location: String, _ digest: ContentDigest) -> Pin {
        Pin(source: .registry, location: location, digest: digest)
    }

    private func malformed(_ reason: String) -> MlldFormatError {
        MlldFormatError(file: "mlld://\(name.scope)/\(name.name)", reason: reason)
    }
}
