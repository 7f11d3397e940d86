// SPDX-License-Identifier: Apache-2.0

/// Paths as text; nothing here looks at a file system.
enum LexicalPath {
    /// An absolute path without `.`, `..`, doubled or final slashes; `..` stops at the root.
    static func normalized(_ path: String) -> String {
        var kept: [Substring.UTF8View] = []
        for component in path.utf8.split(separator: UInt8(ascii: "/")) {
            if component.elementsEqual("..".utf8) {
                _ = kept.popLast()
            } else if !component.elementsEqual(".".utf8) {
                kept.append(component)
            }
        }
        guard !kept.isEmpty else { return "/" }
        return kept.reduce(into: "") { $0 += "/" + String(Substring($1)) }
    }
}
