// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

extension Accounts {
    /// The tokens of an account, oldest first.
    func tokens(of account: AccountName) async throws -> [AccessToken] {
        try await database.read { try TokenTable.tokens(of: account, in: $0) }
    }

    /// Makes a token for `account`: the caller's own, or another one when an administrator asks.
    ///
    /// - Throws: `token-too-wide`, `token-limit`, `account-missing`, `SQLiteError`.
    func createToken(
        _ request: TokenRequest,
        for account: AccountName,
        by caller: Caller
    ) async throws -> IssuedToken {
        let time = now()
        let issued = IssuedToken(request, account: account, now: time, randomness: randomness)
        guard account != caller.account || caller.token.covers(issued.token) else {
            throw AccountError.tokenTooWide()
        }
        try await database.write { database in
            try Self.check(account, in: database)
            guard try TokenTable.count(of: account, in: database) < Self.tokenLimit else {
                throw AccountError.tooManyTokens(Self.tokenLimit)
            }
            try TokenTable.insert(issued, into: database)
            let entry = caller.entry("token-create", issued.token.id, "\(account)", at: time)
            try AuditTrail.add(entry, to: database)
        }
        return issued
    }

    /// Deletes one of the caller's tokens, perhaps the one that is shown.
    ///
    /// - Throws: `token-unknown`, `SQLiteError`.
    func deleteToken(_ id: String, by caller: Caller) async throws {
        let time = now()
        try await database.write { database in
            let count = try database.run(
                "DELETE FROM token WHERE id = ? AND account = ?",
                .text(id),
                .text(caller.account.description)
            )
            guard count == 1 else { throw AccountError.tokenUnknown(id) }
            try AuditTrail.add(caller.entry("token-delete", id, at: time), to: database)
        }
    }
}

extension Caller {
    /// What the audit trail says of an act of this caller.
    func entry(
        _ action: String,
        _ subject: String,
        _ detail: String = "",
        at time: Timestamp
    ) -> AuditTrail.Entry {
        AuditTrail.Entry(
            time: time,
            account: account.description,
            token: token.id,
            action: action,
            subject: subject,
            detail: detail
        )
    }
}

extension AuditTrail.Entry {
    /// What the server, or who starts it, does without a token.
    static func ownAct(_ action: String, _ subject: String, at time: Timestamp) -> Self {
        Self(time: time, account: "", token: "", action: action, subject: subject)
    }
}
