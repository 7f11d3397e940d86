// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// The operations of the OpenAPI document; a test compares them with the endpoints.
enum OpenAPIOperations {
    private typealias Text = SchemaTexts

    /// All of them.
    static let all: [APIOperation] = accounts + packages + reading + advisories

    private static let accounts = [
        APIOperation(
            method: "GET",
            path: "/user",
            id: "getUser",
            summary: "Who the token belongs to.",
            answers: [200: "User"]
        ),
        APIOperation(
            method: "POST",
            path: "/users",
            id: "createUser",
            summary: "Make an account and its first token, as an administrator.",
            body: .json("NewUser"),
            answers: [201: "CreatedUser"],
            refusals: [409]
        ),
        APIOperation(
            method: "POST",
            path: "/users/{user}/tokens",
            id: "createTokenForUser",
            summary: "Make a token for an account that has lost its own, as an administrator.",
            body: .json("NewToken"),
            answers: [201: "IssuedToken"],
            refusals: [409]
        ),
        APIOperation(
            method: "GET",
            path: "/tokens",
            id: "listTokens",
            summary: "The tokens of the account, without their secrets.",
            answers: [200: "Tokens"]
        ),
        APIOperation(
            method: "POST",
            path: "/tokens",
            id: "createToken",
            summary: "Make a token; its secret is shown once.",
            body: .json("NewToken"),
            answers: [201: "IssuedToken"],
            refusals: [409]
        ),
        APIOperation(
            method: "DELETE",
            path: "/tokens/{token}",
            id: "deleteToken",
            summary: "Delete a token of the account.",
            answers: [204: nil]
        ),
        APIOperation(
            method: "PUT",
            path: "/scopes/@{scope}/owners/{user}",
            id: "addScopeOwner",
            summary: "Let an account publish into a scope, as an administrator.",
            answers: [204: nil]
        ),
        APIOperation(
            method: "DELETE",
            path: "/scopes/@{scope}/owners/{user}",
            id: "removeScopeOwner",
            summary: "Take a scope back from an account, as an administrator.",
            answers: [204: nil],
            refusals: [409]
        ),
        APIOperation(
            method: "GET",
            path: "/audit",
            id: "listAudit",
            summary: "Who did what and when, oldest first, for administrators.",
            parameters: [
                APIOperation.query(
                    "after",
                    Text.integer(0...999_999_999_999_999, standard: 0),
                    "The number of the last entry that is known."
                ),
                APIOperation.query(
                    "limit",
                    Text.integer(1...1000, standard: 100),
                    "The most entries."
                ),
            ],
            answers: [200: "Audit"]
        ),
    ]

    private static let package = "/packages/@{scope}/{name}"

    private static let packages = [
        APIOperation(
            method: "PUT",
            path: package + "/{version}",
            id: "publishVersion",
            summary: "Publish a version: the archive that `tenon pack` makes.",
            parameters: [
                [
                    "name": "Tenon-Dry-Run", "in": "header", "required": false,
                    "schema": ["type": "string", "enum": ["true", "false"]],
                    "description": "Only say what would come of it.",
                ]
            ],
            body: .archive,
            answers: [200: "Publication", 201: "Publication"],
            refusals: [409, 422]
        ),
        APIOperation(
            method: "PUT",
            path: package + "/{version}/yank",
            id: "yankVersion",
            summary: "Withdraw a version, so that it is never newly chosen.",
            body: .json("Yank"),
            answers: [204: nil]
        ),
        APIOperation(
            method: "DELETE",
            path: package + "/{version}/yank",
            id: "unyankVersion",
            summary: "Take a withdrawal back.",
            answers: [204: nil]
        ),
        APIOperation(
            method: "PUT",
            path: package + "/{version}/deprecation",
            id: "deprecateVersion",
            summary: "Advise against a version.",
            body: .json("Deprecation"),
            answers: [204: nil]
        ),
        APIOperation(
            method: "DELETE",
            path: package + "/{version}/deprecation",
            id: "undeprecateVersion",
            summary: "No longer advise against a version.",
            answers: [204: nil]
        ),
        APIOperation(
            method: "PUT",
            path: package + "/deprecation",
            id: "deprecatePackage",
            summary: "Advise against all versions of a package.",
            body: .json("Deprecation"),
            answers: [204: nil]
        ),
        APIOperation(
            method: "DELETE",
            path: package + "/deprecation",
            id: "undeprecatePackage",
            summary: "No longer advise against a package.",
            answers: [204: nil]
        ),
        APIOperation(
            method: "PUT",
            path: package + "/owners/{user}",
            id: "addOwner",
            summary: "Make an account an owner of a package.",
            answers: [204: nil],
            refusals: [409]
        ),
        APIOperation(
            method: "DELETE",
            path: package + "/owners/{user}",
            id: "removeOwner",
            summary: "Take a package from an owner; the last one stays.",
            answers: [204: nil],
            refusals: [409]
        ),
        APIOperation(
            method: "PUT",
            path: package + "/star",
            id: "star",
            summary: "Say that a package is good.",
            answers: [204: nil]
        ),
        APIOperation(
            method: "DELETE",
            path: package + "/star",
            id: "unstar",
            summary: "Take a star back.",
            answers: [204: nil]
        ),
    ]

    private static let reading = [
        APIOperation(
            method: "GET",
            path: package + "/owners",
            id: "listOwners",
            summary: "The accounts that own a package.",
            needsToken: false,
            answers: [200: "Owners"]
        ),
        APIOperation(
            method: "GET",
            path: package + "/statistics",
            id: "getStatistics",
            summary: "The downloads of a package by day and version, and its stars.",
            needsToken: false,
            parameters: [
                APIOperation.query(
                    "days",
                    Text.integer(1...3660, standard: 3660),
                    "The most days, counted back from today."
                )
            ],
            answers: [200: "Statistics"]
        ),
        APIOperation(
            method: "POST",
            path: "/statistics",
            id: "reportStatistics",
            summary: "Report what a client did with versions; anonymous.",
            needsToken: false,
            body: .json("Report"),
            answers: [204: nil]
        ),
        APIOperation(
            method: "GET",
            path: "/search",
            id: "search",
            summary: "Find packages.",
            needsToken: false,
            parameters: [
                APIOperation.query("q", searchText, "What to look for."),
                APIOperation.query("keyword", searchText, "A keyword that packages must have."),
                APIOperation.query("author", searchText, "An author that packages must have."),
                APIOperation.query("language", searchText, "The language of the packages."),
                APIOperation.query("limit", Text.integer(1...100, standard: 20), "The most."),
                APIOperation.query(
                    "offset",
                    Text.integer(0...10_000, standard: 0),
                    "How many results to leave out at the beginning."
                ),
            ],
            answers: [200: "SearchResults"]
        ),
        APIOperation(
            method: "GET",
            path: "/openapi.json",
            id: "getDocument",
            summary: "This document.",
            needsToken: false,
            answers: [200: "Document"]
        ),
    ]

    private static let searchText = Text.line(0...200)

    private static let advisories = [
        APIOperation(
            method: "GET",
            path: "/advisories",
            id: "listAdvisories",
            summary: "The known faults of a package, or of all.",
            needsToken: false,
            parameters: [
                APIOperation.query("package", Text.package, "The package."),
                APIOperation.query("limit", Text.integer(1...100, standard: 50), "The most."),
                APIOperation.query(
                    "offset",
                    Text.integer(0...100_000, standard: 0),
                    "How many to leave out at the beginning."
                ),
            ],
            answers: [200: "Advisories"]
        ),
        APIOperation(
            method: "GET",
            path: "/advisories/{advisory}",
            id: "getAdvisory",
            summary: "One advisory, as OSV 1.6 has it.",
            needsToken: false,
            answers: [200: "Record"]
        ),
        APIOperation(
            method: "PUT",
            path: "/advisories/{advisory}",
            id: "putAdvisory",
            summary: "Record an advisory about packages of the account, or replace it.",
            body: .json("Advisory"),
            answers: [200: "Record", 201: "Record"],
            refusals: [409, 422]
        ),
    ]
}
