// SPDX-License-Identifier: Apache-2.0

/// What a module offers to its users, as its source says it; nothing of it is run.
///
/// A value that depends on the bytes alone. All texts come from the author: who shows them escapes them.
public struct ModuleDocumentation: Hashable, Sendable {
    /// What the source says of the module as a whole, in Markdown.
    public var text: String?

    /// What it exports, in source order.
    public var exports: [DocumentedExport]

    /// Creates a documentation.
    public init(text: String? = nil, exports: [DocumentedExport] = []) {
        self.text = text
        self.exports = exports
    }
}
