// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
internal import Diagnostics
package import LanguageSupport
package import ModuleModel
internal import ModuleSources

/// Looks through the files of a package for everything that should keep it out of a registry.
///
/// Authors run it before they publish, and servers before they take a package: the same files give the
/// same findings. It reads bytes and nothing else.
package struct PackageChecker: Sendable {
    let readManifest: RegistryBuilder.ManifestReading
    private let languages: SourceLanguages

    /// Creates a checker that knows these languages; the first one wins a suffix.
    package init(
        languages: [any LanguageFrontEnd],
        readManifest: @escaping RegistryBuilder.ManifestReading
    ) {
        self.readManifest = readManifest
        self.languages = SourceLanguages(languages)
    }

    /// What is wrong with a package, errors first.
    package func findings(
        for files: [ArchiveFile],
        context: CheckContext
    ) -> [PackageFinding] {
        inspect(files, context: context).findings
    }

    /// What is too large for a registry, whatever it is.
    package static func excess(of files: [ArchiveFile]) -> [PackageFinding] {
        FileCheck(limits: CheckLimits()).excess(of: files)
    }

    /// Looks through a package.
    package func inspect(_ files: [ArchiveFile], context: CheckContext) -> PackageInspection {
        let sorted = files.sorted { $0.path < $1.path }
        var inspection = PackageInspection()
        inspection.findings = FileCheck(limits: context.limits).findings(for: sorted)
        inspection.findings += sorted.filter { languages.frontEnd(for: $0.path) != nil }
            .compactMap(FileCheck.findingOfText)
        readManifest(among: sorted, into: &inspection)
        if let manifest = inspection.manifest {
            inspection.findings += ManifestCheck(manifest, files: sorted, limits: context.limits)
                .findings()
            var imports = ImportCheck(manifest, files: sorted, languages: languages)
            imports.run()
            inspection.uses = imports.uses
            inspection.findings += imports.findings
            inspection.findings +=
                PermissionCheck(manifest, files: sorted, languages: languages).findings()
            let documentation = DocumentationCheck(
                manifest,
                files: sorted,
                languages: languages
            )
            inspection.modules = documentation.modules()
            inspection.findings += documentation.findings(about: inspection.modules)
        }
        if let statement = inspection.statement {
            inspection.findings += NameCheck(context).findings(for: statement.name)
            inspection.findings += VersionCheck(context).findings(
                for: statement,
                offering: inspection.modules
            )
        }
        let (errors, warnings) = inspection.findings.split { $0.severity == .error }
        inspection.findings = errors + warnings
        return inspection
    }

    /// What each module of a package offers, by the key that importers use: `.`, `./math`.
    ///
    /// What can't be read offers nothing that is known.
    package func modules(
        of files: [ArchiveFile],
        _ manifest: Manifest
    ) -> [String: ModuleDocumentation] {
        DocumentationCheck(manifest, files: files, languages: languages).modules()
    }

    private func readManifest(
        among files: [ArchiveFile],
        into inspection: inout PackageInspection
    ) {
        let found = RegistryLayout.manifests.lazy.compactMap { name in
            files.first { $0.path.description == name }
        }
        guard let file = found.first else {
            inspection.findings.append(
                PackageFinding(RegistryBuildError.manifestMissing().diagnostic)
            )
            return
        }
        let source = SourceText(name: file.path.description, bytes: file.bytes)
        do {
            let manifest = try readManifest(source, RegistryBuilder.projectFolder)
            inspection.manifest = manifest
            let statement = try PackageStatement(manifest)
            inspection.statement = statement
            try PackagePacker.check(statement, source, readManifest)
        } catch let error as any DiagnosticError {
            inspection.findings.append(PackageFinding(error.diagnostic))
        } catch {
            // A reader of another kind of error than ours has nothing to say about the place.
            inspection.findings.append(
                PackageFinding(
                    .error,
                    code: "package-manifest-missing",
                    "the manifest can't be read: \(error)",
                    at: .init(file.path.description)
                )
            )
        }
    }
}

extension Array {
    /// The elements that `belongs` holds for, and the others, both in order.
    fileprivate func split(_ belongs: (Element) -> Bool) -> ([Element], [Element]) {
        (filter(belongs), filter { !belongs($0) })
    }
}
