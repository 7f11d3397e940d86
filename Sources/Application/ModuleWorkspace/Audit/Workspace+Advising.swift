// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import HTTPClientKit
internal import JSONKit
package import ModuleModel
internal import ModuleSources
internal import RegistryIndex

// MARK: - Publishing advisories

extension Workspace {
    /// Puts the advisory of a file into a registry, or replaces it there; everything that it says is kept.
    ///
    /// `registry` is a name of `[registries]`, a URL or a folder; `nil` means the registry of the first package
    /// that it is about.
    ///
    /// - Throws: what is wrong with the file, or what the registry refuses.
    /// - Returns: the advisory, and the address of the registry.
    package func advise(
        _ file: String,
        registry: String?,
        isOffline: Bool
    ) async throws -> (advisory: Advisory, registry: String) {
        let path = try FilePath(file).absolute(from: configuration.workingDirectory)
        let bytes = try FileSystem.read(path, limit: AdvisoryCodec.sizeLimit)
        let source = SourceText(name: file, bytes: bytes)
        let (advisory, text) = try AdvisoryCodec.canonical(source)
        let scope = advisory.affected.lazy.compactMap(\.package).first?.scope
        let target = try await target(registry, scope: scope, isOffline: isOffline)
        switch target.writer {
        case .folder(let root):
            _ = try await target.reader.configuration()
            try AdvisoryFiles(root: root).put(source)
        case .server:
            try await target.server(for: "tokens").call(
                .put,
                "advisories/\(advisory.id)",
                .json(try JSONValue(parsing: SourceText(name: file, bytes: text)))
            )
        }
        return (advisory, target.address)
    }
}
