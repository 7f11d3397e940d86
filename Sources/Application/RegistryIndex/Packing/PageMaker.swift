// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel
internal import ModuleSources

/// Makes the page of a version from its files.
struct PageMaker: Sendable {
    /// The most bytes of a README.
    private static let readmeLimit = 512 << 10

    let languages: SourceLanguages

    /// The page; `digests` has the digest of each file.
    ///
    /// A module that its front end can't read offers nothing that could be shown; whether it runs is not
    /// for a page to say.
    func page(
        of statement: PackageStatement,
        _ manifest: Manifest,
        files: [ArchiveFile],
        exported: ExportedFiles
    ) -> PackagePage {
        var page = PackagePage(
            name: statement.name,
            version: statement.version,
            metadata: manifest.package
        )
        page.readme = readme(in: files)
        let byPath = Dictionary(files.map { ($0.path.description, $0) }) { first, _ in first }
        var linker = DocumentationLinker { path in
            byPath[path.description].flatMap { documentation(of: $0) }
        }
        for (key, path) in exported.keyed {
            page.modules[key] = ModulePath(parsing: path).flatMap { linker.documentation(at: $0) }
        }
        page.files = files.sorted { $0.path < $1.path }.map {
            PageFile(path: $0.path, size: $0.bytes.count, digest: .ofFile($0.bytes))
        }
        return page
    }

    private func documentation(of file: ArchiveFile) -> ModuleDocumentation? {
        guard let frontEnd = languages.frontEnd(for: file.path) else { return nil }
        let source = SourceText(name: file.path.description, bytes: file.bytes)
        return try? frontEnd.documentation(of: source)
    }

    private func readme(in files: [ArchiveFile]) -> String? {
        let named = files.filter { $0.path.description.lowercased() == "readme.md" }
        let file = named.first { $0.path.description == "README.md" } ?? named.first
        guard let file else { return nil }
        return String(decoding: file.bytes.prefix(Self.readmeLimit), as: UTF8.self)
    }
}
