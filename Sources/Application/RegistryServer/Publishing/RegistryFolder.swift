// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// Reads the folder of the registry, which is always right.
struct RegistryFolder: Sendable {
    let root: FilePath

    /// The index of a package; `nil` where there is none.
    func index(of package: PackageName) throws -> PackageIndex? {
        let name = RegistryLayout.index(of: package)
        guard let source = try source(name, limit: RegistryCodec.indexSizeLimit) else { return nil }
        return try RegistryCodec.index(of: package, from: source, folder: Self.projectFolder)
    }

    /// The indexes that there are, and when each was last changed.
    func changes() throws -> [PackageName: Int64] {
        let folder = EnclosedFolder(root)
        guard folder.kind(of: "index") == .folder else { return [:] }
        var found: [PackageName: Int64] = [:]
        for scope in try folder.list("index")
        where scope.hasPrefix("@") && folder.kind(of: "index/\(scope)") == .folder {
            for file in try folder.list("index/\(scope)") where file.hasSuffix(".json") {
                guard let name = try? PackageName(parsing: "\(scope)/\(file.dropLast(5))") else {
                    continue
                }
                found[name] = changeTime(of: name)
            }
        }
        return found
    }

    /// When the index of a package was last changed, in nanoseconds; `nil` where there is none.
    func changeTime(of name: PackageName) -> Int64? {
        let path = root.appending(RegistryLayout.index(of: name))
        return (try? FileSystem.status(of: path)).map { Int64($0.modifiedNanoseconds) }
    }

    /// What a search through all packages needs; nothing where there is no list yet.
    func searchRecords() throws -> [SearchRecord] {
        let limit = RegistryCodec.searchSizeLimit
        guard let source = try source(RegistryLayout.search, limit: limit) else { return [] }
        return try RegistryCodec.searchRecords(from: source)
    }

    /// The bytes of a release's archive.
    func archive(of release: PackageRelease) throws -> [UInt8] {
        let name = RegistryLayout.archive(release.archive)
        return try EnclosedFolder(root).bytes(of: name, limit: release.size)
    }

    /// A file as a text that errors name; `nil` where there is none.
    func source(_ name: String, limit: Int) throws -> SourceText? {
        try EnclosedFolder(root).read(name, limit: limit).map {
            SourceText(name: root.appending(name).string, bytes: $0)
        }
    }

    /// Stands for the project of whoever uses a package.
    private static let projectFolder = "/project"
}
