// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleSources
internal import RegistryIndex

/// The folder of a registry that is about to be served.
struct RegistryFolder {
    let builder: RegistryBuilder

    /// Whether the folder was no registry before.
    let isNew: Bool

    /// Held as long as the folder is served: a second server would tell clients its own address.
    private let lock: FileLock

    /// Looks at the folder, and makes it when there is none.
    ///
    /// - Throws: `registry-folder-taken` when something else is in it, `registry-served` when another server
    ///   serves it.
    init(_ builder: RegistryBuilder) throws {
        self.builder = builder
        if FileSystem.kind(of: builder.root) == .file {
            throw Taken(folder: builder.root)
        }
        try FileSystem.createFolders(builder.root)
        let configuration = builder.root.appending(RegistryLayout.configuration)
        isNew = FileSystem.kind(of: configuration) == nil
        let names = isNew ? try FileSystem.list(builder.root) : []
        guard names.allSatisfy({ $0.hasPrefix(".") }) else { throw Taken(folder: builder.root) }
        lock = try Self.lock(builder.root)
    }

    private static func lock(_ root: FilePath) throws -> FileLock {
        let own = root.appending(".tenon-server")
        try FileSystem.createFolders(own, mode: 0o700)
        let path = own.appending("serving.lock")
        do throws(FileSystemError) {
            return try FileLock(path, mode: .exclusive, timeout: .zero)
        } catch {
            guard error.code == .locked else { throw error }
            throw Served(folder: root)
        }
    }

    /// Writes what the registry says of itself, where that changed.
    ///
    /// An address of this machine alone is replaced by the present one; any other was chosen, and stays until
    /// another is.
    func configure(
        name: String?,
        chosen: String?,
        listening: String?,
        report: @escaping (Diagnostic) -> Void
    ) throws {
        let path = builder.root.appending(RegistryLayout.configuration)
        var configuration = RegistryConfiguration(name: name ?? builder.root.lastComponent)
        if !isNew {
            let bytes = try FileSystem.read(path, limit: RegistryCodec.configurationSizeLimit)
            let source = SourceText(name: path.string, bytes: bytes)
            configuration = try RegistryCodec.configuration(from: source)
        }
        let old = configuration
        if let name { configuration.name = name }
        let isPassing = configuration.address?.hasPrefix("http://") ?? true
        if let address = chosen ?? (isPassing ? listening : nil) {
            configuration.address = address
            configuration.api = address + "api/v1"
        }
        guard isNew || configuration != old else { return }
        // A package that cannot be read is told of, and the others are served.
        try builder.configure(configuration) { _, error in
            if let error = error as? any DiagnosticError { report(error.diagnostic) }
        }
    }

    private struct Served: DiagnosticError {
        let folder: FilePath

        var diagnostic: Diagnostic {
            Diagnostic(
                code: "registry-served",
                message: "`\(folder)` is served already",
                hints: ["end the other server first, or serve another folder"]
            )
        }
    }

    private struct Taken: DiagnosticError {
        let folder: FilePath

        var diagnostic: Diagnostic {
            Diagnostic(
                code: "registry-folder-taken",
                message: "`\(folder)` is no registry, and there is something else",
                hints: ["name an empty folder, or the folder of a registry"]
            )
        }
    }
}
