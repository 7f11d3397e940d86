// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// A request that says nothing that the API understands.
package struct APIError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    /// The methods that the path takes, when the fault is the method.
    let allowedMethods: [String]

    private init(
        _ code: String,
        _ message: String,
        hints: [String] = [],
        allowedMethods: [String] = []
    ) {
        diagnostic = Diagnostic(code: code, message: message, hints: hints)
        self.allowedMethods = allowedMethods
    }

    static func noSuchCall(_ path: String) -> Self {
        Self(
            "api-not-found",
            "the API has no `\(path)`",
            hints: ["see `/api/v1/openapi.json`"]
        )
    }

    static func methodRefused(_ method: String, allowed: [String]) -> Self {
        Self(
            "api-method-refused",
            "this can't be asked for with `\(method)`",
            hints: ["use \(allowed.map { "`\($0)`" }.joined(separator: " or "))"],
            allowedMethods: allowed
        )
    }

    static func mediaType(expected: String) -> Self {
        Self(
            "api-media-type",
            "the body is not marked as `\(expected)`",
            hints: ["send `Content-Type: \(expected)`"]
        )
    }

    static func tooLarge(limit: Int) -> Self {
        Self("api-too-large", "the body is longer than \(limit) bytes")
    }

    /// The body is not what the call takes.
    static func body(_ reason: String) -> Self {
        Self(
            "api-body-malformed",
            "the body can't be used: \(reason)",
            hints: ["see `/api/v1/openapi.json`"]
        )
    }

    /// A part of the address, or a header, is not what the call takes.
    static func value(_ name: String, _ reason: String) -> Self {
        Self("api-value-malformed", "`\(name)` can't be used: \(reason)")
    }

    static func advisoryRefused(_ reason: String) -> Self {
        Self("advisory-refused", "the advisory is not taken: \(reason)")
    }

    static func advisoryUnknown(_ id: String) -> Self {
        Self("advisory-unknown", "the registry has no advisory `\(id)`")
    }
}
