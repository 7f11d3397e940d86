// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import HTTPClientKit
internal import JSONKit
package import ModuleModel
internal import ModuleSources
internal import RegistryIndex

// MARK: - What is said of published versions

extension Workspace {
    /// Withdraws a version, so that it is never newly chosen; who has locked it keeps it.
    ///
    /// - Throws: what the registry refuses.
    /// - Returns: the address of the registry.
    package func yank(
        _ name: PackageName,
        _ version: Version,
        reason: String,
        registry: String?
    ) async throws -> String {
        let target = try await target(registry, scope: name.scope, isOffline: false)
        switch target.writer {
        case .folder(let root): try builder(of: root).yank(name, version, reason: reason)
        case .server:
            try await target.server(for: "tokens").call(
                .put,
                "packages/\(name)/\(version)/yank",
                .json(["reason": .string(reason)])
            )
        }
        return target.address
    }

    /// Takes a withdrawal back.
    package func unyank(
        _ name: PackageName,
        _ version: Version,
        registry: String?
    ) async throws -> String {
        let target = try await target(registry, scope: name.scope, isOffline: false)
        switch target.writer {
        case .folder(let root): try builder(of: root).yank(name, version, reason: nil)
        case .server:
            try await target.server(for: "tokens")
                .call(.delete, "packages/\(name)/\(version)/yank")
        }
        return target.address
    }

    /// Advises against a version, or against all of them; with `nil`, takes that back.
    package func deprecate(
        _ name: PackageName,
        _ version: Version?,
        message: String?,
        registry: String?
    ) async throws -> String {
        let target = try await target(registry, scope: name.scope, isOffline: false)
        switch target.writer {
        case .folder(let root):
            try builder(of: root).deprecate(name, version, message: message)
        case .server:
            let api = try target.server(for: "tokens")
            let path = "packages/\(name)\(version.map { "/\($0)" } ?? "")/deprecation"
            if let message {
                try await api.call(.put, path, .json(["message": .string(message)]))
            } else {
                try await api.call(.delete, path)
            }
        }
        return target.address
    }

    /// The accounts that may publish a package.
    package func owners(of name: PackageName, registry: String?) async throws -> [String] {
        let target = try await target(registry, scope: name.scope, isOffline: false)
        switch target.writer {
        case .folder: return try await target.reader.index(of: name).index.owners
        case .server(let api):
            return try await api.call(.get, "packages/\(name)/owners").strings("owners")
        }
    }

    /// Lets another account publish a package.
    package func addOwner(
        _ user: AccountName,
        to name: PackageName,
        registry: String?
    ) async throws -> String {
        let target = try await target(registry, scope: name.scope, isOffline: false)
        try await target.server(for: "owners").call(.put, "packages/\(name)/owners/\(user)")
        return target.address
    }

    /// Takes an account the right to publish a package.
    package func removeOwner(
        _ user: AccountName,
        from name: PackageName,
        registry: String?
    ) async throws -> String {
        let target = try await target(registry, scope: name.scope, isOffline: false)
        try await target.server(for: "owners").call(.delete, "packages/\(name)/owners/\(user)")
        return target.address
    }
}
