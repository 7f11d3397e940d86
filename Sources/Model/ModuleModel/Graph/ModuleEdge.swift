// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// One import of one module: the specifier as written and the module that it leads to.
public struct ModuleEdge: Hashable, Sendable {
    /// The specifier as written.
    public let specifier: String

    /// The module that it leads to.
    public let target: ModuleID

    /// What the import says that the module is, `json`; `nil` for code, and where the source was not read.
    public let type: String?

    /// Where the import stands; `nil` where the source was not read.
    public let span: SourceSpan?

    /// Creates an edge.
    public init(
        specifier: String,
        target: ModuleID,
        type: String? = nil,
        span: SourceSpan? = nil
    ) {
        self.specifier = specifier
        self.type = type
        self.target = target
        self.span = span
    }
}
