// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// The module that imports, as far as it matters for what its specifiers may lead to.
package enum Importer: Sendable {
    /// A file of the project, by its real path.
    case local(FilePath)
    /// A module from a URL, by the URL that it was finally served from.
    case remote(ModuleURL)
    /// A file of a saved module: its lock key and the path inside it.
    case saved(key: ModuleID, path: String, files: Set<String>, entry: String)
    /// A file of a package.
    case package(PackageScope)
}
