// SPDX-License-Identifier: Apache-2.0

/// One parameter of something that can be called.
public struct DocumentedParameter: Hashable, Sendable {
    /// Its name, or the pattern that takes it apart: `{ width, height }`.
    public var name: String

    /// Its type, as written.
    public var type: String?

    /// Whether a call may leave it out.
    public var isOptional: Bool

    /// Whether it takes all further arguments.
    public var isRest: Bool

    /// What it is when a call leaves it out, as written.
    public var defaultValue: String?

    /// What the source says of it, in Markdown.
    public var text: String?

    /// Creates a parameter that a call has to give.
    public init(
        _ name: String,
        type: String? = nil,
        isOptional: Bool = false,
        isRest: Bool = false,
        text: String? = nil
    ) {
        self.name = name
        self.type = type
        self.isOptional = isOptional
        self.isRest = isRest
        self.text = text
    }
}
