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
        let path = root.appending(RegistryLayout.index(of: package))
        guard FileSystem.kind(of: path) != nil else { return nil }
        let source = try FileSystem.source(path, limit: RegistryCodec.indexSizeLimit)
        return try RegistryCodec.index(of: package, from: source, folder: Self.projectFolder)
    }

    /// The indexes that there are, and when each was last changed.
    func changes() throws -> [PackageName: Int64] {
        let place = root.appending("index")
        guard FileSystem.kind(of: place) == .folder else { return [:] }
        var found: [PackageName: Int64] = [:]
        for scope in try FileSystem.list(place) where scope.hasPrefix("@") {
            for file in try FileSystem.list(place.appending(scope)) where file.hasSuffix(".json") {
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
        let path = root.appending(RegistryLayout.search)
        guard FileSystem.kind(of: path) != nil else { return [] }
        let source = try FileSystem.source(path, limit: RegistryCodec.searchSizeLimit)
        return try RegistryCodec.searchRecords(from: source)
    }

    /// The bytes of a release's archive.
    func archive(of release: PackageRelease) throws -> [UInt8] {
        let path = root.appending(RegistryLayout.archive(release.archive))
        return try FileSystem.read(path, limit: release.size)
    }

    /// Stands for the project of whoever uses a package.
    private static let projectFolder = "/project"
}

extension FileSystem {
    /// A file as a text that errors name.
    static func source(_ path: FilePath, limit: Int) throws -> SourceText {
        SourceText(name: path.string, bytes: try read(path, limit: limit))
    }
}
