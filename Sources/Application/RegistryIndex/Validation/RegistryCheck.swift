// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
package import FileSystemKit
package import LanguageSupport
internal import ModuleModel
internal import ModuleSources

/// Reads all of a registry's folder and says what is wrong with it, an entry at a time.
package struct RegistryCheck: Sendable {
    private let files: RegistryFiles
    private let packer: PackagePacker

    /// Prepares to look through `root`; nothing is written, and no lock is taken.
    package init(
        root: FilePath,
        readManifest: @escaping RegistryBuilder.ManifestReading,
        languages: [any LanguageFrontEnd]
    ) {
        files = RegistryFiles(root: root)
        let languages = SourceLanguages(languages)
        packer = PackagePacker(readManifest: readManifest, languages: languages)
    }

    /// Looks through everything.
    ///
    /// - Throws: `FileSystemError` when the folder can't be read at all.
    package func run() throws -> BuildReport {
        var report = BuildReport()
        attempt(RegistryLayout.configuration, &report) { _ in
            guard try files.configuration != nil else { throw RegistryBuildError.noRegistry() }
        }
        var known: Set<String> = []
        let address = (try? files.configuration)?.address
        for name in try files.packages {
            report.packages += 1
            attempt(RegistryLayout.index(of: name), &report) { report in
                let index = try files.index(of: name)
                for release in index.releases {
                    report.versions += 1
                    known.insert(RegistryLayout.archive(release.archive))
                    let version = ReleaseCheck(files: files, packer: packer, name: name)
                    report.findings += version.findings(for: release)
                }
                var expected = try NPMPackage(index: index, files: files, address: address)
                    .makeFiles()
                if let file = JSRPackage(index: index, files: files).file { expected.append(file) }
                report.findings += expected.compactMap { files.difference(from: $0) }
            }
        }
        try checkNames(in: "index", &report)
        checkArchives(known, &report)
        checkHeads(&report)
        return report
    }

    /// What is in the folder of archives has a name that an index knows.
    private func checkArchives(_ known: Set<String>, _ report: inout BuildReport) {
        attempt("archives", &report) { report in
            for file in try files.folder.list("archives")
            where !known.contains("archives/\(file)") {
                report.findings.append(.odd("archives/\(file)", "no index names it"))
            }
        }
    }

    /// What is in the folder of indexes can be found by the name of a package.
    private func checkNames(in folder: String, _ report: inout BuildReport) throws {
        let known = Set(try files.packages.map { RegistryLayout.index(of: $0) })
        attempt(folder, &report) { report in
            for scope in try files.folder.list(folder) {
                attempt("\(folder)/\(scope)", &report) { report in
                    for file in try files.folder.list("\(folder)/\(scope)")
                    where !known.contains("\(folder)/\(scope)/\(file)") {
                        report.findings.append(
                            .odd("\(folder)/\(scope)/\(file)", "no package has such a name")
                        )
                    }
                }
            }
        }
    }

    /// What tells of all packages says what the indexes say, and what others read can be read.
    private func checkHeads(_ report: inout BuildReport) {
        attempt(RegistryLayout.search, &report) { report in
            for file in try RegistryHeads(files: files).files(after: nil)
            where files.difference(from: file) != nil {
                report.findings.append(.odd(file.name, "it lags behind the indexes"))
            }
        }
        attempt(RegistryLayout.mlldModules, &report) { report in
            let limit = RegistryCodec.searchSizeLimit
            guard let source = try files.read(RegistryLayout.mlldModules, limit: limit) else {
                return
            }
            for error in try MlldReader.list(source).errors {
                report.findings.append(BuildFinding(RegistryLayout.mlldModules, error))
            }
        }
        attempt("advisories", &report) { _ in _ = try AdvisoryFiles(root: files.root).all() }
    }

    private func attempt(
        _ subject: String,
        _ report: inout BuildReport,
        _ body: (inout BuildReport) throws -> Void
    ) {
        do {
            try body(&report)
        } catch {
            report.findings.append(BuildFinding(subject, error))
        }
    }
}

extension RegistryFiles {
    /// What is wrong with a file that should have these bytes; `nil` when it has.
    func difference(from expected: OutputFile) -> BuildFinding? {
        do {
            guard try folder.kindWithoutLinks(of: expected.name) != nil else {
                throw RegistryBuildError.fileWrong(expected.name, "it is missing")
            }
            let bytes = try? folder.read(expected.name, limit: expected.bytes.count)
            guard bytes == expected.bytes else {
                throw RegistryBuildError.fileWrong(
                    expected.name,
                    "it is not what follows from the archive and the index"
                )
            }
            return nil
        } catch {
            return BuildFinding(expected.name, error)
        }
    }
}
