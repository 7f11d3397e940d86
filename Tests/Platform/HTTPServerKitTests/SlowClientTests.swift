// SPDX-License-Identifier: Apache-2.0

import HTTPServerKit
import TestSupport
import Testing

/// What happens to clients that are slow, gone, or too many.
@Suite struct SlowClientTests {
    static let host = "Host: localhost\r\n"

    /// A server that waits a second for heads, bodies and readers.
    private func impatient(_ change: (inout ServerConfiguration) -> Void = { _ in }) throws
        -> HTTPServer
    {
        var configuration = ServerConfiguration()
        configuration.headSeconds = 1
        configuration.transferSeconds = 1
        configuration.slowestRate = 64 << 20
        change(&configuration)
        return try HTTPServer(configuration, handler: TestHandler())
    }

    @Test(arguments: [
        "", "GET / HT", "GET / HTTP/1.1\r\nHost: a\r\nX: y\r\n",
        "PUT / HTTP/1.1\r\nHost: a\r\nContent-Length: 10\r\n\r\nabc",
        "PUT / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nab",
    ])
    func `a request that does not end is cut off`(begin: String) async throws {
        let server = try impatient()
        let connection = try RawConnection(port: server.port)
        await connection.send(begin)
        #expect(await connection.receiveAll() == [])
        await server.stop(within: .zero)
    }

    @Test func `a client that sends a byte now and then is cut off`() async throws {
        let server = try impatient()
        let connection = try RawConnection(port: server.port)
        await connection.send("GET / HTTP/1.1\r\nHost: a\r\n")
        let dripping = Task {
            while !Task.isCancelled {
                await connection.send("X: y\r\n")
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        #expect(await connection.receiveAll() == [])
        dripping.cancel()
        await server.stop(within: .zero)
    }

    @Test func `a client that does not read its answer is cut off`() async throws {
        let server = try impatient()
        let connection = try RawConnection(port: server.port)
        await connection.send("GET /big HTTP/1.1\r\n\(Self.host)\r\n")
        while server.connectionCount == 0 { await Task.yield() }
        while server.connectionCount > 0 { try await Task.sleep(for: .milliseconds(10)) }
        #expect(await connection.receiveAll().count < 16 << 20)
        await server.stop(within: .zero)
    }

    @Test func `a client that leaves while it is served leaves nothing behind`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        for path in ["/big", "/quick", "/slow"] {
            let connection = try RawConnection(port: server.port)
            await connection.send("GET \(path) HTTP/1.1\r\n\(Self.host)\r\n")
            _ = await connection.receive(limit: 10)
        }
        while server.connectionCount > 0 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(server.busyCount == 0)
        await server.stop(within: .zero)
    }

    @Test func `a handler may take longer than a client`() async throws {
        let handler = TestHandler()
        var configuration = ServerConfiguration()
        configuration.headSeconds = 1
        configuration.transferSeconds = 1
        let server = try HTTPServer(configuration, handler: handler)
        let connection = try RawConnection(port: server.port)
        await connection.send("GET /gate HTTP/1.1\r\n\(Self.host)\r\n")
        while handler.gate.waitingCount == 0 { await Task.yield() }
        try await Task.sleep(for: .milliseconds(2500))
        handler.gate.open()
        #expect(await connection.receiveAnswer().status == 200)
        await server.stop(within: .zero)
    }

    @Test func `one address gets no more than its connections`() async throws {
        let server = try impatient { configuration in
            configuration.connectionsPerPeer = 2
            configuration.headSeconds = 30
        }
        let first = try RawConnection(port: server.port)
        let second = try RawConnection(port: server.port)
        for connection in [first, second] {
            await connection.send("GET /quick HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await connection.receiveAnswer().status == 200)
        }
        let third = try RawConnection(port: server.port)
        #expect(await third.receiveAll() == [])
        await server.stop(within: .zero)
    }

    @Test func `200 connections at once are served`() async throws {
        let handler = TestHandler()
        let server = try HTTPServer(ServerConfiguration(), handler: handler)
        let connections = try (0..<200).map { _ in try RawConnection(port: server.port) }
        for connection in connections {
            await connection.send("GET /gate HTTP/1.1\r\n\(Self.host)\r\n")
        }
        while handler.gate.waitingCount < 200 { try await Task.sleep(for: .milliseconds(5)) }
        #expect(server.busyCount == 200)
        handler.gate.open()
        for connection in connections {
            #expect(await connection.receiveAnswer().status == 200)
        }
        await server.stop(within: .zero)
    }
}
