// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// What the workspace refuses by itself.
package enum WorkspaceError: DiagnosticError {
    /// Modules that the lock does not know, where it may not be completed, and which flag forbids it.
    case notLocked(lock: String, missing: [ModuleEdge], isOffline: Bool?)
    /// Several blobs or entries failed a check; each has its line.
    case checksFailed(subject: String, failures: [Diagnostic])
    /// A module that the lock has no entry for was named.
    case notInLock(module: String, lock: String, known: [String])
    /// A program was saved again, and the lock, which has its old content, must stay as it is.
    case savedAnew(program: String, Pin, ContentDigest)
    /// A pin was to be changed while the lock must stay as it is.
    case lockIsFrozen(module: ModuleID)
    /// A module must be fetched and the network is forbidden.
    case offline(module: ModuleID)
    /// A module cannot be fetched again, because it was only ever saved on another machine.
    case notOnThisMachine(module: ModuleID)

    /// Says what is missing, and the command that mends it.
    package var diagnostic: Diagnostic {
        switch self {
        case .notLocked(let lock, let missing, let isOffline):
            let names = missing.map { "`\($0.target)`" }
            let flag = isOffline.map { " without `\($0 ? "--offline" : "--locked")`" } ?? ""
            return Diagnostic(
                code: "not-locked",
                message: "`\(lock)` has no entry for \(names[0])"
                    + (names.count > 1 ? " and \(names.count - 1) more" : ""),
                spans: missing.compactMap(\.span),
                notes: names.count > 1 ? ["missing are " + names.joined(separator: ", ")] : [],
                hints: ["run `tenon lock` on the program\(flag)"]
            )
        case .checksFailed(let subject, let failures):
            return Diagnostic(
                code: "verification-failed",
                message: "\(failures.count) of the modules of `\(subject)` failed",
                spans: failures.flatMap(\.spans),
                notes: failures.flatMap { [$0.message] + $0.notes.map { "  " + $0 } },
                hints: Array(Set(failures.flatMap(\.hints))).sorted()
            )
        case .notInLock(let module, let lock, let known):
            return Diagnostic(
                code: "not-in-lock",
                message: "`\(lock)` has no entry for `\(module)`",
                notes: known.isEmpty
                    ? [] : ["it has " + known.map { "`\($0)`" }.joined(separator: ", ")],
                hints: ["name a module as the lock does, or run `tenon lock PROGRAM` first"]
            )
        case .savedAnew(let program, let pin, let now):
            let old = pin.revision.map { "\(pin.location)@\($0)" }
            return Diagnostic(
                code: "saved-newer",
                message: "`\(program)` was saved again, and the lock keeps the old content",
                notes: ["locked \(pin.digest)", "now    \(now)"],
                hints: [
                    "run it without `--locked` and approve the new content: "
                        + "`tenon run --approve \(program)`"
                ] + (old.map { ["or run the old revision by its number: `tenon run \($0)`"] } ?? [])
            )
        case .lockIsFrozen(let module):
            return Diagnostic(
                code: "lock-frozen",
                message: "`\(module)` cannot be re-pinned under `--locked`",
                hints: ["run the command without `--locked`"]
            )
        case .offline(let module):
            return Diagnostic(
                code: "offline",
                message: "the store does not have `\(module)`, and the network is forbidden",
                hints: [
                    "run the command once without `--offline`",
                    "or import it in the program itself, if `load` asks for it",
                ]
            )
        case .notOnThisMachine(let module):
            return Diagnostic(
                code: "module-not-on-this-machine",
                message: "`\(module)` was saved on another machine and cannot be fetched",
                hints: [
                    "save it here with the same content: `tenon save`",
                    "or import it from a URL instead",
                ]
            )
        }
    }
}
