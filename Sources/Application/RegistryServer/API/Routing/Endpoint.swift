// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit

/// One call of the API: how it is asked for, and what answers.
struct Endpoint: Sendable {
    /// Who may ask.
    enum Access: Hashable, Sendable {
        /// Anyone; a token is not looked at.
        case anyone
        /// Who shows a token.
        case token
    }

    /// The method.
    let method: String

    /// The path below `/api/v1`.
    let pattern: PathPattern

    /// Who may ask.
    let access: Access

    /// The most bytes of a body; 0 where there is none.
    let bodyLimit: Int

    /// What answers.
    let answer: @Sendable (APICall) async throws -> ServerResponse

    /// Describes a call.
    init(
        _ method: String,
        _ pattern: String,
        access: Access = .token,
        bodyLimit: Int = 0,
        answer: @escaping @Sendable (APICall) async throws -> ServerResponse
    ) {
        self.method = method
        self.pattern = PathPattern(pattern)
        self.access = access
        self.bodyLimit = bodyLimit
        self.answer = answer
    }
}
