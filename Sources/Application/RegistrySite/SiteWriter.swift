// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleSources

/// Writes the files of a site, those that differ from what is there.
struct SiteWriter {
    let folder: FilePath
    var summary = StaticSite.Summary()

    init(folder: FilePath) { self.folder = folder }

    /// Makes and writes the page or file at `address`; what is not there is not written.
    mutating func write(_ address: SiteAddress, _ renderer: SiteRenderer) async throws {
        let request = SiteRequest(segments: address.segments, isFolder: address.isFolder)
        let page = await renderer.page(for: request)
        if let failure = page.failure { throw failure }
        if page.status == 200 { try write(address, page) }
    }

    /// Writes a page.
    mutating func write(_ address: SiteAddress, _ page: SitePage) throws {
        let path = folder.appending(address.file)
        summary.made += 1
        // A link on the way would lead what is written out of the registry.
        try EnclosedFolder(folder).kindWithoutLinks(of: address.file)
        if let there = try? FileSystem.read(path, limit: page.bytes.count), there == page.bytes {
            return
        }
        try FileSystem.createFolders(path.parent)
        try FileSystem.writeAtomically(page.bytes, to: path)
        summary.written += 1
    }
}
