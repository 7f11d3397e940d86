// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import HTTPClientKit
import ModuleModel
import ModuleSources
import TestSupport

/// The shared server and a source that trusts it.
struct Served {
    let server: LoopbackServer
    let source: HTTPSSource

    init(
        credentials: (LoopbackServer) -> [String: HTTPSecret] = { _ in [:] },
        proxied: Bool = false,
        limits: HTTPLimits = HTTPLimits()
    ) throws {
        server = try LoopbackServer.shared()
        var configuration = HTTPConfiguration()
        configuration.authoritiesFile = server.authoritiesFile
        if proxied {
            configuration.proxies = ProxyConfiguration(secure: Proxy(parsing: server.proxy))
        }
        source = HTTPSSource(
            client: HTTPClient(configuration),
            credentials: credentials(server),
            limits: limits,
            clock: HastyClock()
        )
    }

    func url(_ path: String) throws -> ModuleURL { try ModuleURL(parsing: server.origin + path) }

    func locate(_ path: String, _ context: LocateContext = LocateContext()) async throws -> Pin {
        try await source.locate(.url(url(path)), in: context)
    }

    /// The diagnostic with which `body` fails.
    static func diagnostic(_ body: () async throws -> some Sendable) async throws -> Diagnostic {
        do {
            throw Unexpected(value: "\(try await body())")
        } catch let error as any DiagnosticError {
            return error.diagnostic
        }
    }

    struct Unexpected: Error {
        let value: String
    }
}
