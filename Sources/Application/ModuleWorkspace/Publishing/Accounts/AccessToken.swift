// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import HTTPClientKit

/// What proves to a registry's server who asks; it describes itself as `[redacted]`.
package struct AccessToken: Hashable, Sendable {
    /// The text, for the one place that keeps it and the one that sends it.
    let text: String

    /// Reads a token: one word of printable ASCII.
    ///
    /// - Throws: ``Malformed``, which does not repeat the text.
    package init(parsing text: String) throws(Malformed) {
        let bytes = text.utf8
        guard (8...512).contains(bytes.count), bytes.allSatisfy({ $0 > 0x20 && $0 < 0x7F }) else {
            throw Malformed()
        }
        self.text = text
    }

    /// The text, for the person whose token it is.
    package func revealed() -> String { text }

    /// The value of `Authorization`.
    var authorization: HTTPSecret { HTTPSecret("Bearer \(text)") }

    /// The text is no token.
    package struct Malformed: DiagnosticError, Hashable {
        /// Says what a token looks like.
        package var diagnostic: Diagnostic {
            Diagnostic(
                code: "token-malformed",
                message: "that is not a token: it has to be one word of 8 to 512 ASCII characters",
                hints: ["copy all of it, from `tenon_` to its end"]
            )
        }
    }
}

extension AccessToken: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The word `[redacted]`.
    package var description: String { "[redacted]" }

    /// The word `[redacted]`.
    package var debugDescription: String { description }

    /// A mirror without children, so that `dump` shows nothing either.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
