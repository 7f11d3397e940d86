// SPDX-License-Identifier: Apache-2.0

internal import Foundation
internal import Synchronization
internal import TestSupport

/// The built `tenon` with a data folder, a home and a project of its own.
///
///     let tenon = try TenonProgram()
///     try tenon.write("console.log(1)", to: "main.js")
///     let outcome = try await tenon("run", "main.js")
final class TenonProgram: Sendable {
    /// Holds everything: `data` (TENON_HOME), `user` (HOME) and `project`.
    let folder: TemporaryFolder

    private let deno: String
    private let server: Mutex<LoopbackServer?>
    private let authorities: String?
    private let secureOrigin: String
    private let plainOrigin: String
    /// The first component of this test's paths on a server that others use as well.
    private let corner = "/\(UUID().uuidString.prefix(8))"

    /// Makes the folders; `server` is trusted by what is started.
    ///
    /// - Throws: `DenoProgram.Missing`, and what the file system refuses.
    init(server: LoopbackServer? = nil) throws {
        deno = try DenoProgram.path()
        folder = try TemporaryFolder()
        for name in ["user", "project"] { try folder.makeFolder(name) }
        authorities = server?.authoritiesFile
        secureOrigin = server?.origin ?? "https://localhost:1"
        plainOrigin = server?.plainOrigin ?? "http://localhost:1"
        self.server = Mutex(server)
    }

    /// With the server that all tests share.
    static func served() throws -> TenonProgram { try TenonProgram(server: .shared()) }

    /// The program, beside the running tests.
    static let path =
        URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
        .appending(path: "tenon").path(percentEncoded: false)

    /// TENON_HOME.
    var home: String { folder.path("data") }

    /// The folder that commands start in.
    var project: String { folder.path("project") }

    /// What commands see of the environment, and nothing else.
    var environment: [String: String] {
        var variables = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path("user"), "TENON_HOME": home,
            "TENON_DENO": deno,
            // A trap must end at once, not after minutes of looking for symbols.
            "SWIFT_BACKTRACE": "enable=no",
        ]
        variables["SSL_CERT_FILE"] = authorities
        return variables
    }
}

// MARK: - Running

extension TenonProgram {
    /// Runs a command to its end.
    func callAsFunction(
        _ arguments: String...,
        input: String = "",
        environment: [String: String] = [:],
        in folder: String? = nil,
        timeout: Duration = .seconds(120)
    ) async throws -> ChildProgram.Outcome {
        try await run(
            arguments,
            input: Array(input.utf8),
            environment: environment,
            in: folder,
            timeout: timeout
        )
    }

    /// Runs a command to its end.
    func run(
        _ arguments: [String],
        input: [UInt8] = [],
        environment: [String: String] = [:],
        in folder: String? = nil,
        timeout: Duration = .seconds(120)
    ) async throws -> ChildProgram.Outcome {
        let program = ChildProgram(
            Self.path,
            environment: self.environment.merging(environment) { $1 },
            currentDirectory: folder ?? project,
            timeout: timeout
        )
        return try await program.run(arguments, input: input)
    }

    /// Runs a line of bash in which `$TENON` is the program: for pipes, and for bytes that are no text.
    func shell(
        _ line: String,
        environment: [String: String] = [:],
        timeout: Duration = .seconds(120)
    ) async throws -> ChildProgram.Outcome {
        let program = ChildProgram(
            "/bin/bash",
            environment: self.environment.merging(["TENON": Self.path]) { $1 }
                .merging(environment) { $1 },
            currentDirectory: project,
            timeout: timeout
        )
        return try await program.run(["-c", line])
    }

    /// Runs a command on a terminal of its own; each question is answered with the next of `answers`.
    ///
    /// What the terminal shows is the output of the outcome.
    func onTerminal(
        _ arguments: String...,
        answers: [String] = [],
        environment: [String: String] = [:]
    ) async throws -> ChildProgram.Outcome {
        let driver = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Programs/terminal.py").standardizedFileURL
        let program = ChildProgram(
            "/usr/bin/python3",
            environment: self.environment.merging(["TERM": "xterm"]) { $1 }
                .merging(environment) { $1 },
            currentDirectory: project
        )
        let script = ["-I", "-S", driver.path(percentEncoded: false), String(answers.count)]
        return try await program.run(script + answers + [Self.path] + arguments)
    }
}

// MARK: - Files of the project

extension TenonProgram {
    /// Writes a file of the project, and returns its absolute path.
    @discardableResult
    func write(_ text: String, to name: String) throws -> String {
        try folder.write(text, to: "project/" + name)
    }

    /// Writes a file of the project, and returns its absolute path.
    @discardableResult
    func write(_ bytes: [UInt8], to name: String) throws -> String {
        try folder.write(bytes, to: "project/" + name)
    }

    /// The text of a file of the project.
    func read(_ name: String) throws -> String {
        String(decoding: try folder.read("project/" + name), as: UTF8.self)
    }

    /// Whether a file of the project is there.
    func exists(_ name: String) -> Bool {
        FileManager.default.fileExists(atPath: project + "/" + name)
    }

    /// The lock of the project.
    func lock() throws -> LockFile { try LockFile(folder.read("project/tenon.lock")) }

    /// The path of the blob in the store that has the digest `sha256:…`.
    func blob(_ digest: String, suffix: String = "js") -> String {
        let hex = digest.drop { $0 != ":" }.dropFirst()
        return home + "/files/\(hex.prefix(2))/\(hex.dropFirst(2)).\(suffix)"
    }
}

// MARK: - Modules of a server

extension TenonProgram {
    /// The URL of a file of this test on the server.
    func url(_ name: String, plain: Bool = false) -> String {
        (plain ? plainOrigin : secureOrigin) + corner + "/" + name
    }

    /// Puts a file on the server under both schemes, and returns its `https:` URL.
    @discardableResult
    func serve(_ text: String, at name: String) throws -> String {
        try answer(name, ServerAnswer(headers: ["Content-Type": Self.type(of: name)], body: text))
    }

    /// Sets the answer for a file of this test, and returns its `https:` URL.
    @discardableResult
    func answer(_ name: String, _ answer: ServerAnswer) throws -> String {
        try server.withLock { try $0?.answer(corner + "/" + name, answer) }
        return url(name)
    }

    /// Serves the files of a folder below a path of this test.
    func serve(folder: String, at name: String) throws {
        try server.withLock { try $0?.serve(folder: folder, at: corner + "/" + name) }
    }

    /// The requests for a file of this test, oldest first.
    func log(of name: String) throws -> [LoggedRequest] {
        try server.withLock { try $0?.log(of: corner + "/" + name) ?? [] }
    }

    /// How often a file of this test was asked for.
    func requests(of name: String) throws -> Int {
        try server.withLock { try $0?.log(of: corner + "/" + name).count ?? 0 }
    }

    /// Ends a server that is this test's own.
    func stopServer() { server.withLock { $0 = nil } }

    private static func type(of name: String) -> String {
        switch URL(filePath: name).pathExtension {
        case "ts", "mts": "application/typescript; charset=utf-8"
        case "json": "application/json; charset=utf-8"
        case "txt", "ml": "text/plain; charset=utf-8"
        default: "text/javascript; charset=utf-8"
        }
    }
}
