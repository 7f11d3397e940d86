// SPDX-License-Identifier: Apache-2.0

import Foundation

/// One Swift file below `Sources/<layer>/<target>/`.
struct SourceFile {
    let layer: String
    let target: String
    let path: String
    let text: String

    /// The modules that the file imports, at whatever access level.
    var imports: [String] {
        let modifiers: Set<Substring> = ["public", "package", "internal", "private"]
        return text.split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").drop(while: modifiers.contains)
            return words.first == "import" ? words.dropFirst().first.map(String.init) : nil
        }
    }

    static func all() throws -> [SourceFile] {
        let root = URL(filePath: #filePath).appending(path: "../../../Sources").standardizedFileURL
        let depth = root.pathComponents.count
        let found = FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil)
        let urls = (found?.compactMap { $0 as? URL } ?? []).filter { $0.pathExtension == "swift" }
        return try urls.map { url in
            SourceFile(
                layer: url.pathComponents[depth],
                target: url.pathComponents[depth + 1],
                path: url.pathComponents[depth...].joined(separator: "/"),
                text: try String(contentsOf: url, encoding: .utf8)
            )
        }
    }
}
