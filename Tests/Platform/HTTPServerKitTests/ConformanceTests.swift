// SPDX-License-Identifier: Apache-2.0

import HTTPServerKit
import TestSupport
import Testing

/// What the server says to bytes, request by request.
@Suite struct ConformanceTests {
    static let host = "Host: localhost\r\n"

    /// Heads that two programs may understand in two ways, or that mean nothing, and the status they get.
    static let refused: [(name: String, bytes: String, status: Int)] = [
        (
            "two lengths",
            "POST / HTTP/1.1\r\n\(host)Content-Length: 1\r\nContent-Length: 2\r\n\r\nab", 400
        ),
        (
            "two equal lengths",
            "POST / HTTP/1.1\r\n\(host)Content-Length: 1\r\nContent-Length: 1\r\n\r\na", 400
        ),
        (
            "length and coding",
            "POST / HTTP/1.1\r\n\(host)Content-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400
        ),
        (
            "coding and length",
            "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
            400
        ),
        ("a list of lengths", "POST / HTTP/1.1\r\n\(host)Content-Length: 1, 1\r\n\r\na", 400),
        ("a signed length", "POST / HTTP/1.1\r\n\(host)Content-Length: +1\r\n\r\na", 400),
        ("a negative length", "POST / HTTP/1.1\r\n\(host)Content-Length: -1\r\n\r\na", 400),
        ("a hexadecimal length", "POST / HTTP/1.1\r\n\(host)Content-Length: 0x1\r\n\r\na", 400),
        ("a space before the colon", "POST / HTTP/1.1\r\n\(host)Content-Length : 1\r\n\r\na", 400),
        (
            "another coding",
            "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n", 501
        ),
        (
            "a misspelt coding",
            "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: xchunked\r\n\r\n0\r\n\r\n", 501
        ),
        (
            "two codings",
            "POST / HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
            400
        ),
        (
            "a coding in HTTP/1.0",
            "POST / HTTP/1.0\r\n\(host)Transfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 400
        ),
        ("no host", "GET / HTTP/1.1\r\n\r\n", 400),
        ("two hosts", "GET / HTTP/1.1\r\n\(host)\(host)\r\n", 400),
        ("a host with a path", "GET / HTTP/1.1\r\nHost: a/b\r\n\r\n", 400),
        ("a NUL in a field", "GET / HTTP/1.1\r\n\(host)X: a\0b\r\n\r\n", 400),
        ("a NUL in a name", "GET / HTTP/1.1\r\n\(host)X\0Y: a\r\n\r\n", 400),
        ("a bare carriage return", "GET / HTTP/1.1\r\n\(host)X: a\rY: b\r\n\r\n", 400),
        ("a NUL in the target", "GET /a\0b HTTP/1.1\r\n\(host)\r\n", 400),
        ("an escaped NUL", "GET /a%00b HTTP/1.1\r\n\(host)\r\n", 400),
        ("a control character", "GET /a%0Ab HTTP/1.1\r\n\(host)\r\n", 400),
        ("two dots", "GET /a/../b HTTP/1.1\r\n\(host)\r\n", 400),
        ("two dots at the end", "GET /a/.. HTTP/1.1\r\n\(host)\r\n", 400),
        ("escaped dots", "GET /a/%2e%2e/b HTTP/1.1\r\n\(host)\r\n", 400),
        ("dots behind an escaped slash", "GET /a%2f..%2f..%2fb HTTP/1.1\r\n\(host)\r\n", 400),
        ("one dot", "GET /./a HTTP/1.1\r\n\(host)\r\n", 400),
        ("two slashes", "GET /a//b HTTP/1.1\r\n\(host)\r\n", 400),
        ("two slashes at the begin", "GET //a HTTP/1.1\r\n\(host)\r\n", 400),
        ("a backslash", "GET /a\\b HTTP/1.1\r\n\(host)\r\n", 400),
        ("an escaped backslash", "GET /a%5Cb HTTP/1.1\r\n\(host)\r\n", 400),
        ("half an escape", "GET /a%4 HTTP/1.1\r\n\(host)\r\n", 400),
        ("no escape", "GET /a%zz HTTP/1.1\r\n\(host)\r\n", 400),
        ("no UTF-8", "GET /a%FF HTTP/1.1\r\n\(host)\r\n", 400),
        ("a bare umlaut", "GET /ä HTTP/1.1\r\n\(host)\r\n", 400),
        ("no path", "GET a HTTP/1.1\r\n\(host)\r\n", 400),
        ("a fragment", "GET /a#b HTTP/1.1\r\n\(host)\r\n", 400),
        ("a broken query", "GET /a?b=%4 HTTP/1.1\r\n\(host)\r\n", 400),
        ("no method", "G(T / HTTP/1.1\r\n\(host)\r\n", 400),
        (
            "an unknown expectation",
            "POST / HTTP/1.1\r\n\(host)Expect: a miracle\r\nContent-Length: 1\r\n\r\na", 417
        ),
        ("a large body", "PUT / HTTP/1.1\r\n\(host)Content-Length: 1001\r\n\r\n", 413),
        (
            "a very large body",
            "PUT / HTTP/1.1\r\n\(host)Content-Length: 99999999999999999\r\n\r\n", 413
        ),
        (
            "a large head",
            "GET / HTTP/1.1\r\n\(host)X: \(String(repeating: "x", count: 60_000))\r\n\r\n", 431
        ),
    ]

    @Test(arguments: refused.map { ($0.name, $0.bytes) })
    func `what is not clear is refused, and the connection ends`(
        name: String,
        bytes: String
    ) async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let expected = try #require(Self.refused.first { $0.name == name }).status
        let connection = try RawConnection(port: server.port)
        await connection.send(bytes)
        // What follows in the same connection must not be taken for a request.
        await connection.send("GET /quick HTTP/1.1\r\n\(Self.host)\r\n")
        let all = await connection.receiveAll()
        let text = String(decoding: all, as: UTF8.self)
        #expect(text.hasPrefix("HTTP/1.1 \(expected) ") || text.hasPrefix("HTTP/1.0 \(expected) "))
        #expect(!text.contains(" 200 "), "a second answer: \(text)")
        await server.stop(within: .zero)
    }

    /// Requests that are fine, and what the handler saw.
    static let accepted: [(bytes: String, seen: String)] = [
        ("GET /a/b?c=d&e HTTP/1.1\r\n\(host)\r\n", #"GET ["a", "b"] ["c=d", "e="] 0 127.0.0.1"#),
        (
            "GET /npm/@alice%2futils HTTP/1.1\r\n\(host)\r\n",
            #"GET ["npm", "@alice/utils"] [] 0 127.0.0.1"#
        ),
        ("GET /a%20b?q=x+y%26 HTTP/1.1\r\n\(host)\r\n", #"GET ["a b"] ["q=x y&"] 0 127.0.0.1"#),
        ("GET /a HTTP/1.1\r\n\(host)X:\r\nY: b \t\r\nZ:c\r\n\r\n", #"GET ["a"] [] 0 127.0.0.1"#),
        ("GET / HTTP/1.0\r\n\r\n", "GET [] [] 0 127.0.0.1"),
        ("GET http://localhost/a HTTP/1.1\r\n\(host)\r\n", #"GET ["a"] [] 0 127.0.0.1"#),
        (
            "DELETE /a HTTP/1.1\r\n\(host)Content-Length: 2\r\n\r\nab",
            #"DELETE ["a"] [] 2 127.0.0.1"#
        ),
        ("PUT /a HTTP/1.1\r\n\(host)Content-Length: 0\r\n\r\n", #"PUT ["a"] [] 0 127.0.0.1"#),
        (
            "PUT /a HTTP/1.1\r\n\(host)Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
            #"PUT ["a"] [] 5 127.0.0.1"#
        ),
        (
            "POST /a HTTP/1.1\r\n\(host)content-length: 1\r\nX-Forwarded-For: 9.9.9.9\r\n\r\na",
            #"POST ["a"] [] 1 127.0.0.1"#
        ),
    ]

    @Test func `what is clear reaches the handler`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        for (bytes, seen) in Self.accepted {
            let connection = try RawConnection(port: server.port)
            await connection.send(bytes)
            let answer = await connection.receiveAnswer()
            #expect(answer.status == 200, "\(bytes)")
            #expect(answer.text == seen, "\(bytes)")
            #expect(answer["Date"] != nil)
        }
        await server.stop(within: .zero)
    }

    @Test func `one connection serves many requests, also sent at once`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        for path in ["/quick", "/slow", "/quick", "/slow"] {
            await connection.send("GET \(path) HTTP/1.1\r\n\(Self.host)\r\n")
            #expect(await connection.receiveAnswer().status == 200)
        }
        let put = "PUT /a HTTP/1.1\r\n\(Self.host)Content-Length: 3\r\n\r\nabc"
        let get = "GET /quick HTTP/1.1\r\n\(Self.host)\r\n"
        await connection.send(get + put + get)
        #expect(await connection.receiveAnswer().text == "quick")
        #expect(await connection.receiveAnswer().text == #"PUT ["a"] [] 3 127.0.0.1"#)
        #expect(await connection.receiveAnswer().text == "quick")
        await server.stop(within: .zero)
    }

    @Test func `the answer to HEAD is the head of the answer to GET`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        await connection.send("HEAD /quick HTTP/1.1\r\n\(Self.host)\r\n")
        let answer = await connection.receiveAnswer(hasBody: false)
        #expect(answer.status == 200)
        #expect(answer["Content-Length"] == "5")
        // No byte of a body stands before the next answer.
        await connection.send("GET /quick HTTP/1.1\r\n\(Self.host)\r\n")
        #expect(await connection.receiveAnswer().status == 200)
        await server.stop(within: .zero)
    }

    @Test func `a client that expects it hears that it may go on`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        let head =
            "PUT /a HTTP/1.1\r\n\(Self.host)Expect: 100-continue\r\nContent-Length: 3\r\n\r\n"
        await connection.send(head)
        #expect(await connection.receiveAnswer(hasBody: false).status == 100)
        await connection.send("abc")
        #expect(await connection.receiveAnswer().status == 200)
        await server.stop(within: .zero)
    }

    @Test func `a body that is too large is refused before it is sent`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        let head =
            "PUT /a HTTP/1.1\r\n\(Self.host)Expect: 100-continue\r\nContent-Length: 2000\r\n\r\n"
        await connection.send(head)
        let answer = await connection.receiveAnswer()
        #expect(answer.status == 413)
        #expect(answer.text.contains("request-too-large"))
        await server.stop(within: .zero)
    }

    @Test func `pieces without end are refused`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        await connection.send("PUT /a HTTP/1.1\r\n\(Self.host)Transfer-Encoding: chunked\r\n\r\n")
        let piece = "400\r\n" + String(repeating: "x", count: 0x400) + "\r\n"
        await connection.send(piece + piece + "0\r\n\r\n")
        #expect(await connection.receiveAnswer().status == 413)
        let other = try RawConnection(port: server.port)
        await other.send("PUT /a HTTP/1.1\r\n\(Self.host)Transfer-Encoding: chunked\r\n\r\n")
        for _ in 0..<4096 { await other.send(piece) }
        _ = await other.receiveAll()
        await server.stop(within: .zero)
    }

    @Test func `a large body arrives whole`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        let size = 20 << 20
        await connection.send("PUT /large HTTP/1.1\r\n\(Self.host)Content-Length: \(size)\r\n\r\n")
        await connection.send([UInt8](repeating: 7, count: size))
        #expect(await connection.receiveAnswer().text == #"PUT ["large"] [] \#(size) 127.0.0.1"#)
        await server.stop(within: .zero)
    }

    @Test func `an answer that cannot be sent becomes an error of the server`() async throws {
        let server = try HTTPServer(ServerConfiguration(), handler: TestHandler())
        let connection = try RawConnection(port: server.port)
        await connection.send("GET /bad HTTP/1.1\r\n\(Self.host)\r\n")
        #expect(await connection.receiveAnswer().status == 500)
        await server.stop(within: .zero)
    }
}
