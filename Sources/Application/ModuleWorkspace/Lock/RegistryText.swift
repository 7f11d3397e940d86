// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources

/// How a lock writes where a registry is: a URL as it is, a folder from the folder of the lock.
enum RegistryText {
    /// The text for a location; the path of a folder begins with `./` or `../`.
    static func text(_ location: String, folder: String?) -> String {
        guard location.hasPrefix("/"), let folder else { return location }
        let target = location.split(separator: "/")
        let base = folder.split(separator: "/")
        var shared = 0
        while shared < min(target.count, base.count), target[shared] == base[shared] { shared += 1 }
        let up = Array(repeating: "..", count: base.count - shared)
        let parts = up + target[shared...].map(String.init)
        return (up.isEmpty ? "./" : "") + parts.joined(separator: "/")
    }

    /// The location that a text means; `nil` unless ``text(_:folder:)`` could have written it.
    static func location(_ text: String, folder: String?) -> String? {
        var location = text
        if text.hasPrefix("./") || text.hasPrefix("../") || text == ".." {
            guard let folder, let base = try? FilePath(folder), let path = try? FilePath(text)
            else {
                return nil
            }
            location = path.absolute(from: base).normalized.string
        }
        guard let address = try? RegistryAddress(parsing: location),
            address.description.hasSameBytes(as: location),
            Self.text(location, folder: folder).hasSameBytes(as: text)
        else { return nil }
        return location
    }
}
