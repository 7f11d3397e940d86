// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A run that could not begin, or that Tenon ended.
package struct RuntimeError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, notes: [String] = [], hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, notes: notes, hints: hints)
    }
}

// MARK: - Before the program runs

extension RuntimeError {
    private static let installHint =
        "install Deno \(DenoRuntime.oldestVersion) or newer, as `scripts/setup` does, or set "
        + "TENON_DENO to its path"
    private static let doctorHint = "`tenon doctor` says which Deno is used"

    static func notFound(_ places: [String]) -> RuntimeError {
        RuntimeError(
            "runtime-not-found",
            "there is no Deno to run the program with",
            notes: places.map { "looked for `\($0)`" },
            hints: [installHint]
        )
    }

    static func version(_ version: String) -> RuntimeError {
        RuntimeError(
            "runtime-version",
            "Deno \(version) cannot run programs: the sandbox needs "
                + "\(DenoRuntime.oldestVersion) or newer of version 2",
            hints: [installHint]
        )
    }

    static func notExecutable(_ path: String, because reason: String) -> RuntimeError {
        RuntimeError(
            "runtime-not-executable",
            "`\(path)` is not a Deno that can be started",
            notes: [reason],
            hints: [installHint, "name the program itself: the sandbox starts no script"]
        )
    }

    static func failedToStart(_ end: String) -> RuntimeError {
        RuntimeError(
            "runtime-failed-to-start",
            "what should be Deno cannot run the program: \(end)",
            hints: [installHint, doctorHint]
        )
    }

    static let startTimeout = RuntimeError(
        "runtime-failed-to-start",
        "Deno did not get ready to run the program",
        hints: [doctorHint]
    )

    static func unspeakable(_ permission: String, because reason: String) -> RuntimeError {
        RuntimeError(
            "permission-not-enforceable",
            "`\(permission)` cannot be granted to a program: \(reason)"
        )
    }

    static func path(_ path: String) -> RuntimeError {
        RuntimeError(
            "runtime-path-with-comma",
            "Deno cannot be given access to a path with a comma: `\(path)`",
            hints: ["rename the file or folder, or grant the folder above it"]
        )
    }
}

// MARK: - While it runs

extension RuntimeError {
    static func timeout(_ limit: Duration) -> RuntimeError {
        RuntimeError(
            "run-timeout",
            "the program did not end within \(limit)",
            hints: ["give it more time with `--time`"]
        )
    }

    static func processorTime(_ seconds: Int) -> RuntimeError {
        RuntimeError("run-cpu-limit", "the program used more than \(seconds) s of processor time")
    }

    static func memory(_ megabytes: Int?) -> RuntimeError {
        let limit =
            megabytes.map { "its limit of \($0) MB" } ?? "the memory that the runtime allows"
        return RuntimeError(
            "run-out-of-memory",
            "the program needs more than \(limit)",
            hints: megabytes == nil ? [] : ["give it more with `--memory`"]
        )
    }

    static func crashed(signal: Int32) -> RuntimeError {
        RuntimeError("run-crashed", "the runtime was ended by signal \(signal)")
    }

    static let forged = RuntimeError(
        "runner-protocol-forged",
        "the program wrote to the channel between Tenon and its host, and was ended",
        notes: ["nothing that it sent was believed"]
    )

    static let frameTooLarge = RuntimeError(
        "runner-protocol-too-large",
        "the program sent more than \(FrameReader.limit >> 20) MB at once, and was ended"
    )

    static func malformed(_ reason: String) -> RuntimeError {
        RuntimeError("runner-protocol-malformed", "the program's host sent nonsense: \(reason)")
    }

    static func notChecked(_ name: String) -> RuntimeError {
        RuntimeError(
            "source-not-checked",
            "`\(name)` was not checked for mistakes",
            hints: ["take comments like `deno-lint-ignore-file` out of it"]
        )
    }

    static func cannotCheck(_ reason: String) -> RuntimeError {
        RuntimeError("source-check-failed", "cannot check the source: \(reason)")
    }
}
