// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import TestSupport

/// A client that trusts the shared server, and what it is asked in these tests.
enum Exchange {
    static func client(
        proxies: ProxyConfiguration = ProxyConfiguration(),
        allowsPrivateHosts: Bool = false,
        trusting authoritiesFile: String? = nil
    ) throws -> HTTPClient {
        var configuration = HTTPConfiguration()
        configuration.authoritiesFile =
            try authoritiesFile ?? LoopbackServer.shared().authoritiesFile
        configuration.proxies = proxies
        configuration.allowsPrivateHosts = allowsPrivateHosts
        return HTTPClient(configuration)
    }

    /// The answer to a request for `path` when the server answers so.
    static func get(
        _ path: String,
        _ answer: ServerAnswer,
        limits: HTTPLimits? = nil
    ) async throws -> HTTPResponse {
        let server = try LoopbackServer.shared()
        try server.answer(path, answer)
        var request = HTTPRequest(.get, server.origin + path)
        request.limits = limits
        return try await client().send(request)
    }

    /// The failure of `body`, which must be one of this client.
    static func failure(_ body: () async throws -> HTTPResponse) async throws -> HTTPError {
        do {
            let response = try await body()
            throw Unexpected(response: response)
        } catch let error as HTTPError {
            return error
        }
    }

    struct Unexpected: Error {
        let response: HTTPResponse
    }
}
