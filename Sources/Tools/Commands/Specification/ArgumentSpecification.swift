// SPDX-License-Identifier: Apache-2.0

/// An argument that is known by its position.
package struct ArgumentSpecification: Hashable, Sendable {
    /// How many there are.
    ///
    /// Only the last argument of a command may be more than one.
    package enum Arity: Hashable, Sendable {
        /// Exactly one.
        case one
        /// One or none.
        case optional
        /// At least one.
        case oneOrMore
        /// Any number.
        case any
        /// All that follows, options included: it belongs to a program that is started.
        case rest
    }

    /// How help calls it: `NAME`.
    package let name: String

    /// What it is, one line.
    package let summary: String

    /// How many there are.
    package let arity: Arity

    /// What a shell proposes; choices are also checked by the parser.
    package let completion: ValueCompletion

    /// How the paths of programs end behind which options of the command may stand, before the program's own
    /// arguments.
    package let optionsFollow: [String]

    /// Describes an argument.
    package init(
        _ name: String,
        _ summary: String,
        arity: Arity = .one,
        completion: ValueCompletion = .none,
        optionsFollow: [String] = []
    ) {
        self.optionsFollow = optionsFollow
        self.name = name
        self.summary = summary
        self.arity = arity
        self.completion = completion
    }

    /// How help writes it: `NAME`, `[NAME]`, `NAME...`.
    package var usage: String {
        switch arity {
        case .one: name
        case .optional: "[\(name)]"
        case .oneOrMore: "\(name)..."
        case .any, .rest: "[\(name)...]"
        }
    }
}
