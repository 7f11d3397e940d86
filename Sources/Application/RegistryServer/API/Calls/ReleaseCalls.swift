// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import ModuleModel

/// What is said of versions after they were published: withdrawn, deprecated.
struct ReleaseCalls: Sendable {
    private static let bodyLimit = 16 << 10
    private static let textLimit = 500

    let editor: ReleaseEditor

    var endpoints: [Endpoint] {
        let package = "/packages/@{scope}/{name}"
        let version = package + "/{version}"
        return [
            Endpoint("PUT", version + "/yank", bodyLimit: Self.bodyLimit, answer: yank),
            Endpoint("DELETE", version + "/yank", answer: unyank),
            Endpoint(
                "PUT",
                version + "/deprecation",
                bodyLimit: Self.bodyLimit,
                answer: { try await deprecate($0, try $0.version) }
            ),
            Endpoint(
                "DELETE",
                version + "/deprecation",
                answer: { try await undeprecate($0, try $0.version) }
            ),
            Endpoint(
                "PUT",
                package + "/deprecation",
                bodyLimit: Self.bodyLimit,
                answer: { try await deprecate($0, nil) }
            ),
            Endpoint(
                "DELETE",
                package + "/deprecation",
                answer: { try await undeprecate($0, nil) }
            ),
        ]
    }

    private func yank(_ call: APICall) async throws -> ServerResponse {
        var body = try JSONBody(call)
        let reason = try body.line("reason", 0...Self.textLimit)
        try body.finish()
        return try await yank(call, reason: reason)
    }

    private func unyank(_ call: APICall) async throws -> ServerResponse {
        try await yank(call, reason: nil)
    }

    private func yank(_ call: APICall, reason: String?) async throws -> ServerResponse {
        try await editor.yank(call.package, call.version, reason: reason, by: call.caller)
        return ServerResponse(status: 204)
    }

    private func deprecate(_ call: APICall, _ version: Version?) async throws -> ServerResponse {
        var body = try JSONBody(call)
        let message = try body.line("message", 1...Self.textLimit)
        try body.finish()
        try await editor.deprecate(call.package, version, message: message, by: call.caller)
        return ServerResponse(status: 204)
    }

    private func undeprecate(_ call: APICall, _ version: Version?) async throws -> ServerResponse {
        try await editor.deprecate(call.package, version, message: nil, by: call.caller)
        return ServerResponse(status: 204)
    }
}
