// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import TestSupport
import Testing

@Suite struct HTTPLimitsTests {
    static let small: HTTPLimits = {
        var limits = HTTPLimits()
        limits.bodyBytes = 100_000
        limits.headerBytes = 10_000
        limits.totalTimeout = .milliseconds(400)
        return limits
    }()

    static let patient: HTTPLimits = {
        var limits = small
        // Longer than a busy machine needs for anything here.
        limits.totalTimeout = .seconds(300)
        return limits
    }()

    @Test(arguments: [
        ("/endless", ServerAnswer(.endless), "http-too-large"),
        ("/bomb", ServerAnswer(.bomb, size: 50_000_000), "http-too-large"),
        ("/large", ServerAnswer(body: String(repeating: "x", count: 100_001)), "http-too-large"),
        ("/announced", ServerAnswer(.announce, size: 1_000_000_000), "http-too-large"),
        ("/many-headers", ServerAnswer(.headers, size: 20_000), "http-too-large"),
        ("/drop", ServerAnswer(.drop), "http-interrupted"),
        ("/short", ServerAnswer(.announce, body: "abc", size: 99), "http-interrupted"),
        ("/nonsense", ServerAnswer(.nonsense), "http-interrupted"),
    ])
    func `a server that misbehaves is stopped`(
        path: String,
        answer: ServerAnswer,
        code: String
    ) async throws {
        let error = try await Exchange.failure {
            try await Exchange.get(path, answer, limits: Self.patient)
        }
        #expect(error.diagnostic.code == code)
    }

    @Test(arguments: [("/silent", ServerAnswer(.silent)), ("/drip", ServerAnswer(.drip))])
    func `an exchange that takes too long is given up`(
        path: String,
        answer: ServerAnswer
    ) async throws {
        let error = try await Exchange.failure {
            try await Exchange.get(path, answer, limits: Self.small)
        }
        #expect(error.diagnostic.code == "http-timeout")
    }

    @Test func `an exchange that stalls is given up before its time is over`() async throws {
        var limits = Self.patient
        limits.stallSeconds = 1
        let start = ContinuousClock.now
        let error = try await Exchange.failure { [limits] in
            try await Exchange.get("/stall", ServerAnswer(.drip), limits: limits)
        }
        #expect(error.failure == .timeout)
        #expect(ContinuousClock.now - start < limits.totalTimeout)
    }

    @Test func `a body of exactly the limit is taken`() async throws {
        let body = String(repeating: "x", count: 100_000)
        let response = try await Exchange.get(
            "/exact",
            ServerAnswer(body: body, gzip: true),
            limits: Self.patient
        )
        #expect(response.body.count == 100_000)
    }

    @Test func `nobody listening is an error at once`() async throws {
        let error = try await Exchange.failure {
            // Port 1 is reserved, so that nothing else can take it.
            try await Exchange.client().send(HTTPRequest(.get, "https://127.0.0.1:1/"))
        }
        #expect(error.diagnostic.code == "http-unreachable")
        #expect(!error.diagnostic.hints.isEmpty)
    }
}
