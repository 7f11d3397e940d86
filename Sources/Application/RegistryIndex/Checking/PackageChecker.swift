// SPDX-License-Identifier: Apache-2.0

package import ArchiveKit
internal import Diagnostics
package import LanguageSupport
internal import ModuleModel
internal import ModuleSources

/// Looks through the files of a package for everything that should keep it out of a registry.
///
/// Authors run it before they publish, and servers before they take a package: the same files give the
/// same findings. It reads bytes and nothing else.
package struct PackageChecker: Sendable {
    let readManifest: RegistryBuilder.ManifestReading
    private let languages: [String: any LanguageFrontEnd]

    /// Creates a checker that knows these languages; the first one wins a suffix.
    package init(
        languages: [any LanguageFrontEnd],
        readManifest: @escaping RegistryBuilder.ManifestReading
    ) {
        self.readManifest = readManifest
        self.languages = Dictionary(
            languages.flatMap { language in language.descriptor.suffixes.map { ($0, language) } }
        ) { first, _ in first }
    }

    /// What is wrong with a package, errors first.
    package func findings(
        for files: [ArchiveFile],
        context: CheckContext
    ) -> [PackageFinding] {
        inspect(files, context: context).findings
    }

    /// Looks through a package.
    package func inspect(_ files: [ArchiveFile], context: CheckContext) -> PackageInspection {
        let sorted = files.sorted { $0.path < $1.path }
        var inspection = PackageInspection()
        inspection.findings = FileCheck(limits: context.limits).findings(for: sorted)
        inspection.findings += sorted.filter { language(of: $0.path) != nil }
            .compactMap(FileCheck.findingOfText)
        readManifest(among: sorted, into: &inspection)
        if let manifest = inspection.manifest {
            inspection.findings += ManifestCheck(manifest, files: sorted, limits: context.limits)
                .findings()
            var imports = ImportCheck(manifest, files: sorted, language: language)
            imports.run()
            inspection.uses = imports.uses
            inspection.findings += imports.findings
            let documentation = DocumentationCheck(manifest, files: sorted, language: language)
            inspection.modules = documentation.modules()
            inspection.findings += documentation.findings(about: inspection.modules)
        }
        if let statement = inspection.statement {
            inspection.findings += NameCheck(context).findings(for: statement.name)
            inspection.findings += VersionCheck(context).findings(for: statement)
        }
        let (errors, warnings) = inspection.findings.split { $0.severity == .error }
        inspection.findings = errors + warnings
        return inspection
    }

    /// The language of a file; `nil` for data.
    func language(of path: ModulePath) -> (any LanguageFrontEnd)? {
        guard let name = path.components.last, let dot = name.lastIndex(of: ".") else {
            return nil
        }
        return languages[String(name[dot...].dropFirst())]
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
            inspection.statement = try PackageStatement(manifest)
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
