// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// Which registry each package comes from: what the project's own manifest says.
///
/// A package whose dependency names a registry comes from that one; a scope that is bound leads to its
/// registry; everything else leads to the default. No second registry is ever asked for a name, so nobody
/// can publish a better version of it elsewhere. What packages themselves say of registries means nothing.
package struct RegistryTable: Sendable {
    private let manifest: Manifest
    private let addresses: [String: RegistryAddress]
    private var chosen: [PackageName: String] = [:]

    /// Reads the registries of a project's manifest, and what its dependencies say of them.
    ///
    /// - Throws: `registry-address-malformed`; `registry-conflict` when a dependency names another
    ///   registry than the one that its scope is bound to, or than another dependency does.
    package init(_ manifest: Manifest) throws(RegistryError) {
        self.manifest = manifest
        var addresses: [String: RegistryAddress] = [:]
        for (name, binding) in manifest.registries {
            addresses[name] = try RegistryAddress(parsing: binding.location)
        }
        self.addresses = addresses
        for dependencies in [manifest.dependencies, manifest.developmentDependencies] {
            for (name, dependency) in dependencies {
                guard case .scoped(let package) = name,
                    case .registry(let registry?) = dependency.origin
                else { continue }
                try choose(registry, for: package)
            }
        }
    }

    private mutating func choose(
        _ registry: String,
        for package: PackageName
    ) throws(RegistryError) {
        let bound = manifest.registries.first { $0.value.scopes.contains(package.scope) }?.key
        if let other = bound ?? chosen[package], other != registry {
            throw .conflict(package, [other, registry])
        }
        guard addresses[registry] != nil else { throw .unknownRegistry(package, registry) }
        chosen[package] = registry
    }

    /// The one registry that `package` comes from.
    ///
    /// - Throws: `registry-not-configured` when its scope is not bound and there is no default.
    package func address(of package: PackageName) throws(RegistryError) -> RegistryAddress {
        try RegistryAddress(parsing: binding(of: package).location)
    }

    private func binding(of package: PackageName) throws(RegistryError) -> RegistryBinding {
        let named = chosen[package].flatMap { manifest.registries[$0] }
        guard let binding = named ?? manifest.registry(ofScope: package.scope) else {
            throw .notConfigured(package)
        }
        return binding
    }

    /// How old a version of `package` must be to be newly chosen, in milliseconds: what the manifest says of
    /// its registry, else a day for one on the web, and no time for a folder.
    ///
    /// - Throws: `registry-not-configured` when there is no registry for it.
    package func cooldown(of package: PackageName) throws(RegistryError) -> Int64 {
        if let cooldown = try binding(of: package).cooldown { return cooldown }
        if case .folder = try address(of: package) { return 0 }
        return Self.defaultCooldown
    }

    /// A day: what is published by a thief is mostly noticed by then.
    private static let defaultCooldown: Int64 = 86_400_000

    /// All registries of the project, each once.
    package var all: [RegistryAddress] {
        Set(addresses.values).sorted { $0.description < $1.description }
    }

    /// The registry that the project knows by a name.
    package func address(named name: String) -> RegistryAddress? { addresses[name] }

    /// The name of the environment variable that holds the token, for each origin that asks for one.
    package var tokenVariables: [String: String] {
        var variables: [String: String] = [:]
        for (name, binding) in manifest.registries {
            guard case .url(let url)? = addresses[name], let variable = binding.tokenVariable else {
                continue
            }
            variables[url.origin] = variable
        }
        return variables
    }
}
