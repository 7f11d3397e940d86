// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel

/// Brings the files of a registry of mlld.
struct MlldFiles: Sendable {
    let settings: MlldSettings

    /// What the registry has at `path`; `nil` when there is nothing.
    ///
    /// - Throws: ``DownloadError``, an `HTTPError` with context, ``RegistryError`` for what lies outside a folder.
    func read(_ path: String, limit: Int) async throws -> SourceText? {
        switch settings.address {
        case .folder(let root):
            let bytes = try await FolderCarrier(root: root).immutable(path, limit: limit)
            return bytes.map { SourceText(name: root.appending(path).string, bytes: $0) }
        case .url(let base):
            let url = try base.resolving(path)
            return try await download(url, limit: limit)
                .map { SourceText(name: url.description, bytes: $0.archive.files[0].bytes) }
        }
    }

    /// What is at `url`, and where it really was; `nil` when there is nothing.
    func download(
        _ url: ModuleURL,
        limit: Int
    ) async throws -> (archive: ModuleArchive, url: ModuleURL)? {
        do {
            let answer = try await settings.downloader(limit: limit).download(url, cached: nil)
            guard case .content(let archive, from: let final) = answer else { return nil }
            return (archive, final)
        } catch let error as DownloadError {
            if case .notFound = error.failure { return nil }
            throw error
        }
    }
}
