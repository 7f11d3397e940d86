// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel

/// The tokens of an account.
struct TokenCalls: Sendable {
    private static let bodyLimit = 64 << 10
    private static let packageLimit = 200

    let accounts: Accounts

    var endpoints: [Endpoint] {
        [
            Endpoint("GET", "/tokens", answer: list),
            Endpoint("POST", "/tokens", bodyLimit: Self.bodyLimit, answer: create),
            Endpoint("DELETE", "/tokens/{token}", answer: delete),
            Endpoint(
                "POST",
                "/users/{user}/tokens",
                bodyLimit: Self.bodyLimit,
                answer: createForOther
            ),
        ]
    }

    private func list(_ call: APICall) async throws -> ServerResponse {
        let tokens = try await accounts.tokens(of: call.caller.account)
        return .json(["tokens": .array(tokens.map(\.json))])
    }

    private func create(_ call: APICall) async throws -> ServerResponse {
        let caller = try call.caller
        try caller.check(.tokens)
        return try await issue(call, for: caller.account)
    }

    private func createForOther(_ call: APICall) async throws -> ServerResponse {
        try call.caller.checkAdministrator(.tokens)
        return try await issue(call, for: call.user)
    }

    private func issue(_ call: APICall, for account: AccountName) async throws -> ServerResponse {
        let request = try Self.request(call)
        let issued = try await accounts.createToken(request, for: account, by: call.caller)
        return .json(issued.json, status: 201)
    }

    private func delete(_ call: APICall) async throws -> ServerResponse {
        let caller = try call.caller
        let id = call.value("token")
        // Who holds a token may always throw it away.
        if id != caller.token.id { try caller.check(.tokens) }
        try await accounts.deleteToken(id, by: caller)
        return ServerResponse(status: 204)
    }

    private static func request(_ call: APICall) throws -> TokenRequest {
        var body = try JSONBody(call)
        var request = TokenRequest(name: try body.line("name", 1...100))
        request.expires = try body.string("expires").map { try Timestamp(parsing: $0) }
        if let words = try body.strings("permissions", limit: TokenPermission.allCases.count) {
            request.permissions = Set(
                try words.map { word in
                    guard let permission = TokenPermission(rawValue: word) else {
                        throw APIError.body("`permissions` holds the unknown `\(word.prefix(40))`")
                    }
                    return permission
                }
            )
        }
        request.packages = try body.strings("packages", limit: packageLimit).map { names in
            Set(try names.map { try PackageName(parsing: $0) })
        }
        try body.finish()
        return request
    }
}
