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

    /// Whether only `import()` leads there, so that the program runs without the module until it gets to it.
    public let isDynamic: Bool

    /// Where the import stands; `nil` where the source was not read.
    public let span: SourceSpan?

    /// Creates an edge.
    public init(
        specifier: String,
        target: ModuleID,
        type: String? = nil,
        isDynamic: Bool = false,
        span: SourceSpan? = nil
    ) {
        self.specifier = specifier
        self.type = type
        self.isDynamic = isDynamic
        self.target = target
        self.span = span
    }

    /// The same import, whose target is `target` or only reached by `import()`.
    public func with(target: ModuleID? = nil, isDynamic: Bool? = nil) -> ModuleEdge {
        ModuleEdge(
            specifier: specifier,
            target: target ?? self.target,
            type: type,
            isDynamic: isDynamic ?? self.isDynamic,
            span: span
        )
    }
}
