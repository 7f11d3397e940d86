// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// Somebody may not do what they ask for, or names an account or token that is not there.
package struct AccountError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, hints: hints)
    }

    static func tokenMissing() -> Self {
        Self(
            "token-missing",
            "this needs a token",
            hints: ["log in with `tenon login`, or send `Authorization: Bearer TOKEN`"]
        )
    }

    static func tokenInvalid() -> Self {
        Self(
            "token-invalid",
            "the token is not valid here: it was deleted, or belongs to another registry",
            hints: ["log in again with `tenon login`"]
        )
    }

    static func tokenExpired(_ token: AccessToken) -> Self {
        Self(
            "token-expired",
            "the token `\(token.name)` has expired",
            hints: ["make a new one with `tenon token create`, or ask who runs the registry"]
        )
    }

    static func permissionMissing(_ permission: TokenPermission, _ token: AccessToken) -> Self {
        Self(
            "token-permission-missing",
            "the token `\(token.name)` is not meant for this: it lacks `\(permission.rawValue)`",
            hints: ["use a token with the permission `\(permission.rawValue)`"]
        )
    }

    static func otherPackages(_ package: PackageName, _ token: AccessToken) -> Self {
        Self(
            "token-permission-missing",
            "the token `\(token.name)` is not meant for `\(package)`",
            hints: ["use a token that names the package, or one for all packages"]
        )
    }

    static func tokenTooWide() -> Self {
        Self(
            "token-too-wide",
            "a token can't make one that allows more, or for longer, than itself",
            hints: ["ask for less, or use a token that allows all of it"]
        )
    }

    static func administratorOnly() -> Self {
        Self(
            "administrator-only",
            "only those who run the registry may do this",
            hints: ["ask them"]
        )
    }

    static func notOwner(_ package: PackageName, _ owners: [String]) -> Self {
        Self(
            "package-not-owned",
            "`\(package)` belongs to others",
            hints: owners.isEmpty
                ? ["ask the owners of `@\(package.scope)`"]
                : ["ask one of its owners: " + owners.map { "`\($0)`" }.joined(separator: ", ")]
        )
    }

    static func otherScope(_ scope: String, _ account: AccountName) -> Self {
        Self(
            "scope-not-owned",
            "the scope `@\(scope)` is not one of `\(account)`",
            hints: [
                "publish as `@\(account)/…`, or ask who runs the registry to give you the scope"
            ]
        )
    }

    static func accountMissing(_ name: AccountName) -> Self {
        Self(
            "account-missing",
            "there is no account `\(name)`",
            hints: ["who runs the registry makes it with `tenon user add \(name)`"]
        )
    }

    static func accountExists(_ name: AccountName) -> Self {
        Self("account-exists", "there is an account `\(name)`", hints: ["choose another name"])
    }

    static func scopeTaken(_ name: AccountName) -> Self {
        Self(
            "scope-taken",
            "`@\(name)` is the scope of others, so no account can have that name",
            hints: ["choose another name"]
        )
    }

    static func tokenUnknown(_ id: String) -> Self {
        Self(
            "token-unknown",
            "you have no token `\(id)`",
            hints: ["list them with `tenon token list`"]
        )
    }

    static func tooManyTokens(_ limit: Int) -> Self {
        Self(
            "token-limit",
            "an account has at most \(limit) tokens",
            hints: ["delete one that is not used: `tenon token revoke ID`"]
        )
    }

    static func lastOwner(_ what: String) -> Self {
        Self(
            "owner-last",
            "`\(what)` would have no owner left",
            hints: ["add another owner first"]
        )
    }
}
