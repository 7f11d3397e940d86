// SPDX-License-Identifier: Apache-2.0

public import Diagnostics

/// The name of a saved module: 1 to 64 ASCII letters, digits, `-`, `_` and `.`, beginning with a letter or digit.
public struct ModuleName: Hashable, Sendable, CustomStringConvertible {
    /// The text form, as it was written.
    public let description: String

    /// Reads a name.
    ///
    /// - Throws: ``Malformed``.
    public init(parsing text: String) throws(Malformed) {
        fatalError()
    }

    /// The text is not a name.
    public struct Malformed: DiagnosticError, Hashable {
        /// The rejected text.
        public let text: String
        /// What is wrong with it.
        public let reason: String
        /// Repeats the text and says what is wrong.
        public var diagnostic: Diagnostic {
            Diagnostic(code: "name-malformed", message: "`\(text)` is not a module name: \(reason)")
        }
    }
}
