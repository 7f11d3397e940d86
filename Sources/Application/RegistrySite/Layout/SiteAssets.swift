// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SigningKit

/// The files that all pages load; their names say what is in them, so they are kept forever.
struct SiteAssets: Sendable {
    /// One of them.
    struct Asset: Sendable {
        let address: SiteAddress
        let contentType: String
        let bytes: [UInt8]

        fileprivate init(_ name: String, _ suffix: String, _ contentType: String, _ bytes: [UInt8])
        {
            let digest = SHA256Hasher.digest(of: bytes).prefix(6)
            let hex = digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            address = SiteAddress(["site", "\(name)-\(hex).\(suffix)"], isFolder: false)
            self.contentType = contentType
            self.bytes = bytes
        }
    }

    /// The stylesheet.
    let style = Asset(
        "style",
        "css",
        "text/css; charset=utf-8",
        PackageResources.base_css + PackageResources.lists_css
            + PackageResources.package_css + PackageResources.reading_css
    )

    /// The script.
    let script = Asset(
        "site",
        "js",
        "text/javascript; charset=utf-8",
        PackageResources.site_js
    )

    /// The picture in the browser's tab.
    let icon = Asset("icon", "svg", "image/svg+xml", PackageResources.favicon_svg)

    /// The files of this program; they are the same for every site.
    static let shared = SiteAssets()

    /// All of them.
    var all: [Asset] { [style, script, icon] }
}
