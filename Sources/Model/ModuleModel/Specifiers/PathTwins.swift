// SPDX-License-Identifier: Apache-2.0

/// Finds paths that some file system could not hold side by side.
package enum PathTwins {
    /// Two paths that are equal but for case or Unicode normalisation, or of which one would have to
    /// be a folder for the other.
    ///
    /// - Complexity: O(*n* log *n*) in the number of paths.
    package static func first(
        in paths: some Sequence<ModulePath>
    ) -> (ModulePath, ModulePath)? {
        // `String` compares canonical equivalents as equal, which here is what is wanted.
        var seen: [String: ModulePath] = [:]
        for path in paths.sorted() {
            let folded = fold(path.description)
            if let twin = seen[folded] { return (twin, path) }
            seen[folded] = path
        }
        for path in seen.values.sorted() {
            var folder = path.components.dropLast()
            while !folder.isEmpty {
                if let file = seen[fold(folder.joined(separator: "/"))] { return (file, path) }
                folder.removeLast()
            }
        }
        return nil
    }

    /// Without case: some systems compare capitals, some small letters, so both are taken.
    private static func fold(_ text: String) -> String { text.uppercased().lowercased() }
}
