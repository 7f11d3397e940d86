// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// The files of a registry's folder, read as what they are.
struct RegistryFiles: Sendable {
    /// How long a builder waits for another.
    private static let patience = Duration.seconds(60)

    let root: FilePath

    var folder: EnclosedFolder { EnclosedFolder(root) }

    /// The bytes of a file; `nil` when it is not there.
    func read(_ name: String, limit: Int) throws -> SourceText? {
        try folder.read(name, limit: limit).map {
            SourceText(name: root.appending(name).string, bytes: $0)
        }
    }

    func has(_ name: String) -> Bool { folder.kind(of: name) == .file }

    /// Writes files together.
    func write(_ files: [OutputFile]) throws {
        guard !files.isEmpty else { return }
        var batch = try FileBatch(root: root)
        for file in files { try batch.add(file) }
        try batch.commit()
    }

    /// Keeps other builders out.
    func exclusively<Value>(_ body: () throws -> Value) throws -> Value {
        try FileSystem.createFolders(root, durably: true)
        let path = root.appending(".tenon-registry.lock")
        let lock = try FileLock(path, mode: .exclusive, timeout: Self.patience)
        defer { withExtendedLifetime(lock) {} }
        return try body()
    }
}

// MARK: - As values

extension RegistryFiles {
    var configuration: RegistryConfiguration? {
        get throws {
            let limit = RegistryCodec.configurationSizeLimit
            return try read(RegistryLayout.configuration, limit: limit)
                .map { try RegistryCodec.configuration(from: $0) }
        }
    }

    /// The index as it is now; empty where there is none.
    func index(of name: PackageName) throws -> PackageIndex {
        let limit = RegistryCodec.indexSizeLimit
        guard let source = try read(RegistryLayout.index(of: name), limit: limit) else {
            return try PackageIndex(name: name, releases: [])
        }
        let folder = RegistryBuilder.projectFolder
        return try RegistryCodec.index(of: name, from: source, folder: folder)
    }

    func page(of name: PackageName, _ version: Version) throws -> PackagePage? {
        try read(RegistryLayout.page(of: name, version), limit: RegistryCodec.pageSizeLimit)
            .map { try RegistryCodec.page(of: name, version, from: $0) }
    }

    func statistics(of name: PackageName) throws -> PackageStatistics {
        try read(RegistryLayout.statistics(of: name), limit: RegistryCodec.statisticsSizeLimit)
            .map { try RegistryCodec.statistics(from: $0) } ?? PackageStatistics()
    }

    /// The modules that lie elsewhere, as `modules.json` tells of them.
    var mlldModules: [MlldModule] {
        get throws {
            try read(RegistryLayout.mlldModules, limit: RegistryCodec.searchSizeLimit)
                .map { try MlldReader.list($0).modules } ?? []
        }
    }

    /// The packages that have an index, whatever `index/names.json` says.
    var packages: [PackageName] {
        get throws {
            guard folder.kind(of: "index") == .folder else { return [] }
            let scopes = try folder.list("index").filter {
                $0.hasPrefix("@") && folder.kind(of: "index/\($0)") == .folder
            }
            return try scopes.flatMap { scope in
                try folder.list("index/\(scope)").compactMap { file in
                    file.hasSuffix(".json")
                        ? try? PackageName(parsing: "\(scope)/\(file.dropLast(5))") : nil
                }
            }.sorted()
        }
    }
}
