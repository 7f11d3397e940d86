// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

/// The one place that says which status an error has (`docs/formats/registry-api.md` §3).
enum StatusTable {
    /// What is not listed is a fault of the server.
    static let unknown = 500

    /// The statuses, by the code of the error.
    static let statuses: [String: Int] = {
        var statuses: [String: Int] = [:]
        for (status, codes) in byStatus { for code in codes { statuses[code] = status } }
        return statuses
    }()

    /// The codes of each status.
    static let byStatus: [Int: [String]] = [
        400: [
            "account-name-malformed", "api-body-malformed", "api-value-malformed",
            "json-duplicate-key", "json-malformed",
            "json-too-deep", "package-name-malformed", "timestamp-malformed", "version-malformed",
            "advisory-malformed", "advisory-id-malformed", "digest-malformed",
        ],
        401: ["token-missing", "token-invalid", "token-expired"],
        403: [
            "administrator-only", "package-not-owned", "scope-not-owned",
            "token-permission-missing",
            "token-too-wide",
        ],
        404: [
            "account-missing", "advisory-unknown", "api-not-found", "package-unknown",
            "registry-release-missing", "token-unknown",
        ],
        405: ["api-method-refused"],
        409: [
            "account-exists", "advisory-older", "interface-broken", "owner-last", "owner-limit",
            "registry-duplicate-version", "registry-version-exists", "scope-taken", "token-limit",
        ],
        413: ["api-too-large", "archive-too-large", "json-too-large"],
        415: ["api-media-type"],
        422: [
            "advisory-refused", "archive-entry-refused", "archive-malformed",
            "archive-not-canonical", "package-incomplete", "package-manifest-missing",
            "package-permission-refused", "package-refused", "publish-name-differs",
        ],
        503: [
            "database-cannot-open", "database-corrupt", "database-io", "database-locked",
            "database-newer", "database-read-only", "file-denied", "file-locked", "file-read-only",
            "server-busy",
        ],
        507: ["disk-full"],
    ]

    /// The status of an error.
    static func status(of diagnostic: Diagnostic) -> Int { statuses[diagnostic.code] ?? unknown }
}
