// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Diagnostics
package import FileSystemKit
package import ModuleModel
package import ModuleSources

/// The registry in a folder (`docs/formats/registry.md`).
///
/// What all pages need is kept in memory and read again when its file has changed. Files are read as they
/// are: a reader of the site trusts the registry.
package struct FolderLibrary: SiteLibrary {
    private let root: FilePath
    private let memory = FolderMemory()

    /// Stands for the project of whoever uses a package.
    private static let projectFolder = "/project"

    /// The longest archive that is shown, in bytes.
    private static let archiveSizeLimit = 64 << 20

    /// Shows the registry in `root`, an absolute path; nothing is read yet.
    package init(root: FilePath) { self.root = root }

    // MARK: - Everything

    /// What the registry is.
    package func configuration() throws -> RegistryConfiguration {
        let limit = RegistryCodec.configurationSizeLimit
        let source = try source(RegistryLayout.configuration, limit: limit)
        guard let source else { throw SiteError.noRegistry(root.string) }
        return try RegistryCodec.configuration(from: source)
    }

    /// All packages, sorted by name.
    package func records() throws -> [SearchRecord] { try catalogue().records }

    /// The packages whose newest version needs this one, sorted by name.
    package func dependents(of name: PackageName) throws -> [PackageName] {
        try memory.dependents(in: try catalogue()) { record in
            let release = try index(of: record.name)?[record.version]
            return release.map { Array($0.dependencies.keys) } ?? []
        }[name] ?? []
    }

    private func catalogue() throws -> FolderMemory.Catalogue {
        let path = root.appending(RegistryLayout.search)
        guard let status = try? FileSystem.status(of: path, followingLinks: true) else {
            return FolderMemory.Catalogue()
        }
        return try memory.catalogue(status) {
            let limit = RegistryCodec.searchSizeLimit
            guard let source = try source(RegistryLayout.search, limit: limit) else { return [] }
            return try RegistryCodec.searchRecords(from: source)
        }
    }

    /// All advisories that stand, newest first.
    package func advisories() throws -> [Advisory] {
        let path = root.appending(RegistryLayout.advisories)
        guard let status = try? FileSystem.status(of: path, followingLinks: true) else { return [] }
        return try memory.advisories(status) {
            let limit = AdvisoryCodec.listSizeLimit
            guard let source = try source(RegistryLayout.advisories, limit: limit) else {
                return []
            }
            let list = try AdvisoryCodec.list(from: source)
            return try list.entries.compactMap { try advisory($0.id) }
                .filter { !$0.isWithdrawn }
                .sorted { ($1.modified, $0.id) < ($0.modified, $1.id) }
        }
    }

    private func advisory(_ id: AdvisoryID) throws -> Advisory? {
        try source(RegistryLayout.advisory(id), limit: AdvisoryCodec.sizeLimit)
            .map { try AdvisoryCodec.advisory(from: $0) }
    }

    // MARK: - One package

    /// The versions of a package; `nil` when there is no such package.
    package func index(of name: PackageName) throws -> PackageIndex? {
        try source(RegistryLayout.index(of: name), limit: RegistryCodec.indexSizeLimit).map {
            try RegistryCodec.index(of: name, from: $0, folder: Self.projectFolder)
        }
    }

    /// What people read of a version; `nil` when nothing was written down.
    package func page(of name: PackageName, _ version: Version) throws -> PackagePage? {
        try source(RegistryLayout.page(of: name, version), limit: RegistryCodec.pageSizeLimit)
            .map { try RegistryCodec.page(of: name, version, from: $0) }
    }

    /// Downloads and stars.
    package func statistics(of name: PackageName) throws -> PackageStatistics {
        let limit = RegistryCodec.statisticsSizeLimit
        return try source(RegistryLayout.statistics(of: name), limit: limit)
            .map { try RegistryCodec.statistics(from: $0) } ?? PackageStatistics()
    }

    /// The files of a release.
    package func files(of name: PackageName, _ release: PackageRelease) throws -> PackageFiles {
        try memory.files(release.archive) {
            let name = RegistryLayout.archive(release.archive)
            let bytes = try EnclosedFolder(root).bytes(of: name, limit: Self.archiveSizeLimit)
            return PackageFiles(
                try PackageArchive.decode(bytes, name: root.appending(name).string)
            )
        }
    }

    /// A text of the folder; `nil` when there is none.
    private func source(_ name: String, limit: Int) throws -> SourceText? {
        try EnclosedFolder(root).read(name, limit: limit).map {
            SourceText(name: root.appending(name).string, bytes: $0)
        }
    }
}
