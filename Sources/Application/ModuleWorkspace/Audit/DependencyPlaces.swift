// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import TOMLKit

/// Where a project's files name what it depends on.
struct DependencyPlaces {
    private static let lockSizeLimit = 64 << 20

    private let project: Project
    private var tables: [String: [String: SourceSpan]] = [:]
    private let lockText: SourceText?

    init(_ project: Project) {
        self.project = project
        lockText = (try? FileSystem.read(project.lockPath, limit: Self.lockSizeLimit))
            .map { SourceText(name: Project.lockName, bytes: $0) }
        for package in [project.own] + project.folders {
            tables[package.manifestName] = Self.places(in: package)
        }
    }

    /// The line of the manifest that asks for a package, or the line of the lock that names a module.
    func place(of root: PackageGraph.Root?, _ entry: LockEntry) -> SourceSpan? {
        let inManifest = root.flatMap { tables[$0.origin]?[$0.name.description] }
        return inManifest ?? tables[project.ownManifestName]?[entry.id.description]
            ?? inLock(entry.id)
    }

    private func inLock(_ module: ModuleID) -> SourceSpan? {
        guard let lockText else { return nil }
        let wanted = Array("\"\(module)\"".utf8)
        for start in lockText.bytes.indices.dropLast(wanted.count)
        where lockText.bytes[start] == wanted[0]
            && lockText.bytes[start...].starts(with: wanted)
        {
            return lockText.span(start..<start + wanted.count)
        }
        return nil
    }

    /// The places of the dependencies of a manifest by name, and of what it has from URLs by URL.
    private static func places(in package: LocalPackage) -> [String: SourceSpan] {
        guard let path = try? Project.manifestPath(in: package.root),
            let bytes = try? ManifestFile(path).read()?.bytes
        else { return [:] }
        let source = SourceText(name: package.manifestName, bytes: bytes)
        guard let table = try? TOMLTable(parsing: source) else { return [:] }
        var places: [String: SourceSpan] = [:]
        for section in ["dev-dependencies", "dependencies", "imports"] {
            for member in table[section]?.table?.members ?? [] {
                places[member.key] = member.keySpan
                let url = member.value.string ?? member.value.table?["url"]?.string
                if let url { places[url] = member.keySpan }
            }
        }
        return places
    }
}
