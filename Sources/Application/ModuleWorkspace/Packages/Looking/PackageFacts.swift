// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a registry and the lock know of a package.
package struct PackageFacts: Sendable {
    /// What the registry says.
    package let index: PackageIndex
    /// Where the registry is.
    package let registry: String
    /// The version in the lock.
    package let locked: Version?

    /// The release to tell about: the asked one, else the newest that was not withdrawn.
    package func release(_ asked: Version?) -> PackageRelease? {
        guard let asked else { return index.newest }
        return index.release(asked)
    }
}

extension PackageIndex {
    /// The newest release that was not withdrawn; a prerelease only where there is nothing else.
    var newest: PackageRelease? {
        let usable = releases.filter { !$0.isYanked }
        return usable.last { !$0.version.isPrerelease } ?? usable.last
    }
}
