// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import ModuleSources
internal import Synchronization

/// Builds a registry from a folder: of packages, of a registry that mlld had, or of both.
///
/// Never all or nothing: each entry is used or is told of, and stops no other.
package struct RegistryBuild: Sendable {
    private let builder: RegistryBuilder
    private let published: Timestamp
    private let mirror: FilePath?
    private let intake: PackageIntake

    /// Prepares to build with `builder`.
    ///
    /// - Parameters:
    ///   - builder: writes the registry.
    ///   - published: when packages are published that are new.
    ///   - mirror: what URLs lead to, each at its host and path, so that the contents of modules that
    ///     lie elsewhere are compared with their digests.
    ///   - intake: takes the packages in.
    package init(
        builder: RegistryBuilder,
        published: Timestamp,
        mirror: FilePath? = nil,
        intake: PackageIntake = PackageIntake()
    ) {
        self.builder = builder
        self.published = published
        self.mirror = mirror
        self.intake = intake
    }

    /// Builds from what is in `source`.
    ///
    /// - Throws: `FileSystemError` when nothing can be read or written at all.
    package func run(from source: FilePath) throws -> BuildReport {
        var report = BuildReport()
        let folder = try MlldFolder(source)
        let entries = try entries(in: source, folder.archives, into: &report)
        try publish(entries, in: source, into: &report)
        report.findings += folder.findings
        let modules = folder.modules.values.sorted { $0.name < $1.name }
        try builder.publish(modules, checkedBy: MlldContentCheck(mirror: mirror), into: &report)
        try takeAdvisories(in: source, into: &report)
        try builder.refreshHeads()
        return report
    }

    private func publish(
        _ entries: [PackageFinder.Entry],
        in source: FilePath,
        into report: inout BuildReport
    ) throws {
        let (published, intake) = (published, intake)
        let warnings = Mutex<[Int: [PackageFinding]]>([:])
        let results = try builder.publishEach(entries.count, heads: .deferred) { number in
            let entry = entries[number]
            let (files, findings) = try intake.files(of: entry, in: source)
            if !findings.isEmpty { warnings.withLock { $0[number] = findings } }
            return PackageSubmission(
                files: files,
                published: entry.version?.published ?? published,
                stated: entry.version?.subject
            )
        }
        var names: Set<PackageName> = []
        for (number, result) in results.enumerated() {
            let subject = entries[number].subject
            var findings = warnings.withLock { $0[number] } ?? []
            switch result {
            case .success(let published):
                report.versions += 1
                names.insert(published.name)
            case .failure(let refusal as PackageIntake.Refusal): findings = refusal.findings
            case .failure(let error): report.findings.append(BuildFinding(subject, error))
            }
            report.findings += findings.map { BuildFinding(subject, $0.diagnostic) }
        }
        report.packages += names.count
    }

    /// The packages below `source`; archives of a repository count where a file tells of them.
    private func entries(
        in source: FilePath,
        _ archives: [String: ArchivedVersion],
        into report: inout BuildReport
    ) throws -> [PackageFinder.Entry] {
        var entries: [PackageFinder.Entry] = []
        let found = try PackageFinder(source)
        report.findings += found.links.map { BuildFinding($0, RegistryError.linked($0)) }
        for path in found.packages where archives[path] == nil {
            if !archives.isEmpty, path.hasPrefix("archives/") {
                report.findings.append(.odd(path, "nothing tells of this archive; it was left out"))
            } else {
                entries.append(PackageFinder.Entry(path: path))
            }
        }
        entries += archives.map { PackageFinder.Entry(path: $0.key, version: $0.value) }
        return entries.sorted { $0.subject.utf8.lexicographicallyPrecedes($1.subject.utf8) }
    }

    /// Takes over `{user}/advisories.json`, and writes it out again for each user.
    private func takeAdvisories(in source: FilePath, into report: inout BuildReport) throws {
        let files = AdvisoryFiles(root: builder.root)
        let folder = EnclosedFolder(source)
        // A folder that is a link was told of by the search for packages.
        for user in try FileSystem.list(source) where folder.kind(of: user) == .folder {
            let name = "\(user)/advisories.json"
            do {
                let limit = AdvisoryCodec.listSizeLimit
                guard let bytes = try folder.read(name, limit: limit) else { continue }
                let taken = try files.importUser(SourceText(name: name, bytes: bytes))
                report.findings += taken.findings.map { BuildFinding(name, $0) }
                try builder.writeAdvisories(of: taken.author, try files.exportUser(taken.author))
            } catch {
                report.findings.append(BuildFinding(name, error))
            }
        }
    }
}
