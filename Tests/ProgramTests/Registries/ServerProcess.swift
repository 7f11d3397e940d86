// SPDX-License-Identifier: Apache-2.0

internal import ArchiveKit
internal import Foundation
internal import RegistrySupport
internal import TestSupport
internal import Testing

/// The built `tenon-registry`, serving a folder at a free port.
///
/// It ends with this value.
final class ServerProcess: Sendable {
    /// The folder of the registry.
    let folder: String
    /// Where it says that it listens.
    let port: UInt16
    /// The line that said so.
    let announcement: String
    private let program: RunningProgram

    /// The program, beside the running tests.
    static let path = TenonProgram.path + "-registry"

    /// What commands see of the environment.
    static let environment = ["PATH": "/usr/bin:/bin", "SWIFT_BACKTRACE": "enable=no"]

    /// Starts a server, and reads where it listens.
    init(
        _ folder: String,
        _ options: String...,
        through start: [String] = [ServerProcess.path, "serve"]
    ) throws {
        self.folder = folder
        program = try RunningProgram(
            ChildProgram(start[0], environment: Self.environment, currentDirectory: "/"),
            start.dropFirst() + [folder, "--listen", "127.0.0.1:0"] + options
        )
        announcement = String(decoding: try program.readLine(), as: UTF8.self)
        let digits = announcement.split(separator: ":").last?.prefix { $0.isNumber } ?? ""
        port = try #require(UInt16(digits), "\(announcement)")
    }

    /// Runs `tenon-registry` to its end.
    static func run(_ arguments: String...) async throws -> ChildProgram.Outcome {
        try await ChildProgram(path, environment: environment).run(arguments)
    }

    // MARK: The process

    func send(_ signal: Int32) { kill(program.pid, signal) }

    func end(within patience: Duration = .seconds(60)) async -> ChildProgram.Status {
        await program.end(within: patience)
    }

    /// What it has said on standard error since this was asked last.
    func takeErrors() -> String { program.takeErrors() }

    /// Waits until standard error holds `text`; everything that it said meanwhile.
    func errors(until text: String) async -> String {
        var said = ""
        let deadline = ContinuousClock.now + .seconds(60)
        while !said.contains(text), ContinuousClock.now < deadline {
            said += takeErrors()
            await Task.yield()
        }
        return said
    }

    // MARK: Requests

    /// Asks on a connection of its own.
    func ask(
        _ method: String,
        _ path: String,
        as token: String? = nil,
        fields: [String] = [],
        body: [UInt8] = []
    ) async throws -> RawAnswer {
        let connection = try RawConnection(port: port)
        var head = ["\(method) \(path) HTTP/1.1", "Host: localhost", "Connection: close"] + fields
        if let token { head.append("Authorization: Bearer \(token)") }
        if !body.isEmpty { head.append("Content-Length: \(body.count)") }
        await connection.send(Array((head.joined(separator: "\r\n") + "\r\n\r\n").utf8) + body)
        return await connection.receiveAnswer()
    }

    /// Sends JSON.
    func ask(_ method: String, _ path: String, as token: String, json: String) async throws
        -> RawAnswer
    {
        let fields = ["Content-Type: application/json"]
        return try await ask(method, path, as: token, fields: fields, body: Array(json.utf8))
    }

    /// The token that the first start shows, and that of `alice`, whom it makes.
    func makeAlice() async throws -> (administrator: String, alice: String) {
        let said = await errors(until: "tenon publish")
        let administrator = try #require(Self.token(in: said), "\(said)")
        let answer = try await ask(
            "POST",
            "/api/v1/users",
            as: administrator,
            json: "{\"name\":\"alice\"}"
        )
        return (administrator, try #require(Self.token(in: answer.text), "\(answer.text)"))
    }

    static func token(in text: String) -> String? {
        text.range(of: "tenon_").map { range in
            String(
                text[range.lowerBound...].prefix { $0.isLetter || $0.isNumber || "_-".contains($0) }
            )
        }
    }

    /// Publishes a version of `@alice/words`, with `more` bytes that cannot be made smaller.
    func publish(_ version: String, as token: String, more: Int = 0) async throws -> RawAnswer {
        try await ask(
            "PUT",
            "/api/v1/packages/@alice/words/\(version)",
            as: token,
            fields: ["Content-Type: application/gzip"],
            body: try Self.archive(version, more: more)
        )
    }

    private static func archive(_ version: String, more: Int) throws -> [UInt8] {
        var package = TestPackage("@alice/words@\(version)")
        package.about = "description = \"Words for tests.\"\nlicense = \"MIT\""
        var generator = SeededGenerator(seed: 1)
        let text = (0..<more).map { _ in "\(UInt8.random(in: 0...9, using: &generator))" }.joined()
        package.files = [
            "README.md": "# Words\n\(text)\n",
            "main.js": "/** Words. */\n\n/** One. */\nexport const word = \"one\"\n",
        ]
        return try PackageArchive.encode(package.archiveFiles, name: "words")
    }
}
