// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import ModuleModel

/// Finds out who asks.
struct Authentication: Sendable {
    let accounts: Accounts
    let buffer: CountBuffer
    let now: @Sendable () -> Timestamp

    /// Who sent a request.
    ///
    /// - Throws: `token-missing`, `token-invalid`, `token-expired`, `SQLiteError`.
    func caller(of request: ServerRequest) async throws -> Caller {
        let values = request.headers.values(of: "authorization")
        guard let value = values.first, values.count == 1 else {
            throw AccountError.tokenMissing()
        }
        let parts = value.split(separator: " ", maxSplits: 1)
        guard parts.count == 2, parts[0].lowercased() == "bearer",
            let secret = TokenSecret(String(parts[1].drop { $0 == " " }))
        else { throw AccountError.tokenInvalid() }
        let caller = try await accounts.caller(showing: secret)
        buffer.noteUse(ofToken: caller.token.id, at: now())
        return caller
    }
}
