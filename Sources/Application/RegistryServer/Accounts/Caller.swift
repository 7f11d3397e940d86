// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// Who asks, as the token says.
struct Caller: Hashable, Sendable {
    /// The token.
    let token: AccessToken

    /// Whether the account runs the registry.
    let isAdministrator: Bool

    /// The scopes of the account, its own among them.
    let scopes: Set<String>

    /// The account.
    var account: AccountName { token.account }

    /// Whether it may do what only those who run the registry may: a token for some packages never does.
    var actsAsAdministrator: Bool { isAdministrator && token.packages == nil }

    /// Checks that the token is meant for `permission`.
    func check(_ permission: TokenPermission) throws {
        guard token.permissions.contains(permission) else {
            throw AccountError.permissionMissing(permission, token)
        }
    }

    /// Checks that the token may change a package.
    func check(_ permission: TokenPermission, of package: PackageName) throws {
        try check(permission)
        if let packages = token.packages, !packages.contains(package) {
            throw AccountError.otherPackages(package, token)
        }
    }

    /// Checks that the account runs the registry, and the token is meant for `permission`.
    func checkAdministrator(_ permission: TokenPermission) throws {
        guard actsAsAdministrator else { throw AccountError.administratorOnly() }
        try check(permission)
    }

    /// Checks that the account may change a package with these owners.
    ///
    /// A package without owners belongs to those who own its scope.
    func checkOwner(of package: PackageName, owners: [String]) throws {
        if actsAsAdministrator || owners.contains(account.description) { return }
        if owners.isEmpty, scopes.contains(package.scope) { return }
        throw AccountError.notOwner(package, owners)
    }

    /// Checks that the account may publish the first version of a package.
    func checkScope(of package: PackageName) throws {
        guard actsAsAdministrator || scopes.contains(package.scope) else {
            throw AccountError.otherScope(package.scope, account)
        }
    }
}
