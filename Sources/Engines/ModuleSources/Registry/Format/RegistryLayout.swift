// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Where the files of a registry are (`docs/formats/registry.md` §1).
package enum RegistryLayout {
    /// What the registry is.
    package static let configuration = "config.json"

    /// The names of all packages.
    package static let names = "index/names.json"

    /// The manifest in a package; the first of these that is there.
    package static let manifests = ["tenon.toml", "Lyra.toml"]

    /// The versions of a package.
    package static func index(of package: PackageName) -> String { "index/\(package).json" }

    /// What every search through all packages needs.
    package static let search = "search.json"

    /// What people read of a version.
    package static func page(of package: PackageName, _ version: Version) -> String {
        "pages/\(package)/\(version).json"
    }

    /// How often a package is fetched and liked; written by a server alone.
    package static func statistics(of package: PackageName) -> String {
        "statistics/\(package).json"
    }

    /// The archive with these bytes.
    package static func archive(_ digest: ContentDigest) -> String {
        "archives/\(digest.hex).tar.gz"
    }

    /// The advisories, and what each is about.
    package static let advisories = "advisories/all.json"

    /// An advisory.
    package static func advisory(_ id: AdvisoryID) -> String { "advisories/\(id).json" }
}
