// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel
internal import SQLiteKit

/// The rows of the table `token`.
enum TokenTable {
    private static let columns =
        "id, account, name, permissions, packages, created, expires, last_used"

    static func token(
        digest: [UInt8],
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> AccessToken? {
        try database.row(
            "SELECT \(columns) FROM token WHERE digest = ?",
            .blob(digest)
        ) { (row) throws(SQLiteError) in try token(row) }
    }

    static func tokens(
        of account: AccountName,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> [AccessToken] {
        try database.rows(
            "SELECT \(columns) FROM token WHERE account = ? ORDER BY created, id",
            .text(account.description)
        ) { (row) throws(SQLiteError) in try token(row) }
    }

    static func count(
        of account: AccountName,
        in database: SQLiteDatabase
    ) throws(SQLiteError) -> Int {
        let count = try database.row(
            "SELECT count(*) FROM token WHERE account = ?",
            .text(account.description)
        ) { (row) throws(SQLiteError) in Int(try row.integer(0)) }
        return count ?? 0
    }

    static func insert(
        _ issued: IssuedToken,
        into database: SQLiteDatabase
    ) throws(SQLiteError) {
        let token = issued.token
        try database.run(
            """
            INSERT INTO token (digest, \(columns)) VALUES (?, ?, ?, ?, ?, ?, ?, ?, NULL)
            """,
            .blob(issued.secret.digest),
            .text(token.id),
            .text(token.account.description),
            .text(token.name),
            .text(token.permissions.sorted().map(\.rawValue).joined(separator: " ")),
            .optional(
                token.packages.map { packages in
                    packages.sorted().map(\.description).joined(separator: " ")
                }
            ),
            .integer(token.created.milliseconds),
            .optional(token.expires?.milliseconds)
        )
    }

    /// Notes when tokens were last used.
    static func touch(
        _ times: [String: Timestamp],
        in database: SQLiteDatabase
    ) throws(SQLiteError) {
        for (id, time) in times {
            try database.run(
                "UPDATE token SET last_used = ? WHERE id = ?",
                .integer(time.milliseconds),
                .text(id)
            )
        }
    }

    private static func token(_ row: borrowing SQLiteRow) throws(SQLiteError) -> AccessToken {
        guard let account = try? AccountName(parsing: row.text(1)) else { throw row.unexpected(1) }
        var permissions: Set<TokenPermission> = []
        for word in try row.text(3).split(separator: " ") {
            guard let permission = TokenPermission(rawValue: String(word)) else {
                throw row.unexpected(3)
            }
            permissions.insert(permission)
        }
        var packages: Set<PackageName>?
        if let text = try row.optionalText(4) {
            var names: Set<PackageName> = []
            for word in text.split(separator: " ") {
                guard let name = try? PackageName(parsing: String(word)) else {
                    throw row.unexpected(4)
                }
                names.insert(name)
            }
            packages = names
        }
        return AccessToken(
            id: try row.text(0),
            account: account,
            name: try row.text(2),
            permissions: permissions,
            packages: packages,
            created: Timestamp(milliseconds: try row.integer(5)),
            expires: try row.optionalInteger(6).map { Timestamp(milliseconds: $0) },
            lastUsed: try row.optionalInteger(7).map { Timestamp(milliseconds: $0) }
        )
    }
}
