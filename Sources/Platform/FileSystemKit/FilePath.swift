// SPDX-License-Identifier: Apache-2.0

/// A POSIX path, absolute or relative, compared byte for byte.
///
/// All operations are lexical; only ``FileSystem`` looks at files. Repeated and trailing slashes
/// are dropped when a path is made, so `a//b/` and `a/b` are the same value.
package struct FilePath: Sendable, CustomStringConvertible {
    /// The text, without repeated or trailing slashes.
    package let string: String

    /// The root folder, `/`.
    package static let root = FilePath(clean: "/")

    /// The folder itself, `.`.
    package static let here = FilePath(clean: ".")

    private init(clean: String) {
        string = clean
    }

    /// Reads a path.
    ///
    /// - Throws: `file-path-malformed` when it is empty or contains NUL.
    package init(_ text: String) throws(FileSystemError) {
        guard !text.isEmpty, !text.utf8.contains(0) else {
            throw FileSystemError(
                code: .pathMalformed,
                operation: "read a path",
                path: text,
                reason: text.isEmpty ? "it is empty" : "it contains NUL"
            )
        }
        self.init(unchecked: text)
    }

    /// Cleans text whose NULs, if any, ``FileSystem`` refuses later.
    private init(unchecked text: String) {
        let isAbsolute = text.utf8.first == UInt8(ascii: "/")
        let utf8 = text.utf8
        var previous: UInt8 = 0
        let isClean =
            utf8.allSatisfy { byte in
                defer { previous = byte }
                return byte != UInt8(ascii: "/") || previous != UInt8(ascii: "/")
            } && (utf8.count < 2 || utf8.last != UInt8(ascii: "/"))
        if isClean {
            self.init(clean: text)
        } else {
            let parts = text.split(separator: "/")
            self.init(clean: (isAbsolute ? "/" : "") + parts.joined(separator: "/"))
        }
    }

    /// Joins components; nothing and no root is the folder itself.
    private init(isAbsolute: Bool, components: [Substring]) {
        let joined = components.joined(separator: "/")
        self.init(clean: isAbsolute ? "/" + joined : joined.isEmpty ? "." : joined)
    }

    /// The text.
    package var description: String { string }
}

// MARK: - Identity

extension FilePath: Hashable, Comparable {
    /// Whether both are the same bytes.
    package static func == (left: Self, right: Self) -> Bool {
        left.string.utf8.elementsEqual(right.string.utf8)
    }

    /// Orders by UTF-8 bytes.
    package static func < (left: Self, right: Self) -> Bool {
        left.string.utf8.lexicographicallyPrecedes(right.string.utf8)
    }

    /// Hashes the bytes.
    package func hash(into hasher: inout Hasher) {
        for byte in string.utf8 { hasher.combine(byte) }
        hasher.combine(UInt8(0))
    }
}

// MARK: - Parts

extension FilePath {
    /// Whether the path begins at the root.
    package var isAbsolute: Bool { string.utf8.first == UInt8(ascii: "/") }

    /// The names between the slashes.
    package var components: [Substring] { string.split(separator: "/") }

    /// The path without its last component; the root's is the root, a lone name's is `.`.
    package var parent: FilePath {
        FilePath(isAbsolute: isAbsolute, components: components.dropLast())
    }

    /// The last component; `/` for the root.
    package var lastComponent: String { components.last.map(String.init) ?? "/" }

    /// What follows the last dot of the last component, without the dot.
    ///
    /// `nil` when there is none or nothing after it; `.profile` has no suffix.
    package var suffix: String? {
        let name = lastComponent
        guard let dot = name.lastIndex(of: "."), dot != name.startIndex else { return nil }
        let suffix = name[name.index(after: dot)...]
        return suffix.isEmpty ? nil : String(suffix)
    }
}

// MARK: - Making paths

extension FilePath {
    /// This path with `component`, which may itself have slashes, below it: `/a` + `b/c`.
    ///
    /// A leading slash of `component` is ignored: the result is always spelt below this path.
    package func appending(_ component: String) -> FilePath {
        FilePath(unchecked: string + "/" + component)
    }

    /// This path if it is absolute, else this path below `base`, normalised.
    package func absolute(from base: FilePath) -> FilePath {
        (isAbsolute ? self : base.appending(string)).normalized
    }

    /// The path without `.` and `..`, as far as the text tells; links are not looked at.
    package var normalized: FilePath {
        var parts: [Substring] = []
        for part in components where part != "." {
            if part != ".." {
                parts.append(part)
            } else if let last = parts.last, last != ".." {
                parts.removeLast()
            } else if !isAbsolute {
                parts.append(part)
            }
        }
        return FilePath(isAbsolute: isAbsolute, components: parts)
    }

    /// This path as seen from `base`: `nil` unless it is below it, `.` when it is the same.
    ///
    /// Both are normalised first. `base.appending(x.relative(to: base))` names the same file as `x`.
    package func relative(to base: FilePath) -> FilePath? {
        let own = normalized
        let other = base.normalized
        guard own.isAbsolute == other.isAbsolute else { return nil }
        let parts = own.components
        let prefix = other == .here ? [] : other.components
        guard parts.count >= prefix.count, parts.first != ".." || prefix.first == ".." else {
            return nil
        }
        for (part, expected) in zip(parts, prefix) where !part.utf8.elementsEqual(expected.utf8) {
            return nil
        }
        return FilePath(isAbsolute: false, components: Array(parts.dropFirst(prefix.count)))
    }
}
