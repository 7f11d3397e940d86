// SPDX-License-Identifier: Apache-2.0

/// A command line to learn from.
package struct CommandExample: Hashable, Sendable {
    /// The command line.
    package let line: String

    /// What it does.
    package let meaning: String

    /// Describes a command line.
    package init(_ line: String, _ meaning: String) {
        self.line = line
        self.meaning = meaning
    }
}
