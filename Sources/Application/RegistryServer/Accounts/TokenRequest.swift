// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What somebody wants of a token.
struct TokenRequest: Hashable, Sendable {
    /// What to call it.
    var name: String
    /// What it may be used for.
    var permissions = Set(TokenPermission.allCases)
    /// The only packages that it changes; `nil` for all.
    var packages: Set<PackageName>?
    /// From when on it is worth nothing.
    var expires: Timestamp?
}
