// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import ModuleModel

/// The modules that were saved under a name on this machine.
package struct SavedSource: ModuleSource {
    private let reader: any SavedModuleReader

    /// Creates a source of what `reader` reads.
    package init(_ reader: some SavedModuleReader) {
        self.reader = reader
    }

    /// `saved`.
    package var scheme: SourceScheme { .saved }

    /// Whether it is the name of a saved module.
    package func accepts(_ specifier: Specifier) -> Bool {
        if case .saved = specifier { true } else { false }
    }

    /// Pins the revision that is asked for, else the newest.
    ///
    /// - Throws: `saved-not-found` with the names that look alike, `saved-revision-not-found`,
    ///   `saved-file-unknown` when the module has no such file.
    package func locate(_ specifier: Specifier, in context: LocateContext) async throws -> Pin {
        guard case .saved(let reference) = specifier else {
            throw SourceError.foreignSpecifier("\(specifier)")
        }
        let content = try await content(of: reference.name, revision: reference.revision)
        if let path = reference.path?.description,
            !content.files.contains(where: { $0.path == path })
        {
            let near = NearestNames.of(path, among: content.files.map(\.path))
            throw SourceError(
                "saved-file-unknown",
                "the saved module `\(reference.name)` has no file `\(path)`",
                hints: NearestNames.hints(near.map { "\(reference.name)/\($0)" })
            )
        }
        return Pin(
            source: .saved,
            location: reference.name.description,
            revision: String(content.revision),
            digest: content.digest
        )
    }

    /// Reads the revision that `pin` names.
    ///
    /// - Throws: `IntegrityFailure` when the store holds something else under it.
    package func fetch(_ pin: Pin) async throws -> ModuleArchive {
        let name = try ModuleName(parsing: pin.location)
        let content = try await content(of: name, revision: pin.revision.flatMap { Int($0) })
        let single = content.files.count == 1 && pin.digest.kind == .file
        let found = single ? ContentDigest.ofFile(content.files[0].bytes) : content.digest
        guard found == pin.digest else {
            let subject = "saved:\(name)" + (pin.revision.map { "@" + $0 } ?? "")
            throw IntegrityFailure(subject: subject, expected: pin.digest, found: found)
        }
        return ModuleArchive(
            files: content.files,
            entry: content.entry,
            suffix: ModuleSuffix.ofPath(content.entry)
        )
    }

    private func content(of name: ModuleName, revision: Int?) async throws -> SavedContent {
        if let content = try await reader.read(name, revision: revision) { return content }
        if let revision, let newest = try await reader.read(name, revision: nil) {
            throw SourceError(
                "saved-revision-not-found",
                "the saved module `\(name)` has no revision \(revision)",
                hints: ["the newest is `\(name)@\(newest.revision)`"]
            )
        }
        let names = try await reader.names().map(\.description)
        throw SourceError(
            "saved-not-found",
            "nothing is saved under the name `\(name)`",
            hints: NearestNames.hints(NearestNames.of(name.description, among: names))
                + ["save it with `tenon save \(name) FILE`, or say what it means in `[imports]`"]
        )
    }
}
