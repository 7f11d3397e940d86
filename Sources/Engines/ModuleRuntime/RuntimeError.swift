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
    static func notFound(_ runtime: RuntimeName, _ places: [String]) -> RuntimeError {
        RuntimeError(
            "runtime-not-found",
            "there is no \(runtime) to run the program with",
            notes: places.map { "looked for `\($0)`" },
            hints: [runtime.installHint]
        )
    }

    static func version(_ version: String, of runtime: RuntimeName) -> RuntimeError {
        RuntimeError(
            "runtime-version",
            "\(runtime) \(version) cannot run programs: the sandbox needs "
                + "\(runtime.oldestVersion) or newer of version \(runtime.majorVersion)",
            hints: [runtime.installHint]
        )
    }

    static func notExecutable(
        _ runtime: RuntimeName,
        _ path: String,
        because reason: String
    ) -> RuntimeError {
        RuntimeError(
            "runtime-not-executable",
            "`\(path)` is not a \(runtime) that can be started",
            notes: [reason],
            hints: [runtime.installHint, "name the program itself: the sandbox starts no script"]
        )
    }

    static func failedToStart(_ runtime: RuntimeName, _ end: String) -> RuntimeError {
        RuntimeError(
            "runtime-failed-to-start",
            "what should be \(runtime) cannot run the program: \(end)",
            hints: [runtime.installHint, runtime.doctorHint]
        )
    }

    static func startTimeout(_ runtime: RuntimeName) -> RuntimeError {
        RuntimeError(
            "runtime-failed-to-start",
            "\(runtime) did not get ready to run the program",
            hints: [runtime.doctorHint]
        )
    }

    static func unspeakable(_ permission: String, because reason: String) -> RuntimeError {
        RuntimeError(
            "permission-not-enforceable",
            "`\(permission)` cannot be granted to a program: \(reason)"
        )
    }

    static func ownSockets(_ permission: String) -> RuntimeError {
        RuntimeError(
            "permission-not-enforceable",
            "`\(permission)` cannot be granted to a program that imports modules of Python: "
                + "they open sockets themselves, which the kernel cannot hold to one host",
            hints: ["grant `network` as a whole, or do without `--allow-python-modules`"]
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

    static func generated(_ message: String, _ place: String?) -> RuntimeError {
        RuntimeError(
            "generated-code-invalid",
            "the Python that Tenon made of this program is not valid: \(message)",
            notes: (place.map { ["made from \($0)"] } ?? [])
                + ["this is a fault of Tenon, not of the program"]
        )
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
