// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import FileSystemKit
package import ModuleModel

/// A further place to ask for advisories, beside the registries that packages come from.
package enum AdvisoryPlace: Hashable, Sendable, CustomStringConvertible {
    /// What is laid out as a registry, of which only `advisories/` is read.
    case registry(RegistryAddress)
    /// A folder of OSV files.
    case folder(FilePath)
    /// An OSV file, of one advisory or an array of them.
    case file(FilePath)
    /// Such a file behind a server.
    case url(ModuleURL)
    /// What a user of a registry of mlld says of the modules there: `{user}/advisories.json`.
    case user(String, RegistryAddress)

    /// Reads a URL, or a path from `folder` on.
    ///
    /// A URL that ends with `.json` is a file, any other the base of a registry; a folder is a registry where
    /// it has a list of advisories.
    ///
    /// - Throws: ``Malformed``.
    package init(parsing text: String, from folder: FilePath) throws(Malformed) {
        do {
            if text.contains("://") {
                let url = try ModuleURL(parsing: text)
                self =
                    url.path.hasSuffix(".json")
                    ? .url(url) : .registry(try RegistryAddress(parsing: text))
                return
            }
            let path = try FilePath(text).absolute(from: folder).normalized
            if FileSystem.kind(of: path.appending(RegistryLayout.advisories)) != nil {
                self = .registry(.folder(path))
            } else {
                self = path.suffix == "json" ? .file(path) : .folder(path)
            }
        } catch let error as any DiagnosticError {
            throw Malformed(text: text, reason: error.description)
        } catch {
            throw Malformed(text: text, reason: "\(error)")
        }
    }

    /// The path or the URL.
    package var description: String {
        switch self {
        case .registry(let address): address.description
        case .folder(let path), .file(let path): path.string
        case .url(let url): url.description
        case .user(let user, .folder(let path)): path.appending(user).string
        case .user(let user, .url(let url)): "\(url)\(user)/"
        }
    }

    /// The text is neither a URL nor a path.
    package struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        package let text: String
        /// What is wrong with it.
        package let reason: String
        /// Repeats the text and says what is wrong.
        package var diagnostic: Diagnostic {
            Diagnostic(
                code: "advisory-place-malformed",
                message: "advisories can't come from `\(text)`: \(reason)",
                hints: ["name a folder or file of OSV records, or an `https://` URL"]
            )
        }
    }
}
