// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
package import HTTPServerKit

/// A registry behind addresses: its folder, and what else there is beside it.
///
/// A request goes to the part whose path it is below; else to the file of that name; else to the site.
package struct RegistryServer: RequestHandler {
    /// Something that answers everything below a path.
    package struct Part: Sendable {
        /// The first names of the path: `["api", "v1"]`.
        package let path: [String]
        /// Who answers.
        package let handler: any RequestHandler

        /// Puts a handler at a path.
        package init(_ path: [String], _ handler: any RequestHandler) {
            self.path = path
            self.handler = handler
        }
    }

    private let files: StaticFiles
    private let operation: Operation
    private let rates: RequestRates?

    /// What has a path of its own, such as the API; requests to it are counted against the rates.
    package var parts: [Part] = []

    /// Pages that are made when they are asked for; requests to them are counted against the rates.
    package var site: (any RequestHandler)?

    /// What a private registry answers to who may not read it: a refusal, or `nil` for who may.
    ///
    /// Without it everybody reads; `/-/health` answers everybody in any case.
    package var refuse: (@Sendable (ServerRequest) async -> ServerResponse?)?

    /// Serves a folder.
    package init(files: StaticFiles, operation: Operation, rates: RequestRates?) {
        self.files = files
        self.operation = operation
        self.rates = rates
    }

    /// As much as the part takes.
    package func bodyLimit(for request: ServerRequest) -> Int {
        part(for: request)?.bodyLimit(for: request) ?? 0
    }

    /// The file, or the refusal, that is at hand.
    package func quickResponse(to request: ServerRequest) -> ServerResponse? {
        if let part = part(for: request) {
            return rates?.refusal(of: request)
                ?? (refuse == nil ? part.quickResponse(to: request) : nil)
        }
        guard request.segments.first != "-", refuse == nil else { return nil }
        switch files.quickAnswer(to: request) {
        case .ready(let response): return response
        case .slow: return nil
        case .missing:
            guard let site else { return Self.missing(request) }
            return rates?.refusal(of: request) ?? site.quickResponse(to: Self.reading(request))
        }
    }

    /// Answers a request.
    package func respond(to request: ServerRequest) async -> ServerResponse {
        guard let refuse, request.segments != Self.health else { return await answer(request) }
        if let refusal = await refuse(request) { return rates?.refusal(of: request) ?? refusal }
        return Self.confidential(await answer(request))
    }

    private func answer(_ request: ServerRequest) async -> ServerResponse {
        if let part = part(for: request) { return await part.respond(to: request) }
        if request.segments.first == "-" {
            return await operation.response(to: request) ?? Self.missing(request)
        }
        if case .missing = files.quickAnswer(to: request), let site {
            if refuse != nil, let refusal = rates?.refusal(of: request) { return refusal }
            return await site.respond(to: Self.reading(request))
        }
        return await files.answer(to: request) ?? Self.missing(request)
    }

    private func part(for request: ServerRequest) -> (any RequestHandler)? {
        parts.first { request.segments.starts(with: $0.path) }?.handler
    }

    private static let health = ["-", "health"]

    /// The same answer, which only who asked may keep.
    private static func confidential(_ response: ServerResponse) -> ServerResponse {
        var response = response
        response.headers = response.headers.map { name, value in
            guard name == "Cache-Control" else { return (name, value) }
            return (name, value.replacing("public", with: "private"))
        }
        return response
    }

    /// Pages know only `GET`.
    private static func reading(_ request: ServerRequest) -> ServerRequest {
        guard request.method == "HEAD" else { return request }
        var request = request
        request.method = "GET"
        return request
    }

    private static func missing(_ request: ServerRequest) -> ServerResponse {
        let diagnostic = Diagnostic(
            code: "page-missing",
            message: "there is nothing at `\(request.path)`"
        )
        return .refusal(diagnostic, status: 404)
    }
}
