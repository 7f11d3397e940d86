// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import Foundation
import HTTPClientKit
import TestSupport
import Testing

@Suite struct HTTPTrustTests {
    let server: LoopbackServer

    init() throws { server = try LoopbackServer.shared() }

    @Test func `an unknown authority is not trusted`() async throws {
        let error = try await Exchange.failure {
            try await HTTPClient().send(HTTPRequest(.get, server.origin + "/a.js"))
        }
        #expect(error.diagnostic.code == "http-tls-untrusted")
        #expect(error.diagnostic.hints.contains { $0.contains("TENON_CA_FILE") })
    }

    @Test func `a certificate of another name is not trusted`() async throws {
        let error = try await Exchange.failure {
            try await Exchange.client().send(
                HTTPRequest(.get, "https://127.0.0.2:\(server.port)/a.js")
            )
        }
        // The server listens on 127.0.0.1 alone, so either nobody answers or the name is wrong.
        #expect([.untrusted, .unreachable].contains(error.failure))
    }

    @Test func `TLS is not spoken to a plain server`() async throws {
        let url = server.plainOrigin.replacing("http:", with: "https:")
        let error = try await Exchange.failure {
            try await Exchange.client().send(HTTPRequest(.get, url + "/a.js"))
        }
        #expect(error.diagnostic.code == "http-tls-failed")
    }

    @Test func `a missing file of authorities is named`() async throws {
        let error = try await Exchange.failure {
            try await Exchange.client(trusting: "/nonexistent/ca.pem").send(
                HTTPRequest(.get, server.origin + "/a.js")
            )
        }
        #expect(error.diagnostic.code == "http-ca-file-unreadable")
        #expect(error.diagnostic.message.contains("/nonexistent/ca.pem"))
    }

    @Test(arguments: [
        "https://10.0.0.1/", "https://192.168.0.1/", "https://169.254.169.254/latest/meta-data",
        "https://[::ffff:10.0.0.1]/", "https://[::ffff:127.0.0.1]/", "https://[fe80::1]/",
        "https://[fd00::1]/", "https://100.64.0.1/", "https://0.0.0.0/", "https://224.0.0.1/",
        "https://[64:ff9b::a00:1]/",
    ])
    func `an address that is not public is refused without a packet`(url: String) async throws {
        let start = ContinuousClock.now
        let error = try await Exchange.failure {
            try await Exchange.client().send(HTTPRequest(.get, url))
        }
        #expect(error.diagnostic.code == "http-address-refused")
        #expect(ContinuousClock.now - start < .seconds(5))
    }

    /// A name that this machine's `hosts` file leads to loopback, but that does not say so.
    static let hiddenLoopback: String? = {
        let text = (try? String(contentsOfFile: "/etc/hosts", encoding: .utf8)) ?? ""
        let lines = text.split(separator: "\n").map { $0.split { $0 == " " || $0 == "\t" } }
        return lines.filter { $0.first == "127.0.0.1" || $0.first == "::1" }
            .flatMap { $0.dropFirst() }.first { !$0.contains("localhost") }.map(String.init)
    }()

    @Test(.enabled(if: hiddenLoopback != nil))
    func `a name that leads to loopback is refused when the socket is opened`() async throws {
        let name = try #require(Self.hiddenLoopback)
        let request = HTTPRequest(.get, "https://\(name):\(server.port)/hidden")
        let error = try await Exchange.failure { try await Exchange.client().send(request) }
        #expect(error.diagnostic.code == "http-address-refused")
        // Where private hosts are allowed, the same name reaches the server, and fails on its certificate.
        let other = try await Exchange.failure {
            try await Exchange.client(allowsPrivateHosts: true).send(request)
        }
        #expect(other.diagnostic.code == "http-tls-untrusted")
        #expect(try server.log(of: "/hidden").isEmpty)
    }
}
