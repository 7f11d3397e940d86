// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Asks a person.
package struct Prompt: Sendable {
    /// Who answers.
    package protocol Person: Sendable {
        /// Shows `question` and returns the line that the person types; `nil` when there is none.
        func answer(to question: String) -> String?

        /// The same, without showing what is typed.
        func secret(for question: String) -> String?
    }

    private let person: (any Person)?

    /// Asks `person`; with `nil` there is nobody to ask.
    package init(person: (any Person)?) {
        self.person = person
    }

    /// Whether there is somebody to ask.
    package var hasPerson: Bool { person != nil }

    /// Whether the answer to a question is yes; anything but `y` or `yes` is no.
    ///
    /// The question ends in a question mark. `details` are shown above it as they are, so the
    /// caller has made them harmless.
    ///
    /// - Throws: `refusal` when there is nobody to ask: what needs a person fails closed.
    package func confirm(
        _ question: String,
        details: String = "",
        orThrow refusal: any DiagnosticError
    ) throws -> Bool {
        guard let person else { throw refusal }
        let line = details + TextEscaper.escape(question) + " [y/N] "
        guard let answer = person.answer(to: line) else { throw refusal }
        let word = answer.filter { !$0.isWhitespace }.lowercased()
        return word == "y" || word == "yes"
    }

    /// A text that nobody must see, such as a token; it is not shown while it is typed.
    ///
    /// - Throws: `refusal` when there is nobody to ask, or no answer.
    package func secret(
        _ question: String,
        orThrow refusal: any DiagnosticError
    ) throws -> String {
        guard let secret = person?.secret(for: TextEscaper.escape(question) + " "),
            !secret.isEmpty
        else { throw refusal }
        return secret
    }
}
