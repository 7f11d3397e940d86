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

    /// The versions of a package, for Deno.
    package static func jsrVersions(of package: PackageName) -> String { "\(package)/meta.json" }

    /// The files and exports of a version, for Deno.
    package static func jsrVersion(of package: PackageName, _ version: Version) -> String {
        "\(package)/\(version)_meta.json"
    }

    /// A file of a version, for Deno.
    package static func jsrFile(
        of package: PackageName,
        _ version: Version,
        _ path: ModulePath
    ) -> String {
        "\(package)/\(version)/\(path)"
    }

    /// The versions of a package for npm: where servers look that decode the path npm asks for, and where
    /// those look that don't.
    package static func npmPackages(of package: PackageName) -> [String] {
        ["npm/\(package)", "npm/@\(package.scope)%2f\(package.name)"]
    }

    /// A version as npm unpacks it, below the address of npm's part.
    package static func npmArchive(of package: PackageName, _ version: Version) -> String {
        "-/\(package)/\(version).tgz"
    }

    /// What npm is told of that version, below the address of npm's part.
    package static func npmVersion(of package: PackageName, _ version: Version) -> String {
        "-/\(package)/\(version).json"
    }

    /// Where npm's part begins.
    package static let npm = "npm/"

    /// The newest versions of modules that lie elsewhere, as mlld reads them.
    package static let mlldModules = "modules.json"

    /// A module that lies elsewhere, as mlld reads it.
    package static func mlldModule(_ name: PackageName) -> String {
        "modules/\(name.scope)/\(name.name).json"
    }

    /// The modules of a user, as mlld reads them.
    package static func mlldUser(_ user: String) -> String { "\(user)/registry.json" }

    /// The advisories of a user, as mlld reads them.
    package static func mlldAdvisories(_ user: String) -> String { "\(user)/advisories.json" }

    /// The archive with these bytes.
    package static func archive(_ digest: ContentDigest) -> String {
        "archives/\(digest.hex).tar.gz"
    }

    /// The advisories, and what each is about.
    package static let advisories = "advisories/all.json"

    /// An advisory.
    package static func advisory(_ id: AdvisoryID) -> String { "advisories/\(id).json" }
}
