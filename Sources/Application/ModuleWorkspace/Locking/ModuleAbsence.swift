// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import ModuleModel

/// Which errors say that a module is not there, or not to be had now.
///
/// A program may guard an `import()` against that. What speaks against trust, such as a digest that differs, a
/// certificate, or a redirect that is refused, is none of these.
private let absences: Set<String> = [
    "module-not-found", "module-file-missing", "file-not-found", "network-needed", "offline",
    "http-unreachable", "http-timeout", "http-interrupted", "download-limited",
    "download-server-failed", "saved-not-found", "saved-revision-not-found", "saved-file-unknown",
    "gist-not-found", "gist-revision-missing", "gist-file-missing", "mlld-user-unknown",
    "mlld-module-unknown", "mlld-version-unknown", "mlld-file-missing",
]

extension DiagnosticError {
    /// Whether a module is not there, or not to be had now.
    var isAbsence: Bool { absences.contains(diagnostic.code) }
}

extension Diagnostic {
    /// A module that only `import()` leads to is left out, so that the import fails when the program gets to it.
    static func leftOut(_ edge: ModuleEdge, because error: any DiagnosticError) -> Diagnostic {
        let reason = error.diagnostic
        return Diagnostic(
            code: "import-left-out",
            severity: .warning,
            message:
                "`\(edge.target)` is left out, and `import()` of it will fail: \(reason.message)",
            spans: reason.spans.isEmpty ? [edge.span].compactMap(\.self) : reason.spans,
            notes: reason.notes
        )
    }

    /// The same, of a module that may not be looked for.
    static func leftOut(_ edge: ModuleEdge, missingIn lock: String) -> Diagnostic {
        Diagnostic(
            code: "import-left-out",
            severity: .warning,
            message:
                "`\(edge.target)` is left out, and `import()` of it will fail: `\(lock)` has no entry for it",
            spans: [edge.span].compactMap(\.self)
        )
    }
}
