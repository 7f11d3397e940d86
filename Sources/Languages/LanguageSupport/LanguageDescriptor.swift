// SPDX-License-Identifier: Apache-2.0

/// The facts about a language that the core needs.
public struct LanguageDescriptor: Hashable, Sendable {
    /// The name in manifests and locks: `javascript`.
    public let id: String

    /// The name that people know it by: `JavaScript`.
    public let title: String

    /// The file name suffixes of its sources, without the dot, the preferred one first.
    public let suffixes: [String]

    /// Whether modules may import one another in a circle.
    public let allowsCycles: Bool

    /// What runs its programs, such as `deno`; modules of one program share it.
    public let interpreter: String

    /// A comment that documents what stands below it.
    public let comment: String

    /// Creates a descriptor.
    public init(
        id: String,
        title: String,
        suffixes: [String],
        allowsCycles: Bool,
        interpreter: String,
        comment: String
    ) {
        self.id = id
        self.title = title
        self.comment = comment
        self.suffixes = suffixes
        self.allowsCycles = allowsCycles
        self.interpreter = interpreter
    }
}
