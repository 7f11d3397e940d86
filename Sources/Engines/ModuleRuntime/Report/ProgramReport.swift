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
        /// granted (`permission` is the one for where it leads), or another kind of access.
        case confined(target: String?, permission: String?)
        /// A module was imported that is not in the graph.
        case importDenied(specifier: String)
        /// A call of the module API that Tenon refused, under the code of the refusal.
        case refused(code: String, hints: [String])
        /// A module could not be loaded: its text is not of its language.
        case syntax
        /// A module could not be loaded: it imports a name that the other module does not export.
        case missingExport
        /// Any other error.
        case error
    }

    /// The kind.
    package let kind: Kind
    /// The module where it happened; `nil` when the runtime does not tell, as for errors that come
    /// out of nowhere (a socket's, a timer's).
    package let module: ModuleID?
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
        let complaint = SyntaxComplaint(name: raw.name, message: raw.message)
        let message = complaint?.message ?? String(raw.message[..<end])
        kind =
            raw.code.flatMap { Self.refusal($0, raw.hints) }
            ?? complaint.map { $0.isMissingExport ? .missingExport : .syntax }
            ?? ErrorClassifier.kind(name: raw.name, message: message, folder: folder)
        let place =
            names.place(in: complaint?.frame ?? raw.message) ?? names.place(in: raw.stack)
        module = place?.module
        line = place?.line
        column = place?.column
        name = raw.name
        self.message = names.readable(message)
        let cause = raw.cause.map { "\ncaused by: \($0)" } ?? ""
        let own = complaint?.frame.map(names.readable) ?? ""
        stack = names.readable(raw.stack + cause)
            .split(separator: "\n")
            .filter {
                $0.hasPrefix("    at ") && !Self.isInternal($0) || $0.hasPrefix("caused by: ")
            }
            // The span shows it.
            .filter { $0 != own }
            .map { $0.hasPrefix("    at ") ? String($0.dropFirst(4)) : String($0) }
    }

    /// The refusal, if `code` looks like one: the program may have made it up.
    static func refusal(_ code: String, _ hints: [String]) -> Kind? {
        let isPlain = code.utf8.allSatisfy { (0x61...0x7A).contains($0) || $0 == 0x2D }
        guard isPlain, (1...64).contains(code.utf8.count) else { return nil }
        return .refused(code: code, hints: hints.map { String($0.prefix(500)) })
    }

    private static func isInternal(_ frame: Substring) -> Bool {
        frame.contains("ext:") || frame.contains("/host.mjs:")
    }

    /// The report for a person, under a code that says its kind.
    package var diagnostic: Diagnostic {
        var diagnostic = Diagnostic(code: "program-error", message: described, notes: stack)
        switch kind {
        case .error: break
        case .syntax:
            diagnostic = Diagnostic(code: "syntax-error", message: message, notes: stack)
        case .missingExport:
            diagnostic = Diagnostic(code: "export-not-found", message: message, notes: stack)
        case .refused(let code, let hints):
            diagnostic = Diagnostic(code: code, message: message, notes: stack, hints: hints)
        case .denied(let permission):
            diagnostic = Diagnostic(
                code: "permission-denied",
                message: "\(subject) needs the permission `\(permission)`",
                notes: stack,
                hints: Self.grantHint(permission).map { [$0] } ?? []
            )
        case .confined(let target, let permission):
            let what = target.map { " to `\($0)`" } ?? ""
            let why = permission.map { ", which needs the permission `\($0)`" } ?? ""
            diagnostic = Diagnostic(
                code: "sandbox-denied",
                message: "the sandbox refused \(subject) access\(what)\(why)",
                notes: stack,
                hints: permission.flatMap(Self.grantHint).map { [$0] } ?? []
            )
        case .importDenied(let specifier):
            diagnostic = Diagnostic(
                code: "import-denied",
                message: "\(subject) imports `\(specifier)`, which is not in the program's lock",
                notes: stack,
                hints: [
                    "import it with a literal specifier, and lock again with `tenon lock PROGRAM`"
                ]
            )
        }
        if let module, let line {
            let span = SourceSpan(file: module.description, line: line, column: column ?? 1)
            diagnostic.spans = [span]
        }
        return diagnostic
    }

    private var subject: String { module.map { "`\($0)`" } ?? "the program" }

    private var described: String {
        name.map { message.isEmpty ? $0 : "\($0): \(message)" } ?? "uncaught: \(message)"
    }

    private static func grantHint(_ permission: String) -> String? {
        let parts = permission.split(separator: ":", maxSplits: 1).map(String.init)
        guard let kind = parts.first.flatMap(Permission.Kind.init), kind != .foreign else {
            return nil
        }
        let target = parts.count == 2 ? "=\(parts[1])" : ""
        return "if the program may do that, run it with `\(kind.flag)\(target)` in front of it"
    }
}
