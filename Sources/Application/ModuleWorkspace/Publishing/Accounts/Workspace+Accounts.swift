// SPDX-License-Identifier: Apache-2.0

internal import HTTPClientKit
internal import JSONKit
package import ModuleModel
internal import ModuleSources

// MARK: - Accounts and tokens of a registry's server

extension Workspace {
    /// Asks the server of a registry whose token it is, and keeps it for that pair of addresses.
    ///
    /// - Throws: ``RegistryAPIError`` when the server does not know the token; nothing is kept then.
    package func logIn(_ registry: String?, token: AccessToken) async throws -> Account {
        let target: RegistryTarget
        do {
            target = try await self.target(registry, scope: nil, isOffline: false)
        } catch let error as RegistryError where error.isAboutLogin {
            // A private registry says nothing of itself to who shows no token.
            target = try await self.target(registry, scope: nil, isOffline: false, showing: token)
        }
        guard case .server(let known) = target.writer else {
            throw PublishError.needsServer("accounts", target.address)
        }
        let api = known.with(token)
        let account = try await account(api)
        let credential = Credential(
            registry: api.registry,
            api: api.base.description,
            user: account.name,
            token: token
        )
        try credentials.update { all in
            all.removeAll { $0.registry == credential.registry }
            all.append(credential)
        }
        return account
    }

    /// Finds out whether there is a registry with accounts, before somebody is asked for a token.
    ///
    /// - Throws: ``PublishError``, and why the registry can't be read.
    package func findAccounts(of registry: String?) async throws {
        do {
            let target = try await target(registry, scope: nil, isOffline: false)
            guard case .folder = target.writer else { return }
            throw PublishError.needsServer("accounts", target.address)
        } catch let error as RegistryError where error.isAboutLogin {
            return
        }
    }

    /// Forgets the token of a registry; the server still knows it.
    ///
    /// - Throws: ``PublishError`` when there is none.
    /// - Returns: the address of the registry, and whose token it was.
    package func logOut(_ registry: String?) async throws -> (registry: String, user: String) {
        // Without asking the registry, which may be gone.
        let all = try credentials.read()
        let address = try registryAddress(registry)
        let found = address.map { address in all.filter { $0.registry == address } } ?? all
        guard let credential = found.first, found.count == 1 else {
            if let address { throw PublishError.notLoggedIn(address) }
            throw PublishError.noRegistry()
        }
        try credentials.update { $0.removeAll { $0.registry == credential.registry } }
        return (credential.registry, credential.user)
    }

    /// Whose token is used for a registry.
    package func whoAmI(_ registry: String?) async throws -> Account {
        try await account(try await server(registry, "accounts"))
    }

    /// The tokens of this account.
    package func tokens(_ registry: String?) async throws -> [TokenRecord] {
        try await server(registry, "tokens").call(.get, "tokens").objects("tokens")
            .map { try TokenRecord($0) }
    }

    /// Makes a token; it is shown once.
    package func makeToken(
        _ request: TokenRequest,
        registry: String?
    ) async throws -> TokenRecord {
        var body: [String: JSONValue] = ["name": .string(request.name)]
        body["expires"] = request.expires.map { .string($0.description) }
        if !request.permissions.isEmpty {
            body["permissions"] = .array(request.permissions.map { .string($0) })
        }
        if !request.packages.isEmpty {
            body["packages"] = .array(request.packages.map { .string($0.description) })
        }
        let api = try await server(registry, "tokens")
        return try TokenRecord(try await api.call(.post, "tokens", .json(.object(body))))
    }

    /// Makes a token useless, from now on.
    package func revokeToken(_ id: String, registry: String?) async throws {
        try await server(registry, "tokens").call(.delete, "tokens/\(id)")
    }

    /// Makes an account; its first token is shown once.
    package func addUser(_ name: AccountName, registry: String?) async throws -> TokenRecord {
        let api = try await server(registry, "accounts")
        let answer = try await api.call(.post, "users", .json(["name": .string(name.description)]))
        let token = answer.value["token"] ?? .null
        return try TokenRecord(
            RegistryAnswer(registry: answer.registry, status: answer.status, value: token)
        )
    }

    // MARK: Parts

    private func account(_ api: RegistryAPI) async throws -> Account {
        let answer = try await api.call(.get, "user")
        return Account(
            registry: api.registry,
            name: try answer.string("name"),
            isAdministrator: answer.value["isAdministrator"]?.bool ?? false,
            scopes: try answer.strings("scopes")
        )
    }

    private func server(_ registry: String?, _ what: String) async throws -> RegistryAPI {
        try await target(registry, scope: nil, isOffline: false).server(for: what)
    }
}

extension RegistryAPI {
    /// The same server, asked by somebody else.
    func with(_ token: AccessToken) -> RegistryAPI {
        RegistryAPI(registry: registry, base: base, token: token, client: client)
    }
}
