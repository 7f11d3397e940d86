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
    /// A file of a gist, at its revision.
    case gist(GistReference)
    /// A file of a module of mlld that lies in its registry or is a folder: its lock key and the path inside it.
    case mlld(key: ModuleID, path: String, files: Set<String>, entry: String)
}

extension Importer {
    /// The file at `path` of the module that `id` names and `pin` says the place of.
    ///
    /// `files` are those of a module of several, and none of any other; `entry` is the one that importers get.
    ///
    /// - Throws: ``ModuleURL/Malformed`` for a pin that does not fit its source.
    init(_ id: ModuleID, _ pin: Pin, path: String, files: Set<String>, entry: String) throws {
        if id.source == .saved {
            self = .saved(key: id, path: path, files: files, entry: entry)
        } else if let gist = pin.gist {
            self = .gist(gist)
        } else if id.source == .registry, !files.isEmpty || id.description == pin.location {
            self = .mlld(key: id, path: path, files: files, entry: entry)
        } else {
            self = .remote(try ModuleURL(parsing: pin.location))
        }
    }
}
