// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import HTTPClientKit
internal import ModuleModel
internal import ModuleRuntime

/// Does the HTTP exchanges of a program that may not open sockets.
///
/// Redirects are followed as the Fetch standard says (<https://fetch.spec.whatwg.org/#http-redirect-fetch>), to
/// addresses that are granted like the first one; what identifies the program's user stays with the origin that
/// it was meant for.
struct ProgramFetches: ProgramFetchHandler {
    private static let redirectLimit = 20

    let client: HTTPClient

    func fetch(_ request: ProgramFetch) async throws -> ProgramFetchAnswer {
        guard let method = HTTPRequest.Method(rawValue: request.method) else {
            throw CallError.unknownMethod(request.method)
        }
        var address = try ModuleURL(parsing: request.url)
        var next = HTTPRequest(method, address.description, body: request.body)
        for (name, value) in request.headers.sorted(by: { $0.key < $1.key }) {
            next.headers[name] = value
        }
        if next.body?.isEmpty == true, method == .get || method == .head { next.body = nil }
        for _ in 0...Self.redirectLimit {
            let response = try await client.send(next)
            guard Self.redirects.contains(response.status),
                let location = response.headers["Location"]
            else { return ProgramFetchAnswer(response) }
            let target = try address.resolving(location)
            try Self.check(target, request.grant)
            next = Self.redirected(next, response.status)
            if target.origin != address.origin {
                for name in Self.personalHeaders { next.headers[name] = nil }
            }
            next.url = target.description
            address = target
        }
        throw CallError.tooManyRedirects(request.url)
    }

    private static let redirects: Set<Int> = [301, 302, 303, 307, 308]
    private static let personalHeaders = ["Authorization", "Cookie", "Proxy-Authorization"]

    private static func redirected(_ request: HTTPRequest, _ status: Int) -> HTTPRequest {
        let becomesRead =
            status == 303 && request.method != .head
            || status < 303 && request.method == .post
        guard becomesRead else { return request }
        var next = request
        next.method = .get
        next.body = nil
        for name in ["Content-Type", "Content-Length", "Content-Encoding"] {
            next.headers[name] = nil
        }
        return next
    }

    private static func check(_ address: ModuleURL, _ grant: PermissionSet) throws {
        let permission = try Permission.network(
            address.host,
            port: address.port ?? (address.scheme == "https" ? 443 : 80)
        )
        guard grant.covers(permission) else { throw CallError.redirectDenied(permission) }
    }
}

extension ProgramFetchAnswer {
    fileprivate init(_ response: HTTPResponse) {
        var headers: [String: String] = [:]
        for field in response.headers.fields {
            let name = field.name.lowercased()
            headers[name] = headers[name].map { "\($0), \(field.value)" } ?? field.value
        }
        self.init(status: response.status, headers: headers, body: response.body)
    }
}
