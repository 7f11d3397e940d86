// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization
internal import TestSupport
internal import Testing

/// A registry behind the real server, started as a person starts it; ended when the value is released.
final class ServedRegistry: Sendable {
    /// The folder of the registry.
    let folder: String
    /// Where it is served; stays the same from start to start.
    let url: String
    /// What the first start printed, for a person to go on with.
    let greeting: String

    private let tenon: TenonProgram
    private let options: [String]
    private let program: Mutex<RunningProgram>

    /// Starts a server for a new folder.
    init(_ options: String...) throws {
        tenon = try TenonProgram()
        folder = tenon.folder.path("registry")
        self.options = options
        let first = try Self.start(tenon, ["--listen", "127.0.0.1:0"] + options, folder)
        greeting = try first.read { $0.contains("tenon publish --registry") }
        url = try #require(greeting.firstMatch(of: /serving .* at (\S+)/).map { String($0.1) })
        program = Mutex(first)
    }

    /// Ends the server by a signal that it can't see, and starts it at the same address.
    func killAndRestart() throws {
        try program.withLock { program in
            program.kill()
            let address = url.dropFirst("http://".count).dropLast()
            program = try Self.start(tenon, ["--listen", String(address)] + options, folder)
            _ = try program.read { $0.contains("serving") }
        }
    }

    /// Asks the server to end.
    func stop() -> ChildProgram.Status? { program.withLock { $0.stop() } }

    /// The token of the account that runs the registry.
    var administratorToken: String {
        get throws {
            try #require(greeting.firstMatch(of: /tenon_[\w-]{43}/).map { String($0.0) })
        }
    }

    /// The lines that the greeting tells a person to run, as arguments.
    var commands: [[String]] {
        greeting.split(separator: "\n").filter { $0.hasPrefix("    tenon ") }
            .map { $0.split(separator: " ").dropFirst().map(String.init) }
    }

    /// A person with an account, who is logged in.
    func person(_ name: String) async throws -> TenonProgram {
        let token = try await account(name)
        let person = try TenonProgram()
        try await person("login", "--registry", url, input: token).expectSuccess()
        return person
    }

    /// The token of a new account.
    func account(_ name: String) async throws -> String {
        try await tenon("login", "--registry", url, input: administratorToken).expectSuccess()
        let made = try await tenon("user", "add", name, "--registry", url)
        made.expectSuccess()
        return made.output.trimmingCharacters(in: .newlines)
    }

    private static func start(
        _ tenon: TenonProgram,
        _ options: [String],
        _ folder: String
    ) throws -> RunningProgram {
        let shell = ChildProgram(
            "/bin/bash",
            environment: tenon.environment,
            currentDirectory: tenon.project
        )
        let line = "exec \"$0\" registry serve \"$@\" 2>&1"
        let quiet = ["--log", "none", "--rate", "0"]
        return try RunningProgram(
            shell,
            ["-c", line, TenonProgram.path] + quiet + options + [folder]
        )
    }
}
