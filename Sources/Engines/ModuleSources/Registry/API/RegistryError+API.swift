// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

// MARK: - The server of a registry

extension RegistryError {
    static func apiRefused(_ text: String, _ registry: RegistryAddress, _ reason: String) -> Self {
        Self(
            "registry-api-refused",
            "the registry `\(registry)` names a server that can't be asked, `\(text)`: \(reason)",
            hints: ["tell who runs the registry"]
        )
    }

    static func apiOffline(_ base: ModuleURL) -> Self {
        Self(
            "network-needed",
            "the registry's server at `\(base)` can't be asked, for the network may not be used",
            hints: ["run it without `--offline`"]
        )
    }

    static func apiFailed(_ base: ModuleURL, status: Int, _ reason: String?) -> Self {
        Self(
            "registry-api-failed",
            "the registry's server at `\(base)` answered with status \(status)",
            notes: [reason].compactMap(\.self),
            hints: ["try again later; what `tenon registry sync` fetched is there offline"]
        )
    }
}
