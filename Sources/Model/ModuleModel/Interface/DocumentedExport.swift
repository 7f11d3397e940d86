// SPDX-License-Identifier: Apache-2.0

/// One name that a module offers, or one member of what has such a name.
public struct DocumentedExport: Hashable, Sendable {
    /// What the name stands for.
    public enum Kind: String, CaseIterable, Hashable, Sendable {
        /// A function.
        case function
        /// A class.
        case `class`
        /// A value that is never bound again.
        case constant
        /// A value that may be.
        case variable
        /// A type with a name, gone before the program runs.
        case type
        /// The shape of objects, gone before the program runs.
        case interface
        /// A fixed set of values, with its ``member``s.
        case enumeration
        /// Names under a common name.
        case namespace
        /// A name of another module, handed on; the name `*` hands on all.
        case reexport
        /// What makes an instance of a class.
        case constructor
        /// A function of a class or interface.
        case method
        /// A value of a class or interface, stored or computed.
        case property
        /// One value of an enumeration.
        case member
    }

    /// The name that importers use; `default` for the default export of JavaScript.
    public var name: String

    /// What it is.
    public var kind: Kind

    /// How it is declared, on one line: `function greet(name: string, polite?: boolean): string`.
    public var signature: String

    /// What it is called with; `nil` when it can't be called.
    public var parameters: [DocumentedParameter]?

    /// The type of what a call gives, or of the value, as written.
    public var result: String?

    /// What the source says of it, in Markdown; tags are taken out.
    public var text: String?

    /// Examples of its use, in Markdown.
    public var examples: [String] = []

    /// Why it should not be used any more, in Markdown; empty when the source gives no reason.
    public var deprecated: String?

    /// The line of its declaration, counted from 1.
    public var line: Int

    /// Whether it belongs to a class itself, not to its instances.
    public var isStatic = false

    /// Whether a member may be left out of an object.
    public var isOptional = false

    /// Where a ``Kind/reexport`` comes from.
    public var origin: DocumentedOrigin?

    /// The members of a class, interface, enumeration or namespace, in source order.
    public var members: [DocumentedExport] = []

    /// Creates an export that cannot be called and of which nothing more is known.
    public init(_ name: String, _ kind: Kind, signature: String, line: Int) {
        self.name = name
        self.kind = kind
        self.signature = signature
        self.line = line
    }
}

extension DocumentedExport {
    /// How deep members may be nested; readers refuse more, so that nothing needs a deep stack.
    public static let depthLimit = 4
}
