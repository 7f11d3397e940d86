// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A file of a registry that does not say what its format asks for (`docs/formats/registry.md`).
package struct RegistryFormatError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    /// `subject` is what the fault is about: a version, `@alice/utils@1.2.0`.
    init(_ reason: String, in file: String, about subject: String?, at span: SourceSpan?) {
        diagnostic = Diagnostic(
            code: "registry-malformed",
            message: "`\(file)` can't be used: \(reason)",
            spans: span.map { [$0] } ?? [],
            context: subject.map { ["while reading what it says of `\($0)`"] } ?? [],
            hints: ["tell who runs the registry"]
        )
    }

    /// The file is written in a format that this Tenon does not know.
    init(format: Int64, known: Int64, in file: String, at span: SourceSpan?) {
        diagnostic = Diagnostic(
            code: "registry-format-unknown",
            message: "`\(file)` is written in format \(format), and this Tenon reads \(known)",
            spans: span.map { [$0] } ?? [],
            hints: format > known
                ? ["install a newer Tenon"] : ["have the registry built again by a newer Tenon"]
        )
    }
}
