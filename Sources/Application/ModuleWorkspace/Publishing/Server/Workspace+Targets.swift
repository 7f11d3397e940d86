// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import ModuleSources
internal import RegistryIndex

// MARK: - The registry that a command changes

extension Workspace {
    /// The variable that holds a token for a build server.
    static let tokenVariable = "TENON_TOKEN"

    /// The registry that is meant.
    ///
    /// - Parameters:
    ///   - choice: a name of `[registries]`, a URL or a folder; `nil` for what the manifest says of `scope`,
    ///     else for the one registry that this user is logged in to.
    ///   - scope: the scope of the package; `nil` for none in particular.
    ///   - isOffline: whether no socket may be opened.
    ///   - token: what the registry is shown instead of the token that is known for it.
    /// - Throws: ``PublishError``, `RegistryError`, and what reading `config.json` throws.
    /// - Returns: the registry, with what changes it.
    func target(
        _ choice: String?,
        scope: String?,
        isOffline: Bool,
        showing token: AccessToken? = nil
    ) async throws -> RegistryTarget {
        let project = try currentProject()
        let binding = try binding(choice, scope: scope, in: project.manifest)
        var manifest = Manifest()
        manifest.registries[Manifest.defaultRegistry] = binding
        let address = try RegistryAddress(parsing: binding.location)
        let table = try RegistryTable(manifest)
        var shown = try readingCredentials(for: table)
        if case .url(let url) = address,
            let token = try token ?? variableToken(Self.tokenVariable)
        {
            shown[url.origin] = token.authorization
        }
        let source = try configuration.makeRegistries(
            table,
            RegistryRequest(
                memory: StoreRegistryMemory(store: store, now: configuration.clock),
                projectFolder: PackageInspection.projectFolder,
                isOffline: isOffline,
                credentials: shown
            )
        )
        let reader = try await source.reader(at: address)
        switch address {
        case .folder(let path):
            return RegistryTarget(address: path.string, writer: .folder(path), reader: reader)
        case .url(let url):
            guard !isOffline else { throw PublishError.offline() }
            let api = try await api(of: url, reader, variable: binding.tokenVariable)
            return RegistryTarget(address: url.description, writer: .server(api), reader: reader)
        }
    }

    /// The server of a registry, with the token that belongs to just this pair.
    private func api(
        of url: ModuleURL,
        _ reader: RegistryReader,
        variable: String?
    ) async throws -> RegistryAPI {
        guard let text = try await reader.configuration().api else {
            throw PublishError.noServer(url.description)
        }
        let written = try ModuleURL(parsing: text)
        let base = written.path.hasSuffix("/") ? written : try written.resolving(written.path + "/")
        return RegistryAPI(
            registry: url.description,
            base: base,
            token: try token(for: url, base, variable: variable),
            client: configuration.makeClient()
        )
    }

    private func token(
        for registry: ModuleURL,
        _ api: ModuleURL,
        variable: String?
    ) throws -> AccessToken? {
        if registry.origin == api.origin {
            for name in [Self.tokenVariable, variable].compactMap(\.self) {
                if let token = try variableToken(name) { return token }
            }
        }
        return try credentials.read().first {
            $0.registry == registry.description && $0.api == api.description
        }?.token
    }

    /// The tokens of this user.
    var credentials: CredentialStore { CredentialStore(folder: configuration.home.configuration) }

    /// The address of the registry that is meant, without asking it; `nil` when nothing says which.
    func registryAddress(_ choice: String?) throws -> String? {
        let manifest = try currentProject().manifest
        guard choice != nil || manifest.registries[Manifest.defaultRegistry] != nil else {
            return nil
        }
        let binding = try binding(choice, scope: nil, in: manifest)
        return try RegistryAddress(parsing: binding.location).description
    }

    private func binding(
        _ choice: String?,
        scope: String?,
        in manifest: Manifest
    ) throws -> RegistryBinding {
        guard let choice else {
            let bound = scope.flatMap { manifest.registry(ofScope: $0) }
            if let bound = bound ?? manifest.registries[Manifest.defaultRegistry] { return bound }
            let known = try credentials.read()
            guard known.count == 1 else { throw PublishError.noRegistry() }
            return RegistryBinding(location: known[0].registry)
        }
        if let named = manifest.registries[choice] { return named }
        if choice.contains("://") {
            let address = try RegistryAddress(parsing: choice)
            let same = manifest.registries.values.first {
                (try? RegistryAddress(parsing: $0.location)) == address
            }
            return same ?? RegistryBinding(location: address.description)
        }
        guard choice.hasPrefix("/") || choice.hasPrefix(".") || choice.contains("/") else {
            throw PublishError.unknownRegistry(choice, known: manifest.registries.keys.sorted())
        }
        let path = try FilePath(choice).absolute(from: configuration.workingDirectory).normalized
        return RegistryBinding(location: path.string)
    }
}

extension RegistryTarget {
    /// The server, which has to be there and to know who asks.
    func server(for what: String) throws -> RegistryAPI {
        switch writer {
        case .folder: throw PublishError.needsServer(what, address)
        case .server(let api):
            guard api.token != nil else { throw PublishError.loginNeeded(address) }
            return api
        }
    }
}
