// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import TestSupport
import Testing

@Suite struct HTTPClientTests {
    let server: LoopbackServer

    init() throws { server = try LoopbackServer.shared() }

    @Test func `an answer comes with its status, headers and body`() async throws {
        let response = try await Exchange.get(
            "/plain",
            ServerAnswer(status: 418, headers: ["X-Kind": " tea "], body: "short, stout")
        )
        #expect(response.status == 418)
        #expect(response.headers["x-kind"] == "tea")
        #expect(String(decoding: response.body, as: UTF8.self) == "short, stout")
    }

    @Test func `a redirect is an answer`() async throws {
        let response = try await Exchange.get("/away", .redirect(to: "/plain"))
        #expect(response.status == 302)
        #expect(response.headers["Location"] == "/plain")
    }

    @Test(arguments: [HTTPRequest.Method.post, .put, .patch, .delete])
    func `a body is sent with its method`(method: HTTPRequest.Method) async throws {
        try server.answer("/echo-\(method)", ServerAnswer(.echo))
        let response = try await Exchange.client().send(
            HTTPRequest(
                method,
                server.origin + "/echo-\(method)",
                headers: ["Content-Type": "text/x-test", "X-Empty": ""],
                body: Array("hi".utf8)
            )
        )
        let text = String(decoding: response.body, as: UTF8.self)
        #expect(text.contains(#""method": "\#(method.rawValue)""#))
        #expect(text.contains(#""body": "hi""#))
        #expect(text.contains(#""content-type": "text/x-test""#))
        #expect(text.contains(#""x-empty": """#))
        #expect(!text.contains("expect"))
    }

    @Test func `only the headers of HEAD come back`() async throws {
        try server.answer("/head", ServerAnswer(body: "123456"))
        let response = try await Exchange.client().send(
            HTTPRequest(.head, server.origin + "/head")
        )
        #expect(response.headers["Content-Length"] == "6")
        #expect(response.body.isEmpty)
    }

    @Test func `an authorization is sent and never described`() async throws {
        try server.answer("/secret", ServerAnswer(.echo))
        let request = HTTPRequest(
            .get,
            server.origin + "/secret",
            authorization: HTTPSecret("Bearer abc123")
        )
        let response = try await Exchange.client().send(request)
        #expect(String(decoding: response.body, as: UTF8.self).contains("Bearer abc123"))
        var dumped = ""
        dump(request, to: &dumped)
        #expect(!("\(request)" + String(reflecting: request) + dumped).contains("abc123"))
    }

    @Test func `a compressed body is expanded`() async throws {
        let text = String(repeating: "tenon ", count: 1000)
        let response = try await Exchange.get("/gzip", ServerAnswer(body: text, gzip: true))
        #expect(String(decoding: response.body, as: UTF8.self) == text)
        let request = try #require(try server.log(of: "/gzip").first)
        #expect(request.headers["accept-encoding"] == "gzip")
    }

    @Test func `a header that would smuggle another is refused`() async throws {
        let request = HTTPRequest(.get, server.origin + "/x", headers: ["A": "b\r\nC: d"])
        let error = try await Exchange.failure { try await Exchange.client().send(request) }
        #expect(error.failure == .malformed)
    }

    @Test func `plain HTTP is for loopback`() async throws {
        try server.answer("/plain-http", ServerAnswer(body: "ok"))
        let client = try Exchange.client()
        let response = try await client.send(HTTPRequest(.get, server.plainOrigin + "/plain-http"))
        #expect(response.status == 200)
        let error = try await Exchange.failure {
            try await client.send(HTTPRequest(.get, "http://example.com/a.js?key=k"))
        }
        #expect(error.diagnostic.code == "insecure-url")
        #expect(error.url == "http://example.com/a.js")
    }

    @Test func `sixteen requests run side by side`() async throws {
        try server.answer("/parallel", ServerAnswer(body: "yes"))
        let client = try Exchange.client()
        let url = server.origin + "/parallel"
        let statuses = try await withThrowingTaskGroup(of: Int.self) { group in
            for number in 0..<16 {
                group.addTask {
                    try await client.send(HTTPRequest(.get, "\(url)?\(number)")).status
                }
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(statuses == Array(repeating: 200, count: 16))
        #expect(try server.log(of: "/parallel").count == 16)
    }

    @Test func `cancelling the task ends the exchange`() async throws {
        try server.answer("/silent-cancel", ServerAnswer(.silent))
        let client = try Exchange.client()
        let url = server.origin + "/silent-cancel"
        let server = server
        let error = try await Exchange.failure {
            try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
                group.addTask { try await client.send(HTTPRequest(.get, url)) }
                while try server.log(of: "/silent-cancel").isEmpty { await Task.yield() }
                group.cancelAll()
                return try #require(try await group.next())
            }
        }
        #expect(error.failure == .cancelled)
    }

    @Test func `a task that is cancelled already sends nothing`() async throws {
        let client = try Exchange.client()
        let url = server.origin + "/never-asked"
        let error = try await Exchange.failure {
            try await withThrowingTaskGroup(of: HTTPResponse.self) { group in
                group.cancelAll()
                group.addTask { try await client.send(HTTPRequest(.get, url)) }
                return try #require(try await group.next())
            }
        }
        #expect(error.failure == .cancelled)
        #expect(try server.log(of: "/never-asked").isEmpty)
    }
}
