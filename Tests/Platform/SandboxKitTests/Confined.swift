// SPDX-License-Identifier: Apache-2.0

import SandboxKit
import TestSupport

/// One confined run of a program, with what it wrote.
struct Confined {
    let exit: ChildExit
    let output: String
    let errors: String

    /// What any dynamically linked program needs to start.
    static let system: [SandboxProfile.Rule] = [
        .init("/lib", [.read, .execute]), .init("/lib64", [.read, .execute]),
        .init("/usr/lib", [.read, .execute]), .init("/etc/ld.so.cache", .read),
        .init("/dev/null", [.read, .write]), .init("/dev/urandom", .read),
    ]

    /// Runs a program to its end.
    init(
        _ executable: String,
        _ arguments: [String],
        input: String = "",
        profile: SandboxProfile?,
        configure: (inout ChildConfiguration) -> Void = { _ in }
    ) throws {
        let output = try ScratchFile()
        let errors = try ScratchFile()
        var configuration = ChildConfiguration(
            executable: executable,
            arguments: arguments,
            profile: profile
        )
        configuration.input = .scratch(try ScratchFile(holding: Array(input.utf8)))
        configuration.output = .scratch(output)
        configuration.errors = .scratch(errors)
        configure(&configuration)
        exit = try ChildProcess(configuration).waitForExit()
        self.output = String(decoding: try output.contents(), as: UTF8.self)
        self.errors = String(decoding: try errors.contents(), as: UTF8.self)
    }

    /// Runs a shell script that may read the system's libraries and `rules`.
    static func shell(
        _ script: String,
        _ rules: [SandboxProfile.Rule] = [],
        network: SandboxProfile.Network = .none,
        configure: (inout ChildConfiguration) -> Void = { _ in }
    ) throws -> Confined {
        let profile = SandboxProfile(
            rules: system + [.init("/bin/sh", [.read, .execute])] + rules,
            network: network
        )
        return try Confined("/bin/sh", ["-c", script], profile: profile, configure: configure)
    }

    /// Runs JavaScript in a Deno that believes it may do everything.
    static func script(
        _ source: String,
        _ rules: [SandboxProfile.Rule] = [],
        network: SandboxProfile.Network = .none
    ) throws -> Confined {
        let deno = try DenoProgram.path()
        let folder = try TemporaryFolder()
        let script = try folder.write(source, to: "script.mjs")
        let profile = SandboxProfile(
            rules: system + [.init(deno, [.read, .execute]), .init(script, .read)] + rules,
            network: network
        )
        let flags = ["run", "--allow-all", "--no-prompt", "--no-config", "--no-lock", "--no-npm"]
        return try Confined(deno, flags + [script], profile: profile) {
            $0.environment = ["DENO_DIR=/dev/null/none", "NO_COLOR=1", "DENO_NO_UPDATE_CHECK=1"]
        }
    }
}
