// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A version for each package that is needed, and why it is needed.
package struct Solution: Hashable, Sendable {
    /// The packages, by name.
    package let packages: [SolvedPackage]

    /// The package of that name.
    package subscript(name: ManifestName) -> SolvedPackage? {
        packages.first { $0.name == name }
    }

    /// The version of each package.
    package var versions: [ManifestName: Version] {
        Dictionary(uniqueKeysWithValues: packages.map { ($0.name, $0.version) })
    }
}
