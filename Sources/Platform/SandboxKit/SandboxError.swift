// SPDX-License-Identifier: Apache-2.0

internal import CLinux
package import Diagnostics

#if canImport(Glibc)
    internal import Glibc
#else
    internal import Darwin
#endif

/// A child that could not be started, confined or watched.
package struct SandboxError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    init(_ code: String, _ message: String, hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, hints: hints)
    }

    /// The kernel cannot confine a program.
    ///
    /// - Parameter missing: what it lacks, in words.
    /// - Returns: the error.
    package static func unavailable(missing: String) -> SandboxError {
        SandboxError(
            "sandbox-unavailable",
            "this system cannot confine a program: \(missing)",
            hints: [
                "see what it offers with `tenon doctor`",
                "run trusted programs with `--sandbox=none`",
            ]
        )
    }

    /// Something about a pipe or a wait failed.
    static func system(_ operation: String, _ number: Int32) -> SandboxError {
        SandboxError("process-failed", "cannot \(operation): \(words(of: number))")
    }

    /// What `stage` of starting `configuration` failing with `number` means for a person.
    static func starting(
        _ configuration: ChildConfiguration,
        stage: tenon_stage,
        number: Int32
    ) -> SandboxError {
        let reason = words(of: number)
        let program = configuration.executable
        switch stage {
        case tenon_stage_landlock where number == ENOSYS || number == EOPNOTSUPP:
            return unavailable(missing: "the kernel has no Landlock, or it is switched off")
        case tenon_stage_seccomp where number == EINVAL || number == ENOSYS:
            return unavailable(missing: "the kernel has no seccomp filters")
        case tenon_stage_landlock, tenon_stage_seccomp, tenon_stage_privileges:
            return SandboxError(
                "sandbox-failed",
                "cannot confine `\(program)`: \(reason)",
                hints: ["see what this system offers with `tenon doctor`"]
            )
        case tenon_stage_directory:
            let folder = configuration.workingDirectory ?? "."
            return SandboxError(
                "process-failed",
                "cannot start in the folder `\(folder)`: \(reason)"
            )
        case tenon_stage_execute where number == E2BIG:
            return SandboxError(
                "process-arguments-too-long",
                "the arguments and variables for `\(program)` are longer than the system takes"
            )
        case tenon_stage_execute:
            return SandboxError("process-not-executable", "cannot start `\(program)`: \(reason)")
        default:
            return SandboxError("process-failed", "cannot start `\(program)`: \(reason)")
        }
    }

    private static func words(of number: Int32) -> String {
        var buffer = [CChar](repeating: 0, count: 256)
        let isKnown = unsafe strerror_r(number, &buffer, buffer.count) == 0
        let bytes = buffer.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) }
        return isKnown ? String(decoding: bytes, as: UTF8.self) : "error \(number)"
    }
}
