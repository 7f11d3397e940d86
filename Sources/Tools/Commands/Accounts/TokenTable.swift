// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleWorkspace

/// Tokens for people and as JSON; the secret is shown only where it was just made.
enum TokenTable {
    static func json(_ token: TokenRecord) -> JSONValue {
        var members: [String: JSONValue] = [
            "id": .string(token.id), "name": .string(token.name),
            "permissions": .array(token.permissions.map { .string($0) }),
            "packages": .array(token.packages.map { .string($0) }),
            "created": token.created.map { .string($0) } ?? .null,
            "expires": token.expires.map { .string($0) } ?? .null,
        ]
        members["secret"] = token.secret.map { .string($0.revealed()) }
        return .object(members)
    }

    /// Shows a token that was just made: the secret alone on standard output, so that it can go into a file.
    static func showOnce(_ token: TokenRecord, of owner: String, in output: Output) throws {
        guard !output.isJSON else { return try output.write(json(token)) }
        if let secret = token.secret { try output.write(secret.revealed() + "\n") }
        output.say("the token of \(owner), number `\(token.id)`; it is shown this once")
    }

    static func write(_ tokens: [TokenRecord], to output: Output) throws {
        guard !output.isJSON else { return try output.write(JSONValue.array(tokens.map(json))) }
        guard !tokens.isEmpty else { return output.say("there are no tokens") }
        var table = TextTable([
            .init("id"), .init("name"), .init("may"), .init("packages", isFlexible: true),
            .init("expires"),
        ])
        for token in tokens {
            table.append([
                .init(token.id), .init(token.name),
                .init(
                    token.permissions.isEmpty ? "all" : token.permissions.joined(separator: ", ")
                ),
                .init(token.packages.isEmpty ? "all" : token.packages.joined(separator: ", ")),
                .init(token.expires ?? "never"),
            ])
        }
        try output.write(table)
    }
}
