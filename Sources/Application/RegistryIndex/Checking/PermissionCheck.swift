// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
internal import LanguageSupport
internal import ModuleModel

/// Compares what the sources of a package declare to need with what its manifest tells its users.
struct PermissionCheck {
    private let manifest: Manifest
    private let files: [ArchiveFile]
    private let languages: SourceLanguages

    init(_ manifest: Manifest, files: [ArchiveFile], languages: SourceLanguages) {
        self.manifest = manifest
        self.files = files
        self.languages = languages
    }

    /// A warning for each source that declares more than the manifest says; tests are for the author alone.
    ///
    /// A source that can't be read is told of elsewhere.
    func findings() -> [PackageFinding] {
        files.filter { !PackageTests.isTest($0.path.description) }.compactMap { file in
            let unsaid = declared(in: file).subtracting(manifest.permissions)
            guard !unsaid.isEmpty else { return nil }
            let names = unsaid.permissions.map {
                "`\($0.text(relativeTo: RegistryBuilder.projectFolder))`"
            }
            return PackageFinding(
                .warning,
                code: "package-permission-unsaid",
                "`\(file.path)` declares \(names.joined(separator: ", ")), which the manifest does not say",
                at: .init(file.path.description),
                hints: [
                    "name it in `[permissions]`: `tenon add` and the page of the package show it"
                ]
            )
        }
    }

    private func declared(in file: ArchiveFile) -> PermissionSet {
        let source = SourceText(name: file.path.description, bytes: file.bytes)
        guard let language = languages.frontEnd(for: file.path) as? any CompiledLanguage,
            let unit = try? language.compile(source)
        else { return .none }
        return PermissionSet(
            (unit.permissions ?? []).compactMap {
                try? Permission(parsing: $0, relativeTo: RegistryBuilder.projectFolder)
            }
        )
    }
}
