// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import TestSupport
import Testing

@Suite struct HTTPProxyTests {
    let server: LoopbackServer

    init() throws { server = try LoopbackServer.shared() }

    private func client(_ proxy: String, exceptions: [String] = []) throws -> HTTPClient {
        let proxy = try #require(Proxy(parsing: proxy))
        return try Exchange.client(
            proxies: ProxyConfiguration(secure: proxy, exceptions: exceptions)
        )
    }

    @Test func `a request goes through the proxy`() async throws {
        try server.answer("/proxied", ServerAnswer(body: "through"))
        let proxy = server.proxy.replacing("http://", with: "http://user:word@")
        let response = try await client(proxy).send(
            HTTPRequest(.get, "https://other.test/proxied")
        )
        #expect(String(decoding: response.body, as: UTF8.self) == "through")
        let connect = try #require(
            try server.log().first { $0.target == "other.test:443" && $0.scheme == "proxy" }
        )
        #expect(connect.headers["proxy-authorization"] == "Basic dXNlcjp3b3Jk")
        let request = try #require(try server.log(of: "/proxied").first)
        #expect(request.headers["proxy-authorization"] == nil)
    }

    @Test func `a certificate is checked behind a proxy too`() async throws {
        let error = try await Exchange.failure {
            try await client(server.proxy).send(HTTPRequest(.get, "https://stranger.test/"))
        }
        #expect(error.diagnostic.code == "http-tls-untrusted")
    }

    @Test func `a proxy that refuses is named without its credentials`() async throws {
        let proxy = server.proxy.replacing("http://", with: "http://user:word@")
        let error = try await Exchange.failure {
            try await client(proxy).send(HTTPRequest(.get, "https://refused.test/"))
        }
        #expect(error.diagnostic.code == "http-proxy-failed")
        #expect(error.diagnostic.message.contains(server.proxy))
        #expect(!"\(error.diagnostic)".contains("word"))
    }

    @Test func `a proxy that is not there is named`() async throws {
        let error = try await Exchange.failure {
            try await client("http://127.0.0.1:1").send(HTTPRequest(.get, "https://modules.test/"))
        }
        #expect(error.diagnostic.code == "http-proxy-failed")
    }

    @Test func `a private address is refused behind a proxy too`() async throws {
        let error = try await Exchange.failure {
            try await client(server.proxy).send(HTTPRequest(.get, "https://10.0.0.1/"))
        }
        #expect(error.diagnostic.code == "http-address-refused")
    }
}
