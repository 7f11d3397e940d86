// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// A program that may not start, because nobody said that it may.
package enum TrustError: DiagnosticError {
    /// The program asks for permissions that nobody granted.
    case notGranted(program: String, missing: PermissionSet)
    /// Modules from elsewhere were not approved.
    case notApproved(program: String, requests: [ApprovalRequest])
    /// A pin changed its content, and nobody said that the lock may follow.
    case repinNeeded(module: ModuleID, before: ContentDigest, after: ContentDigest)
    /// A person was asked, and said no.
    case declined(program: String)

    /// Names the modules and permissions, and says which flag, command or file would approve them.
    package var diagnostic: Diagnostic {
        switch self {
        case .notGranted(let program, let missing):
            let names = missing.permissions.map { "`\($0)`" }.joined(separator: ", ")
            return Diagnostic(
                code: "permission-not-granted",
                message: "`\(program)` asks for \(names), which was not granted",
                hints: Self.hints(granting: missing, to: program)
            )
        case .notApproved(let program, let requests):
            let count = requests.count == 1 ? "a module" : "\(requests.count) modules"
            let asked = requests.first?.permissions ?? .none
            let words = asked.permissions.map(GrantFlag.text) + [ShellWord.quoted(program)]
            let approve = (["tenon approve"] + words).joined(separator: " ")
            return Diagnostic(
                code: "approval-needed",
                message: "\(count) of `\(program)` must be approved before it may run",
                notes: Self.lines(requests, of: program),
                hints: [
                    "look at them, then run `\(approve)` (`--yes` without a terminal), or add `--approve` in front of the program",
                    "or approve them in a policy file: `[[approve]]` (see docs/formats/policy.md)",
                ]
            )
        case .repinNeeded(let module, let before, let after):
            return Diagnostic(
                code: "repin-needed",
                message: "`\(module)` has changed, and the lock keeps the old content",
                notes: ["locked \(before)", "now    \(after)"],
                hints: ["accept what is shown with `tenon repin --approve \(module)`"]
            )
        case .declined(let program):
            return Diagnostic(
                code: "approval-declined",
                message: "`\(program)` was not approved, so nothing ran"
            )
        }
    }

    /// The most requests that are listed one by one.
    private static let listLimit = 12

    private static func lines(_ requests: [ApprovalRequest], of program: String) -> [String] {
        guard requests.count > listLimit else { return requests.map(line) }
        let rest = requests.count - listLimit + 1
        return requests.prefix(listLimit - 1).map(line)
            + ["and \(rest) more: `tenon permissions \(ShellWord.quoted(program))` lists them"]
    }

    /// One request in one line: the module, its digest and what it would share.
    package static func line(_ request: ApprovalRequest) -> String {
        let shares =
            request.permissions.isEmpty
            ? "no permissions"
            : request.permissions.permissions.map(\.description).joined(separator: ", ")
        let before =
            request.previous.map { previous in
                let names = previous.permissions.map(\.description).joined(separator: ", ")
                return "; approved before for \(names.isEmpty ? "no permissions" : names)"
            } ?? ""
        let other =
            request.previousDigest.map { "; what was approved under this name is \($0)" } ?? ""
        return "\(request.module) (\(request.digest)) with \(shares)\(before)\(other)"
    }

    private static func hints(granting missing: PermissionSet, to program: String) -> [String] {
        // Nothing confines foreign functions, so there is no flag that could be named.
        guard !missing.permissions.contains(where: { $0.kind == .foreign }) else {
            return ["nothing grants `foreign`: take it out of `tenon.toml`"]
        }
        let flags = missing.permissions.map(GrantFlag.text).joined(separator: " ")
        return [
            "grant it for this run with `\(flags)` in front of the program",
            "grant it from now on with `tenon approve \(ShellWord.quoted(program))` "
                + "(`--yes` without a terminal)",
            "or grant it in a policy file: `[[grant]]` (see docs/formats/policy.md)",
        ]
    }
}
