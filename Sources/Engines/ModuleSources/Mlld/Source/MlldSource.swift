// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
package import ModuleModel

/// Modules that a registry of mlld names, `mlld://user/module`, wherever their texts are.
///
/// One value serves one run: a name means the same content for as long as the value lives.
package struct MlldSource: ModuleSource {
    /// The most files of one module.
    static let fileLimit = 1000

    let settings: MlldSettings
    private let index: MlldIndex
    private let located = OnceMap<RegistryReference, Pin>()
    private let shelf = DownloadShelf()

    /// Creates a source.
    package init(_ settings: MlldSettings) {
        self.settings = settings
        index = MlldIndex(settings)
    }

    /// Where the registry is.
    package var address: RegistryAddress { settings.address }

    /// `registry`.
    package var scheme: SourceScheme { .registry }

    /// Whether it is a name in the registry of mlld.
    package func accepts(_ specifier: Specifier) -> Bool {
        if case .registry(let reference) = specifier { reference.registry == .mlld } else { false }
    }

    /// Reads what the registry says of the module, and pins what is there.
    ///
    /// - Throws: ``MlldError``, ``MlldFormatError``, ``GistError``, `IntegrityFailure` when it is not what
    ///   the registry says that it is, and what downloading throws.
    package func locate(_ specifier: Specifier, in context: LocateContext) async throws -> Pin {
        guard case .registry(let reference) = specifier, reference.registry == .mlld else {
            throw SourceError.foreignSpecifier("\(specifier)")
        }
        guard !context.isOffline else { throw SourceError.offline("\(specifier)") }
        return try await located.value(for: reference) {
            let content = try await index.content(of: reference)
            let (pin, archive) = try await archive(of: content, as: reference, in: context)
            if let archive { shelf.put(archive, for: pin) }
            return pin
        }
    }

    /// Hands over what ``locate(_:in:)`` read, else reads it again from where it was.
    ///
    /// - Throws: `IntegrityFailure` with both digests when it is something else now.
    package func fetch(_ pin: Pin) async throws -> ModuleArchive {
        if let archive = shelf.take(pin) { return archive }
        switch try Specifier(parsing: pin.location) {
        case .gist:
            return try await settings.gists.fetch(
                Pin(
                    source: .gist,
                    location: pin.location,
                    revision: pin.revision,
                    digest: pin.digest
                )
            )
        case .url(let url):
            guard settings.isLocal || !url.isLoopback else {
                throw SourceError.foreignSpecifier(pin.location)
            }
            let limit = settings.limits.bodyBytes
            let answer = try await settings.downloader(limit: limit).download(url, cached: nil)
            guard case .content(let archive, from: _) = answer else {
                throw SourceError.foreignSpecifier(pin.location)
            }
            return try checked(archive, is: pin.digest, pin.location)
        case .registry(let reference) where reference.registry == .mlld:
            let content = try await index.content(of: reference)
            let (new, archive) = try await archive(
                of: content,
                as: reference,
                in: LocateContext(sizeLimit: settings.limits.bodyBytes)
            )
            guard new.digest == pin.digest, let archive else {
                throw IntegrityFailure(
                    subject: pin.location,
                    expected: pin.digest,
                    found: new.digest
                )
            }
            return archive
        default: throw SourceError.foreignSpecifier(pin.location)
        }
    }

    // MARK: Content

    /// What `content` leads to; without its bytes where another source has them.
    private func archive(
        of content: MlldContent,
        as reference: RegistryReference,
        in context: LocateContext
    ) async throws -> (Pin, ModuleArchive?) {
        let reader = MlldContentReader(settings: settings, reference: reference, context: context)
        switch content.place {
        case .gist(let id, let revision, _):
            let pin = try await reader.gist(id, revision)
            try reader.check(pin.digest, against: content)
            return (pin, nil)
        case .file(let url):
            let (pin, archive) = try await reader.file(url)
            try reader.check(pin.digest, against: content)
            return (pin, archive)
        case .folder(let url, let files, let entry):
            return try await reader.folder(url, files, entry: entry, of: content)
        }
    }

    private func checked(
        _ archive: ModuleArchive,
        is digest: ContentDigest,
        _ subject: String
    ) throws -> ModuleArchive {
        let found = ContentDigest.ofFile(archive.files[0].bytes)
        guard found == digest else {
            throw IntegrityFailure(subject: subject, expected: digest, found: found)
        }
        return archive
    }
}
