// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPServerKit
internal import JSONKit

/// Finds the endpoint of a request, lets it answer, and words every refusal alike.
struct Router: Sendable {
    /// Below which path the API lies.
    static let root = ["api", "v1"]

    /// When a client may ask again after a refusal that passes.
    private static let pause = "2"

    private static let strayBodyLimit = 64 << 10

    private let endpoints: [Endpoint]
    private let authenticate: @Sendable (ServerRequest) async throws -> Caller
    private let report: @Sendable (Diagnostic) -> Void

    init(
        _ endpoints: [Endpoint],
        authenticate: @escaping @Sendable (ServerRequest) async throws -> Caller,
        report: @escaping @Sendable (Diagnostic) -> Void
    ) {
        // A fixed name is meant where a value would do too.
        self.endpoints = endpoints.sorted { $0.pattern.weight > $1.pattern.weight }
        self.authenticate = authenticate
        self.report = report
    }

    /// The calls that there are.
    var calls: [(method: String, path: String)] {
        endpoints.map { ($0.method, $0.pattern.description) }
    }

    /// How many bytes of body are read before somebody looks at them.
    func bodyLimit(for request: ServerRequest) -> Int {
        // Who asks for what there is not should hear just that.
        (try? endpoint(for: request))?.0.bodyLimit ?? Self.strayBodyLimit
    }

    /// Answers a request; never fails.
    func respond(to request: ServerRequest) async -> ServerResponse {
        do {
            let (endpoint, values) = try endpoint(for: request)
            var caller: Caller?
            if endpoint.access == .token { caller = try await authenticate(request) }
            guard request.body.count <= endpoint.bodyLimit else {
                throw APIError.tooLarge(limit: endpoint.bodyLimit)
            }
            return try await endpoint.answer(
                APICall(request: request, values: values, caller: caller)
            )
        } catch {
            return refusal(error)
        }
    }

    /// The refusal for who shows no valid token; `nil` for who does.
    func refusalWithoutToken(_ request: ServerRequest) async -> ServerResponse? {
        do {
            _ = try await authenticate(request)
            return nil
        } catch {
            return refusal(error)
        }
    }

    private func endpoint(for request: ServerRequest) throws -> (Endpoint, [String: String]) {
        let segments = request.segments.dropFirst(Self.root.count)
        guard !request.target.isFolder else { throw APIError.noSuchCall(request.path) }
        // An answer to HEAD is that to GET without its body.
        let method = request.method == "HEAD" ? "GET" : request.method
        var allowed: [String] = []
        var pattern: PathPattern?
        for endpoint in endpoints {
            if let pattern, endpoint.pattern != pattern { continue }
            guard let values = endpoint.pattern.values(in: segments) else { continue }
            pattern = endpoint.pattern
            if endpoint.method == method { return (endpoint, values) }
            allowed.append(endpoint.method)
        }
        guard !allowed.isEmpty else { throw APIError.noSuchCall(request.path) }
        throw APIError.methodRefused(request.method, allowed: Set(allowed).sorted())
    }

    // MARK: Refusals

    private func refusal(_ error: any Error) -> ServerResponse {
        let diagnostic = Diagnostic(of: error)
        let status = StatusTable.status(of: diagnostic)
        if status >= 500 { report(diagnostic) }
        var response = ServerResponse.refusal(Self.shown(diagnostic, status), status: status)
        if let findings = (error as? PublishError)?.findings, !findings.isEmpty {
            response = .json(
                Self.json(diagnostic, ["findings": PublishCalls.json(findings)]),
                status: status
            )
        }
        switch status {
        case 401: response.headers.append(("WWW-Authenticate", "Bearer"))
        case 405:
            let methods = (error as? APIError)?.allowedMethods ?? []
            response.headers.append(("Allow", methods.joined(separator: ", ")))
        case 503: response.headers.append(("Retry-After", Self.pause))
        default: break
        }
        return response
    }

    /// What a client is told: of the server's own trouble, neither paths nor statements.
    private static func shown(_ diagnostic: Diagnostic, _ status: Int) -> Diagnostic {
        let message: String
        var hints: [String] = []
        switch status {
        case 500: message = "the server has failed; its log says more"
        case 503:
            message = "the server can't do this now"
            hints = ["try again in a few seconds"]
        case 507: message = "the server has no space left, and has changed nothing"
        default:
            var shown = diagnostic
            shown.message = ([diagnostic.message] + diagnostic.notes).joined(separator: "; ")
            return shown
        }
        return Diagnostic(code: diagnostic.code, message: message, hints: hints)
    }

    private static func json(
        _ diagnostic: Diagnostic,
        _ more: [String: JSONValue]
    ) -> JSONValue {
        let members: [String: JSONValue] = [
            "code": .string(diagnostic.code), "message": .string(diagnostic.message),
            "hints": .array(diagnostic.hints.map { .string($0) }),
        ]
        return .object(members.merging(more) { $1 })
    }
}
