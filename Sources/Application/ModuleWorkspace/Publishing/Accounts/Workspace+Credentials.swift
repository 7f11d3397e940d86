// SPDX-License-Identifier: Apache-2.0

internal import FileSystemKit
internal import HTTPClientKit
internal import ModuleModel
internal import ModuleSources

// MARK: - Who reads

extension Workspace {
    /// What each origin is shown by who reads registries: the token whose variable the manifest names, else
    /// that of `tenon login`.
    ///
    /// A token that was given for a server elsewhere is not shown to who keeps the files.
    func readingCredentials(for table: RegistryTable) throws -> [String: HTTPSecret] {
        var shown: [String: HTTPSecret] = [:]
        let known = Set(table.all.map(\.description))
        let kept = try credentials.read()
        for credential in kept.filter({ known.contains($0.registry) }) + kept {
            let origin = try ModuleURL(parsing: credential.registry).origin
            guard try ModuleURL(parsing: credential.api).origin == origin, shown[origin] == nil
            else { continue }
            shown[origin] = credential.token.authorization
        }
        for (origin, variable) in table.tokenVariables {
            guard let token = try variableToken(variable) else { continue }
            shown[origin] = token.authorization
        }
        return shown
    }

    /// The token in a variable of the environment; `nil` where it is not set.
    func variableToken(_ name: String) throws -> AccessToken? {
        guard let text = configuration.environment[name], !text.isEmpty else { return nil }
        return try AccessToken(parsing: text)
    }
}
