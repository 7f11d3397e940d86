// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit
internal import ModuleModel

/// Who owns packages.
struct OwnerCalls: Sendable {
    let accounts: Accounts
    let editor: ReleaseEditor

    var endpoints: [Endpoint] {
        let path = "/packages/@{scope}/{name}/owners"
        return [
            Endpoint("GET", path, access: .anyone, answer: list),
            Endpoint(
                "PUT",
                path + "/{user}",
                answer: { try await set($0, isOwner: true) }
            ),
            Endpoint(
                "DELETE",
                path + "/{user}",
                answer: { try await set($0, isOwner: false) }
            ),
        ]
    }

    private func list(_ call: APICall) async throws -> ServerResponse {
        let index = try await editor.index(of: call.package)
        return .json(["owners": .array(index.owners.map { .string($0) })])
    }

    private func set(_ call: APICall, isOwner: Bool) async throws -> ServerResponse {
        let user = try call.user
        if isOwner {
            guard try await accounts.contains(user) else {
                throw AccountError.accountMissing(user)
            }
        }
        try await editor.setOwner(user, of: call.package, isOwner: isOwner, by: call.caller)
        return ServerResponse(status: 204)
    }
}
