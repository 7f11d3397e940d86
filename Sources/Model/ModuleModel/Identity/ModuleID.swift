// SPDX-License-Identifier: Apache-2.0

/// The name of one module of a graph: where it comes from, and its path in a module of several files.
///
/// Text forms, one a module: `/home/me/app/main.js` (a file, by its real path),
/// `https://example.com/a.js`, `saved:slugify`, `saved:slugify/lib/words.js`, `node:path`.
public struct ModuleID: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The kind of source.
    public let source: SourceScheme

    /// The text form.
    public let description: String

    /// Creates an identity from parts that the caller has normalised.
    public init(source: SourceScheme, _ text: String) {
        self.source = source
        self.description = text
    }

    /// Orders by the UTF-8 bytes of the text form.
    public static func < (left: Self, right: Self) -> Bool {
        left.description.utf8.lexicographicallyPrecedes(right.description.utf8)
    }

    /// Compares bytes, never canonical equivalents.
    public static func == (left: Self, right: Self) -> Bool {
        left.source == right.source && left.description.hasSameBytes(as: right.description)
    }

    /// Hashes what `==` compares; canonical equivalents may collide.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(description)
    }
}
