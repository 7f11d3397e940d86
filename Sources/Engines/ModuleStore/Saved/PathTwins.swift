// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Finds paths that some file system could not hold side by side.
enum PathTwins {
    /// Two paths that are equal but for case or Unicode normalisation, or of which one would have to
    /// be a folder for the other.
    static func first(in paths: some Sequence<ModulePath>) -> (ModulePath, ModulePath)? {
        // `String` compares canonical equivalents as equal, which here is what is wanted.
        var seen: [String: ModulePath] = [:]
        for path in paths.sorted() {
            let folded = path.description.lowercased()
            if let twin = seen[folded] { return (twin, path) }
            seen[folded] = path
        }
        for path in seen.values.sorted() {
            var folder = path.components.dropLast()
            while !folder.isEmpty {
                if let file = seen[folder.joined(separator: "/").lowercased()] {
                    return (file, path)
                }
                folder.removeLast()
            }
        }
        return nil
    }
}
