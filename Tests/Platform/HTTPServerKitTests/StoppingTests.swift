// SPDX-License-Identifier: Apache-2.0

import HTTPServerKit
import TestSupport
import Testing

/// How a server begins and ends.
@Suite struct StoppingTests {
    static let host = "Host: localhost\r\n"

    @Test func `a running request ends, a new one is refused`() async throws {
        let handler = TestHandler()
        let server = try HTTPServer(ServerConfiguration(), handler: handler)
        let idle = try RawConnection(port: server.port)
        await idle.send("GET /quick HTTP/1.1\r\n\(Self.host)\r\n")
        _ = await idle.receiveAnswer()
        let running = try RawConnection(port: server.port)
        await running.send("GET /gate HTTP/1.1\r\n\(Self.host)\r\n")
        while handler.gate.waitingCount == 0 { await Task.yield() }

        let port = server.port
        async let stopped: Void = server.stop(within: .seconds(20))
        #expect(await idle.receiveAll() == [], "an idle connection is closed")
        // The socket refuses from the begin of the stop on, before idle connections are closed.
        #expect(throws: RawConnection.Refused.self) { try RawConnection(port: port) }
        handler.gate.open()
        let answer = await running.receiveAnswer()
        #expect(answer.status == 200)
        #expect(answer["Connection"] == "close")
        await stopped
        #expect(server.connectionCount == 0)
    }

    @Test func `a request that does not end is answered by force`() async throws {
        let handler = TestHandler()
        let server = try HTTPServer(ServerConfiguration(), handler: handler)
        let running = try RawConnection(port: server.port)
        await running.send("GET /gate HTTP/1.1\r\n\(Self.host)\r\n")
        while handler.gate.waitingCount == 0 { await Task.yield() }
        await server.stop(within: .milliseconds(20))
        let answer = await running.receiveAnswer()
        #expect(answer.status == 503)
        #expect(answer.text.contains("server-stopping"))
        // The handler is still at work and may end afterwards.
        handler.gate.open()
    }

    @Test func `a taken port, and an address that is none, are told`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        var configuration = ServerConfiguration()
        configuration.port = server.port
        #expect(throws: ServerError.addressInUse("127.0.0.1:\(server.port)")) {
            try HTTPServer(configuration, handler: TestHandler())
        }
        configuration.address = "localhost"
        configuration.port = 0
        #expect(throws: ServerError.addressMalformed("localhost:0")) {
            try HTTPServer(configuration, handler: TestHandler())
        }
        configuration.address = "192.0.2.1"
        #expect(throws: ServerError.addressForeign("192.0.2.1:0")) {
            try HTTPServer(configuration, handler: TestHandler())
        }
        await server.stop(within: .zero)
    }

    @Test func `what a trusted proxy says of the client is believed, and only that`() async throws {
        var configuration = ServerConfiguration()
        configuration.trustedProxies = ["127.0.0.1", "10.0.0.9"]
        let server = try HTTPServer(configuration, handler: TestHandler())
        let table = [
            ("X-Forwarded-For: 203.0.113.7\r\n", "203.0.113.7"),
            ("X-Forwarded-For: 1.1.1.1, 203.0.113.7, 10.0.0.9\r\n", "203.0.113.7"),
            ("X-Forwarded-For: 1.1.1.1\r\nX-Forwarded-For: 2001:db8::1\r\n", "2001:db8::1"),
            ("X-Forwarded-For: <script>\r\n", "127.0.0.1"), ("", "127.0.0.1"),
        ]
        for (field, peer) in table {
            let connection = try RawConnection(port: server.port)
            await connection.send("GET /a HTTP/1.1\r\n\(Self.host)\(field)\r\n")
            #expect(await connection.receiveAnswer().text.hasSuffix(" \(peer)"), "\(field)")
        }
        await server.stop(within: .zero)
    }
}
