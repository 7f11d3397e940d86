// SPDX-License-Identifier: Apache-2.0

internal import Foundation

/// A real server on loopback for HTTP, HTTPS and as a proxy, with answers that a test sets.
///
/// It is `Programs/loopback_server.py`, which ends when this value is released, or with the test
/// runner. Its certificate is good for `localhost`, `127.0.0.1`, `modules.test` and `other.test`,
/// the latter two reached through the proxy, which leads every name to the HTTPS server.
package final class LoopbackServer: Sendable {
    private struct Ports: Decodable {
        let http: Int
        let https: Int
        let proxy: Int
    }

    private let folder: TemporaryFolder
    private let program: RunningProgram
    private let ports: Ports

    private static let common = Result { try LoopbackServer() }

    /// The server that all tests of a run share; each test uses paths of its own.
    package static func shared() throws -> LoopbackServer { try common.get() }

    /// Starts a server of its own; about 100 ms.
    package init() throws {
        folder = try TemporaryFolder()
        let program = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../Programs/loopback_server.py").standardizedFileURL
        self.program = try RunningProgram(
            ChildProgram(
                "/usr/bin/python3",
                environment: ["PATH": "/usr/bin:/bin"],
                currentDirectory: folder.path
            ),
            ["-I", "-S", program.path(percentEncoded: false), folder.path]
        )
        ports = try JSONDecoder().decode(Ports.self, from: Data(self.program.readLine()))
    }

    /// The file of the authority that signed the server's certificate.
    package var authoritiesFile: String { folder.path("ca.pem") }

    /// The certificate and the key of the server, for another server of a test.
    package var certificateFiles: (certificate: String, key: String) {
        (folder.path("server.pem"), folder.path("server.key"))
    }

    /// `http://localhost:…`, without a slash at the end.
    package var plainOrigin: String { "http://localhost:\(ports.http)" }

    /// `https://localhost:…`, without a slash at the end.
    package var origin: String { "https://localhost:\(ports.https)" }

    /// `https://127.0.0.1:…`: the same server as ``origin``, another origin.
    package var otherOrigin: String { "https://127.0.0.1:\(ports.https)" }

    /// The port of the HTTPS server.
    package var port: Int { ports.https }

    /// The URL of the proxy.
    package var proxy: String { "http://127.0.0.1:\(ports.proxy)" }

    /// Sets the answer of a path, from the next request on.
    package func answer(_ path: String, _ answer: ServerAnswer) throws {
        struct Command: Encodable {
            let route: String
            let answer: ServerAnswer
        }
        _ = try ask(Command(route: path, answer: answer))
    }

    /// Serves the files of `folder` below `path`, which begins and ends with `/`, with an `ETag` each.
    ///
    /// An answer that is set for the path of a file goes before it.
    package func serve(folder: String, at path: String) throws {
        _ = try ask(["folder": path, "path": folder])
    }

    /// The requests so far, oldest first.
    package func log() throws -> [LoggedRequest] {
        try JSONDecoder().decode([LoggedRequest].self, from: ask(["log": true]))
    }

    /// The requests so far for one path, whatever their query.
    package func log(of path: String) throws -> [LoggedRequest] {
        try log().filter { $0.target.split(separator: "?").first.map(String.init) == path }
    }

    private func ask(_ command: some Encodable) throws -> Data {
        let line = try JSONEncoder().encode(command) + [0x0A]
        return Data(try program.ask(Array(line)))
    }
}
