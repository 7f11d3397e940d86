// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import HTTPServerKit
import JSONKit
import ModuleModel
import RegistryServer
import Synchronization
import TestSupport
import Testing

/// What those who run a server see of it.
@Suite struct OperationTests {
    /// Keeps the lines of a log.
    final class Lines: Sendable {
        private let bytes = Mutex<[UInt8]>([])

        func add(_ more: [UInt8]) { bytes.withLock { $0 += more } }

        var text: String { bytes.withLock { String(decoding: $0, as: UTF8.self) } }
    }

    private struct Watched {
        let folder: TemporaryFolder
        let server: HTTPServer
        let log: LogWriter
        let lines = Lines()

        init(_ format: RequestLog.Format, rate: Double? = nil) throws {
            folder = try TemporaryFolder()
            try folder.write("{}", to: "config.json")
            let lines = lines
            log = LogWriter { lines.add($0) }
            let metrics = ServerMetrics()
            let now: @Sendable () -> Timestamp = { Timestamp(milliseconds: 1_800_000_000_000) }
            let path = try FilePath(folder.path)
            let operation = Operation(
                metrics: metrics,
                checks: [
                    Operation.Check("folder") {
                        FileSystem.kind(of: path.appending("config.json")) == .file
                    },
                    Operation.Check("database", isOptional: true) { false },
                ]
            ) { [("tenon_test", "A test.", 7)] }
            var registry = RegistryServer(
                files: try StaticFiles(root: path, now: now),
                operation: operation,
                rates: rate.map { RequestRates(rate: $0) }
            )
            registry.parts = [RegistryServer.Part(["api", "v1"], Echo())]
            let log = RequestLog(format, to: log, now: now)
            server = try HTTPServer(
                ServerConfiguration(),
                handler: registry,
                observer: ServerRecorder(log: log, metrics: metrics)
            )
        }

        func get(_ path: String, _ fields: String = "") async throws -> RawAnswer {
            let connection = try RawConnection(port: server.port)
            await connection.send(
                "GET \(path) HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\(fields)\r\n"
            )
            let answer = await connection.receiveAnswer()
            _ = await connection.receiveAll()
            return answer
        }

        /// Ends it, and gives the log.
        func end() async -> String {
            await server.stop(within: .seconds(5))
            log.finish()
            return lines.text
        }
    }

    private struct Echo: RequestHandler {
        func respond(to request: ServerRequest) async -> ServerResponse {
            .json(["path": .string(request.path)])
        }
    }

    @Test func `a request is one line, without a secret`() async throws {
        let watched = try Watched(.text)
        _ = try await watched.get("/config.json?token=hidden", "Authorization: Bearer hidden\r\n")
        _ = try await watched.get("/a%0Ab")
        _ = try await watched.get("/api/v1/x%20y")
        let lines = await watched.end().split(separator: "\n")
        #expect(lines.count == 3)
        #expect(!lines.joined().contains("hidden"))
        let words = lines[0].split(separator: " ")
        #expect(words[0] == "2027-01-15T08:00:00Z")
        #expect(words[2...6] == ["127.0.0.1", "GET", "/config.json", "200", "2"])
        #expect(lines[1].contains(" - - 400 "))
        #expect(lines[2].contains(" /api/v1/x%20y 200 "))
    }

    @Test func `a line for programs is JSON`() async throws {
        let watched = try Watched(.json)
        _ = try await watched.get("/nothing?secret=1")
        let text = await watched.end()
        let value = try JSONValue(parsing: SourceText(name: "log", bytes: Array(text.utf8)))
        #expect(value["method"] == "GET")
        #expect(value["path"] == "/nothing")
        #expect(value["status"] == 404)
        #expect(value["peer"] == "127.0.0.1")
        #expect(value["id"]?.string?.isEmpty == false)
    }

    @Test func `health, readiness and metrics are told`() async throws {
        let watched = try Watched(.none)
        #expect(try await watched.get("/-/health").text == #"{"status":"ok"}"#)
        let ready = try await watched.get("/-/ready")
        #expect(ready.status == 200)
        #expect(ready.text.contains(#""database":false,"folder":true"#))
        _ = try await watched.get("/config.json")
        _ = try await watched.get("/nothing")
        let metrics = try await watched.get("/-/metrics")
        #expect(metrics["Content-Type"]?.hasPrefix("text/plain; version=0.0.4") == true)
        let lines = metrics.text.split(separator: "\n")
        #expect(lines.contains(#"tenon_requests_total{kind="index",status="2xx"} 1"#))
        #expect(lines.contains(#"tenon_requests_total{kind="other",status="4xx"} 1"#))
        #expect(lines.contains(#"tenon_request_seconds_bucket{le="+Inf"} 4"#))
        #expect(lines.contains("tenon_test 7"))
        try FileSystem.remove(FilePath(watched.folder.path("config.json")))
        #expect(try await watched.get("/-/ready").status == 503)
        #expect(try await watched.get("/-/nothing").status == 404)
        _ = await watched.end()
    }

    @Test func `a client that asks too often has to wait, files are free`() async throws {
        let watched = try Watched(.none, rate: 1)
        for _ in 0..<5 { #expect(try await watched.get("/api/v1/x").status == 200) }
        let answer = try await watched.get("/api/v1/x")
        #expect(answer.status == 429)
        #expect(answer["Retry-After"] == "1")
        #expect(answer.text.contains("too-many-requests"))
        for _ in 0..<10 { #expect(try await watched.get("/config.json").status == 200) }
        _ = await watched.end()
    }
}
