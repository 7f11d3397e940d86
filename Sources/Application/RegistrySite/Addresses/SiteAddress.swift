// SPDX-License-Identifier: Apache-2.0

/// Where a page of the site is, below its root.
///
/// A page is a folder, so that a server of files finds its `index.html`; what is no page is a file.
package struct SiteAddress: Hashable, Sendable {
    /// The names between the slashes, not escaped.
    package let segments: [String]

    /// Whether it ends in a slash.
    package let isFolder: Bool

    /// Creates the address of a page.
    package init(page segments: String...) { self.init(segments, isFolder: true) }

    /// Creates an address.
    package init(_ segments: [String], isFolder: Bool) {
        self.segments = segments
        self.isFolder = isFolder
    }

    /// The address below the root, escaped, without a slash at the start.
    package var path: String {
        segments.map(PathText.escaped).joined(separator: "/")
            + (isFolder && !segments.isEmpty ? "/" : "")
    }

    /// The file of a static export, below its folder.
    package var file: String {
        (isFolder ? segments + ["index.html"] : segments).joined(separator: "/")
    }

    /// This address, as a link on the page `origin` says it; never empty.
    ///
    /// Links are relative, so that a site works below any address.
    package func relative(to origin: SiteAddress) -> String {
        let depth = origin.isFolder ? origin.segments.count : origin.segments.count - 1
        let folder = origin.segments.prefix(depth)
        let common = zip(folder, segments).prefix { $0 == $1 }.count
        let shared = isFolder ? common : min(common, segments.count - 1)
        let up = String(repeating: "../", count: folder.count - shared)
        let down = segments.dropFirst(shared).map(PathText.escaped).joined(separator: "/")
        if down.isEmpty { return up.isEmpty ? "./" : up }
        return up + down + (isFolder ? "/" : "")
    }
}
