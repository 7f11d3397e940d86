// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleWorkspace

/// Accounts as JSON.
enum AccountRecord {
    static func json(_ account: Account) -> JSONValue {
        [
            "registry": .string(account.registry), "name": .string(account.name),
            "isAdministrator": .bool(account.isAdministrator),
            "scopes": .array(account.scopes.map { .string($0) }),
        ]
    }
}
