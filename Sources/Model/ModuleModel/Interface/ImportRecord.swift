// SPDX-License-Identifier: Apache-2.0

/// One import of a module.
public struct ImportRecord: Hashable, Sendable {
    /// How a module is asked for.
    public enum Kind: String, Hashable, Sendable {
        /// `import … from "x"`, `import "x"` and `export … from "x"`.
        case `static`
        /// `import("x")` with a literal.
        case dynamic
        /// `import type … from "x"`: gone before the program runs.
        case typeOnly
    }

    /// The specifier as written, escapes resolved.
    public let specifier: String

    /// How it is asked for.
    public let kind: Kind

    /// What the import says the bytes are, `with { type: "json" }`; `nil` for code.
    public let type: String?

    /// The names that are imported, `*` for the namespace; empty for side effects only.
    public let names: [String]

    /// The bytes of the specifier in the source, with its quotes.
    public let range: Range<Int>

    /// Creates a record.
    public init(
        specifier: String,
        kind: Kind,
        type: String? = nil,
        names: [String] = [],
        range: Range<Int>
    ) {
        self.specifier = specifier
        self.kind = kind
        self.type = type
        self.names = names
        self.range = range
    }
}
