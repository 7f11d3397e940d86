// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Something that is wrong with a package, or could be better.
///
/// It never shows the text of a file, which may be a secret.
package struct PackageFinding: Hashable, Sendable {
    /// The stable name, listed in `docs/diagnostics.md`.
    package let code: String

    /// An error keeps the package out; a warning does not.
    package let severity: Diagnostic.Severity

    /// What is wrong, one line.
    package let message: String

    /// The file that it is about; `nil` for the package as a whole.
    package let path: String?

    /// The line in that file, counted from 1.
    package let line: Int?

    /// What to do.
    package let hints: [String]

    /// Describes a finding.
    package init(
        _ severity: Diagnostic.Severity,
        code: String,
        _ message: String,
        at place: Place? = nil,
        hints: [String] = []
    ) {
        self.code = code
        self.severity = severity
        self.message = message
        path = place?.path
        line = place?.line
        self.hints = hints
    }

    /// A file of the package, and a line in it.
    package struct Place: Hashable, Sendable {
        /// The file.
        package let path: String
        /// The line, counted from 1.
        package let line: Int?

        /// Names a place.
        package init(_ path: String, line: Int? = nil) {
            self.path = path
            self.line = line
        }
    }

    /// What another part says of the package.
    package init(_ diagnostic: Diagnostic, severity: Diagnostic.Severity = .error) {
        self.init(
            severity,
            code: diagnostic.code,
            diagnostic.message,
            at: diagnostic.spans.first.map { Place($0.file, line: $0.line) },
            hints: diagnostic.hints
        )
    }

    /// The finding as the command line shows it.
    package var diagnostic: Diagnostic {
        Diagnostic(
            code: code,
            severity: severity,
            message: message,
            spans: path.map { [SourceSpan(file: $0, line: line ?? 1, column: 1)] } ?? [],
            hints: hints
        )
    }
}
