// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import FileSystemKit
package import ModuleModel
internal import ModuleSources

/// Builds a registry from a folder: of packages, of a registry that mlld had, or of both.
///
/// Never all or nothing: each entry is used or is told of, and stops no other.
package struct RegistryBuild: Sendable {
    /// How many packages are held in memory, and written at once.
    private static let batchSize = 256

    private let builder: RegistryBuilder
    private let published: Timestamp
    private let mirror: FilePath?

    /// Prepares to build with `builder`.
    ///
    /// - Parameters:
    ///   - builder: writes the registry.
    ///   - published: when packages are published that are new.
    ///   - mirror: what URLs lead to, each at its host and path, so that the contents of modules that
    ///     lie elsewhere are compared with their digests.
    package init(builder: RegistryBuilder, published: Timestamp, mirror: FilePath? = nil) {
        self.builder = builder
        self.published = published
        self.mirror = mirror
    }

    /// Builds from what is in `source`.
    ///
    /// - Throws: `FileSystemError` when nothing can be read or written at all.
    package func run(from source: FilePath) throws -> BuildReport {
        var report = BuildReport()
        let folder = try MlldFolder(source)
        try publishPackages(in: source, at: folder.publishedTimes, into: &report)
        report.findings += folder.findings
        let modules = folder.modules.values.sorted { $0.name < $1.name }
        try builder.publish(modules, checkedBy: MlldContentCheck(mirror: mirror), into: &report)
        try takeAdvisories(in: source, into: &report)
        try builder.refreshHeads()
        return report
    }

    private func publishPackages(
        in source: FilePath,
        at times: [String: Timestamp],
        into report: inout BuildReport
    ) throws {
        let paths = try PackageFinder.packages(in: source)
        var names: Set<PackageName> = []
        for start in stride(from: 0, to: paths.count, by: Self.batchSize) {
            var subjects: [String] = []
            var submissions: [PackageSubmission] = []
            for path in paths[start..<min(start + Self.batchSize, paths.count)] {
                do {
                    let files = try PackageFinder.files(of: source.appending(path))
                    let time = times[path] ?? published
                    submissions.append(PackageSubmission(files: files, published: time))
                    subjects.append(path)
                } catch {
                    report.findings.append(BuildFinding(path, error))
                }
            }
            let results = try builder.publishEach(submissions, heads: .deferred)
            for (subject, result) in zip(subjects, results) {
                switch result {
                case .success(let published):
                    report.versions += 1
                    names.insert(published.name)
                case .failure(let error): report.findings.append(BuildFinding(subject, error))
                }
            }
        }
        report.packages += names.count
    }

    /// Takes over `{user}/advisories.json`, and writes it out again for each user.
    private func takeAdvisories(in source: FilePath, into report: inout BuildReport) throws {
        let files = AdvisoryFiles(root: builder.root)
        for user in try FileSystem.list(source) {
            let name = "\(user)/advisories.json"
            let path = source.appending(name)
            guard FileSystem.kind(of: path) == .file else { continue }
            do {
                let bytes = try FileSystem.read(path, limit: AdvisoryCodec.listSizeLimit)
                let taken = try files.importUser(SourceText(name: name, bytes: bytes))
                report.findings += taken.findings.map { BuildFinding(name, $0) }
                try builder.writeAdvisories(of: taken.author, try files.exportUser(taken.author))
            } catch {
                report.findings.append(BuildFinding(name, error))
            }
        }
    }
}
