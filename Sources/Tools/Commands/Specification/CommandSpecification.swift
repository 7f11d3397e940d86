// SPDX-License-Identifier: Apache-2.0

/// What a command is called, what it takes and what it does, as data.
///
/// Parsing, help, completions and the manual page are all derived from this one value.
package struct CommandSpecification: Hashable, Sendable {
    /// The name, one or two words: `save`, `registry build`.
    package let name: String

    /// The section of the overview that lists the command.
    package let group: CommandGroup

    /// One line, imperative, without a final period: `save a module under a name`.
    package let summary: String

    /// What else there is to know, one paragraph an element.
    package let discussion: [String]

    /// The options that the command takes besides the global ones.
    package let options: [OptionSpecification]

    /// The arguments by position.
    package let arguments: [ArgumentSpecification]

    /// Command lines to learn from.
    package let examples: [CommandExample]

    /// Whether help and completions leave the command out.
    package let isHidden: Bool

    /// Describes a command.
    package init(
        _ name: String,
        group: CommandGroup,
        summary: String,
        discussion: [String] = [],
        options: [OptionSpecification] = [],
        arguments: [ArgumentSpecification] = [],
        examples: [CommandExample] = [],
        isHidden: Bool = false
    ) {
        self.name = name
        self.group = group
        self.summary = summary
        self.discussion = discussion
        self.options = options
        self.arguments = arguments
        self.examples = examples
        self.isHidden = isHidden
    }

    /// Whether the command starts a program, to which standard output and all that follows the
    /// program's path on the command line belong.
    package var startsProgram: Bool { arguments.contains { $0.arity == .rest } }

    /// How the command is written: `tenon save [OPTIONS] NAME [FILE]`.
    package var usage: String {
        let visible = options.contains { !$0.isHidden }
        let words = ["tenon", name] + (visible ? ["[OPTIONS]"] : []) + arguments.map(\.usage)
        return words.joined(separator: " ")
    }
}
