// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// The uncaught error that ended a program.
///
/// All of it comes from the program's process and is believed only as far as it explains; decisions
/// never depend on it.
package struct ProgramReport: Hashable, Sendable {
    /// The kinds of errors.
    package enum Kind: Hashable, Sendable {
        /// Something was done for which the permission is missing, written like one: `read:/etc/passwd`.
        case denied(permission: String)
        /// The permission was there, but the kernel's sandbox refused: a link that leads out of what was
        /// granted, or another kind of access.
        case confined(target: String?)
        /// A module was imported that is not in the graph.
        case importDenied(specifier: String)
        /// Any other error.
        case error
    }

    /// The kind.
    package let kind: Kind
    /// The module where it happened; the entry when the runtime does not tell.
    package let module: ModuleID
    /// The line in it, from 1.
    package let line: Int?
    /// The column in it, from 1.
    package let column: Int?
    /// The name of the error, `TypeError`; `nil` when something else was thrown.
    package let name: String?
    /// Its message, first line first, with module names for URLs.
    package let message: String
    /// Its stack trace, a frame a line, with module names for URLs.
    package let stack: [String]

    /// Reads a report; paths in it are relative to `folder`, where the program ran.
    init(_ raw: RawReport, names: ModuleNames, folder: String?) {
        let end = raw.message.firstRange(of: "\n    at ")?.lowerBound ?? raw.message.endIndex
        let message = String(raw.message[..<end])
        kind = ErrorClassifier.kind(name: raw.name, message: message, folder: folder)
        let place = names.place(in: raw.message) ?? names.place(in: raw.stack)
        module = place?.module ?? names.entry
        line = place?.line
        column = place?.column
        name = raw.name
        self.message = names.readable(message)
        let cause = raw.cause.map { "\ncaused by: \($0)" } ?? ""
        stack = names.readable(raw.stack + cause)
            .split(separator: "\n")
            .filter {
                $0.hasPrefix("    at ") && !Self.isInternal($0) || $0.hasPrefix("caused by: ")
            }
            .map { $0.hasPrefix("    at ") ? String($0.dropFirst(4)) : String($0) }
    }

    private static func isInternal(_ frame: Substring) -> Bool {
        frame.contains("ext:") || frame.contains("/host.mjs:")
    }

    /// The report for a person, under a code that says its kind.
    package var diagnostic: Diagnostic {
        var diagnostic = Diagnostic(code: "program-error", message: described, notes: stack)
        switch kind {
        case .error: break
        case .denied(let permission):
            diagnostic = Diagnostic(
                code: "permission-denied",
                message: "`\(module)` needs the permission `\(permission)`",
                notes: stack,
                hints: Self.grantHint(permission).map { [$0] } ?? []
            )
        case .confined(let target):
            let what = target.map { " to `\($0)`" } ?? ""
            diagnostic = Diagnostic(
                code: "sandbox-denied",
                message: "the sandbox refused `\(module)` access\(what)",
                notes: stack
            )
        case .importDenied(let specifier):
            diagnostic = Diagnostic(
                code: "import-denied",
                message: "`\(module)` imports `\(specifier)`, which is not in the program's lock",
                notes: stack,
                hints: ["import it with a literal specifier, and lock again with `tenon lock`"]
            )
        }
        if let line {
            let span = SourceSpan(file: module.description, line: line, column: column ?? 1)
            diagnostic.spans = [span]
        }
        return diagnostic
    }

    private var described: String {
        name.map { message.isEmpty ? $0 : "\($0): \(message)" } ?? "uncaught: \(message)"
    }

    private static func grantHint(_ permission: String) -> String? {
        let parts = permission.split(separator: ":", maxSplits: 1).map(String.init)
        guard let kind = parts.first.flatMap(Permission.Kind.init), kind != .foreign else {
            return nil
        }
        let target = parts.count == 2 ? "=\(parts[1])" : ""
        return "if the program may do that, run it with `\(kind.flag)\(target)`"
    }
}
