// SPDX-License-Identifier: Apache-2.0

/// One export of a module.
public struct ExportRecord: Hashable, Sendable {
    /// What is exported, as far as the source says it.
    public enum Kind: String, Hashable, Sendable {
        /// A function.
        case function
        /// A class.
        case `class`
        /// A constant or variable.
        case value
        /// A type, gone before the program runs.
        case type
        /// A name of another module, handed on; the name `*` hands on all.
        case reexport
    }

    /// The name that importers use; `default` for the default export.
    public let name: String

    /// What it is.
    public let kind: Kind

    /// The parameter list of a function as written, without its parentheses; else `nil`.
    public let parameters: String?

    /// The bytes of the name, or of the keyword `default`, in the source.
    public let range: Range<Int>

    /// Creates a record.
    public init(name: String, kind: Kind, parameters: String? = nil, range: Range<Int>) {
        self.name = name
        self.kind = kind
        self.parameters = parameters
        self.range = range
    }
}
