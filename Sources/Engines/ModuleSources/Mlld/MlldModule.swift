// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// A module, as a registry of mlld describes it.
package struct MlldModule: Hashable, Sendable {
    /// The language of all of them.
    package static let language = "mlld"

    /// The name: user and module.
    package var name: PackageName

    /// One sentence.
    package var summary: String

    /// The people.
    package var authors: [String]

    /// Who may publish it.
    package var owners: [String]

    /// The versions, in ascending order.
    package var versions: [MlldVersion]

    /// What the tags stand for.
    package var tags: [String: String]

    /// A module of which nothing is known but its name.
    package init(name: PackageName) {
        self.name = name
        summary = ""
        authors = [name.scope]
        owners = []
        versions = []
        tags = [:]
    }

    /// The newest version; a pre-release only where there is nothing else.
    package var newest: MlldVersion? {
        versions.last { !$0.version.isPrerelease } ?? versions.last
    }
}
