// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel

/// Accounts and who owns scopes.
struct UserCalls: Sendable {
    private static let bodyLimit = 4096

    let accounts: Accounts

    var endpoints: [Endpoint] {
        [
            Endpoint("GET", "/user", answer: user),
            Endpoint("POST", "/users", bodyLimit: Self.bodyLimit, answer: create),
            Endpoint(
                "PUT",
                "/scopes/@{scope}/owners/{user}",
                answer: { try await setOwner($0, isOwner: true) }
            ),
            Endpoint(
                "DELETE",
                "/scopes/@{scope}/owners/{user}",
                answer: { try await setOwner($0, isOwner: false) }
            ),
            Endpoint("GET", "/audit", answer: audit),
        ]
    }

    private func user(_ call: APICall) async throws -> ServerResponse {
        let caller = try call.caller
        return .json([
            "name": .string(caller.account.description),
            "isAdministrator": .bool(caller.isAdministrator),
            "scopes": .array(caller.scopes.sorted().map { .string("@" + $0) }),
        ])
    }

    private func create(_ call: APICall) async throws -> ServerResponse {
        try call.caller.checkAdministrator(.tokens)
        var body = try JSONBody(call)
        let name = try AccountName(parsing: body.line("name", 1...64))
        try body.finish()
        let issued = try await accounts.create(name, by: call.caller)
        return .json(["name": .string(name.description), "token": issued.json], status: 201)
    }

    private func setOwner(_ call: APICall, isOwner: Bool) async throws -> ServerResponse {
        try call.caller.checkAdministrator(.owners)
        try await accounts.setOwner(
            call.user,
            ofScope: call.scope,
            isOwner: isOwner,
            by: call.caller
        )
        return ServerResponse(status: 204)
    }

    private func audit(_ call: APICall) async throws -> ServerResponse {
        let caller = try call.caller
        guard caller.actsAsAdministrator else { throw AccountError.administratorOnly() }
        let after = try call.number("after", in: 0...999_999_999_999_999, standard: 0)
        let limit = try call.number("limit", in: 1...1000, standard: 100)
        let entries = try await accounts.database.read { database in
            try AuditTrail.entries(after: Int64(after), limit: limit, in: database)
        }
        let values = entries.map { number, entry -> JSONValue in
            [
                "number": .integer(number),
                "time": .string(entry.time.description),
                "account": .string(entry.account),
                "token": .string(entry.token),
                "action": .string(entry.action),
                "subject": .string(entry.subject),
                "detail": .string(entry.detail),
            ]
        }
        return .json(["entries": .array(values)])
    }
}
