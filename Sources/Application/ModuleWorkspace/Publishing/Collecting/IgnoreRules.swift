// SPDX-License-Identifier: Apache-2.0

/// The lines of ignore files: of one folder, and of those above it.
struct IgnoreRules: Sendable {
    /// One file, and the folder that it lies in: empty, or a path that ends with `/`.
    private struct Level {
        let folder: String
        let patterns: [IgnorePattern]
    }

    /// The innermost level comes last, and speaks first.
    private var levels: [Level] = []

    /// No rules.
    init() {}

    /// The rules of lines that belong to the root.
    init(lines: [String]) {
        levels = [Level(folder: "", patterns: lines.compactMap { IgnorePattern(parsing: $0) })]
    }

    /// These rules, and inside of `folder` those of a file there.
    func adding(_ text: [UInt8], in folder: String) -> IgnoreRules {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        let body = text.starts(with: mark) ? text.dropFirst(mark.count) : text[...]
        let lines = body.split(separator: UInt8(ascii: "\n"))
        var rules = self
        rules.levels.append(
            Level(
                folder: folder,
                patterns: lines.compactMap {
                    IgnorePattern(parsing: String(decoding: $0, as: UTF8.self))
                }
            )
        )
        return rules
    }

    /// What the last line that means `path` says: `true` ignores it, `false` keeps it; `nil` when none does.
    ///
    /// What lies in an ignored folder is ignored, whatever lines say of it: the caller does not go there.
    func verdict(on path: String, isFolder: Bool) -> Bool? {
        for level in levels.reversed() {
            let inside = path.dropFirst(level.folder.count)
            let last = level.patterns.last { $0.matches(inside, isFolder: isFolder) }
            if let last { return !last.isNegated }
        }
        return nil
    }
}
