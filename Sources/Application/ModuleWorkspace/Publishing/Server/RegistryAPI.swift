// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
internal import JSONKit
internal import ModuleModel
internal import ModuleSources

/// The server of a registry, as `docs/formats/registry-api.md` has it.
///
/// The token goes to this one server and nowhere else: redirects are answers that are refused.
struct RegistryAPI: Sendable {
    /// The address of the registry, for people.
    let registry: String

    /// Where the server listens; ends with `/`.
    let base: ModuleURL

    /// Who asks; `nil` for anybody.
    let token: AccessToken?

    let client: HTTPClient

    /// What is sent with a request.
    enum Body: Sendable {
        case none
        case json(JSONValue)
        case archive([UInt8])
    }

    /// The longest answer that is read.
    private static let answerLimit = 4 << 20

    /// Asks, and reads the answer; an empty one is `null`.
    ///
    /// - Throws: ``RegistryAPIError`` for anything but success, `HTTPError`.
    @discardableResult
    func call(
        _ method: HTTPRequest.Method,
        _ path: String,
        _ body: Body = .none,
        headers: HTTPHeaders = [:],
        progress: (@Sendable (Int, Int) -> Void)? = nil
    ) async throws -> RegistryAnswer {
        let url = try base.resolving(path)
        var request = HTTPRequest(method, url.description, headers: headers)
        request.headers["Accept"] = "application/json"
        request.authorization = token?.authorization
        var limits = HTTPLimits()
        limits.bodyBytes = Self.answerLimit
        switch body {
        case .none: break
        case .json(let value):
            request.body = value.encoded(.compact)
            request.headers["Content-Type"] = "application/json"
        case .archive(let bytes):
            request.body = bytes
            request.headers["Content-Type"] = "application/gzip"
            // A large package over a slow line, and a server that has much to check.
            limits.totalTimeout = .seconds(1_800)
            limits.stallSeconds = 120
        }
        request.limits = limits
        let response = try await client.send(request, progress: progress)
        let value = value(of: response)
        guard (200..<300).contains(response.status) else {
            throw RegistryAPIError(
                status: response.status,
                answer: value,
                registry: registry,
                hasToken: token != nil
            )
        }
        guard let value else { throw RegistryAPIError.malformed(registry) }
        return RegistryAnswer(registry: registry, status: response.status, value: value)
    }

    private func value(of response: HTTPResponse) -> JSONValue? {
        guard !response.body.isEmpty else { return .null }
        let source = SourceText(name: registry, bytes: response.body)
        return try? JSONValue(parsing: source)
    }
}
