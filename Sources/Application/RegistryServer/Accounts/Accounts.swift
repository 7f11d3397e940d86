// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import ModuleModel
internal import SQLiteKit

/// The accounts of a registry, their scopes and their tokens.
struct Accounts: Sendable {
    /// The most tokens of one account.
    static let tokenLimit = 200

    let database: RegistryDatabase
    let now: @Sendable () -> Timestamp
    let randomness: RandomSource

    /// Who shows `secret`.
    ///
    /// - Throws: `token-invalid`, `token-expired`, `SQLiteError`.
    func caller(showing secret: TokenSecret) async throws -> Caller {
        let time = now()
        let digest = secret.digest
        return try await database.read { database in
            guard let token = try TokenTable.token(digest: digest, in: database) else {
                throw AccountError.tokenInvalid()
            }
            guard !token.isExpired(at: time) else { throw AccountError.tokenExpired(token) }
            return try Self.caller(with: token, in: database)
        }
    }

    private static func caller(
        with token: AccessToken,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> Caller {
        let name = SQLiteValue.text(token.account.description)
        let isAdministrator = try database.row(
            "SELECT is_administrator FROM account WHERE name = ?",
            name
        ) { (row) throws(SQLiteError) in try row.integer(0) == 1 }
        let scopes = try database.rows(
            "SELECT scope FROM scope_owner WHERE account = ?",
            name
        ) { (row) throws(SQLiteError) in try row.text(0) }
        return Caller(
            token: token,
            isAdministrator: isAdministrator ?? false,
            scopes: Set(scopes).union([token.account.scope])
        )
    }

    // MARK: Accounts

    /// Makes an account and its first token.
    ///
    /// - Throws: `account-exists`, `scope-taken`, `SQLiteError`, `ServiceError`.
    func create(_ name: AccountName, by caller: Caller) async throws -> IssuedToken {
        let issued = issue(TokenRequest(name: "first"), to: name)
        let time = now()
        try await database.write { database in
            guard try !Self.exists(name, in: database) else {
                throw AccountError.accountExists(name)
            }
            guard try Self.owners(ofScope: name.scope, in: database).isEmpty else {
                throw AccountError.scopeTaken(name)
            }
            try Self.insert(name, isAdministrator: false, at: time, into: database)
            try TokenTable.insert(issued, into: database)
            let entry = caller.entry("account-create", "\(name)", at: time)
            try AuditTrail.add(entry, to: database)
        }
        return issued
    }

    /// Makes the account that runs the registry when there is none; `nil` when there is.
    func createAdministrator(_ name: AccountName) async throws -> IssuedToken? {
        let issued = issue(TokenRequest(name: "first"), to: name)
        let time = now()
        return try await database.write { database in
            let count = try database.row(
                "SELECT count(*) FROM account WHERE is_administrator = 1"
            ) { (row) throws(SQLiteError) in try row.integer(0) }
            guard count == 0 else { return nil }
            try Self.insert(name, isAdministrator: true, at: time, into: database)
            try TokenTable.insert(issued, into: database)
            try AuditTrail.add(.ownAct("account-create", "\(name)", at: time), to: database)
            return issued
        }
    }

    /// Makes a token for who runs the registry and has lost theirs.
    ///
    /// - Throws: `account-missing`, `SQLiteError`.
    func issueToken(to name: AccountName) async throws -> IssuedToken {
        let issued = issue(TokenRequest(name: "recovered"), to: name)
        let time = now()
        try await database.write { database in
            try Self.check(name, in: database)
            try TokenTable.insert(issued, into: database)
            try AuditTrail.add(.ownAct("token-create", issued.token.id, at: time), to: database)
        }
        return issued
    }

    // MARK: Scopes

    /// Gives a scope to an account too, or takes it back.
    ///
    /// - Throws: `account-missing`, `owner-last` for the last of a scope, `SQLiteError`.
    func setOwner(
        _ name: AccountName,
        ofScope scope: String,
        isOwner: Bool,
        by caller: Caller
    ) async throws {
        let time = now()
        try await database.write { database in
            try Self.check(name, in: database)
            let owners = try Self.owners(ofScope: scope, in: database)
            guard owners.contains(name.description) != isOwner else { return }
            guard isOwner || owners.count > 1 else { throw AccountError.lastOwner("@\(scope)") }
            try database.run(
                isOwner
                    ? "INSERT INTO scope_owner (scope, account) VALUES (?, ?)"
                    : "DELETE FROM scope_owner WHERE scope = ? AND account = ?",
                .text(scope),
                .text(name.description)
            )
            let action = isOwner ? "scope-owner-add" : "scope-owner-remove"
            try AuditTrail.add(caller.entry(action, "@\(scope)", "\(name)", at: time), to: database)
        }
    }

    /// Whether there is an account of this name.
    func contains(_ name: AccountName) async throws -> Bool {
        try await database.read { try Self.exists(name, in: $0) }
    }

    // MARK: Rows

    private func issue(_ request: TokenRequest, to account: AccountName) -> IssuedToken {
        IssuedToken(request, account: account, now: now(), randomness: randomness)
    }

    static func exists(
        _ name: AccountName,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> Bool {
        let found = try database.row(
            "SELECT 1 FROM account WHERE name = ?",
            .text(name.description)
        ) { (row) throws(SQLiteError) in try row.integer(0) }
        return found != nil
    }

    static func check(_ name: AccountName, in database: SQLiteDatabase) throws {
        guard try exists(name, in: database) else { throw AccountError.accountMissing(name) }
    }

    private static func insert(
        _ name: AccountName,
        isAdministrator: Bool,
        at time: Timestamp,
        into database: SQLiteDatabase
    ) throws(SQLiteError) {
        try database.run(
            "INSERT INTO account (name, is_administrator, created) VALUES (?, ?, ?)",
            .text(name.description),
            .integer(isAdministrator ? 1 : 0),
            .integer(time.milliseconds)
        )
    }

    private static func owners(
        ofScope scope: String,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> [String] {
        try database.rows(
            "SELECT account FROM scope_owner WHERE scope = ? ORDER BY account",
            .text(scope)
        ) { (row) throws(SQLiteError) in try row.text(0) }
    }
}
