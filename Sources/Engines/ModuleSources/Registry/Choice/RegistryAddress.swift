// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit
package import ModuleModel

/// Where a registry is: a folder, or the same folder behind a server.
package enum RegistryAddress: Hashable, Sendable, CustomStringConvertible {
    /// A folder of this machine, by its absolute path.
    case folder(FilePath)
    /// A folder behind HTTPS, or HTTP on loopback; its path ends with `/`.
    case url(ModuleURL)

    /// Reads the location of a ``RegistryBinding``: a URL, or the absolute path of a folder.
    ///
    /// - Throws: `RegistryError` with `registry-address-malformed`.
    package init(parsing text: String) throws(RegistryError) {
        if text.hasPrefix("/"), let path = try? FilePath(text) {
            self = .folder(path.normalized)
            return
        }
        let url: ModuleURL
        let folder: ModuleURL
        do throws(ModuleURL.Malformed) {
            url = try ModuleURL(parsing: text)
            folder = url.path.hasSuffix("/") ? url : try url.resolving(url.path + "/")
        } catch {
            throw .malformedAddress(text, error.reason)
        }
        guard url.query == nil else { throw .malformedAddress(text, "it has a query") }
        self = .url(folder)
    }

    /// The path or the URL.
    package var description: String {
        switch self {
        case .folder(let path): path.string
        case .url(let url): url.description
        }
    }
}
