// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Why registries can't be searched.
package enum SearchError: DiagnosticError, Hashable {
    /// The project has no registry.
    case noRegistry
    /// No registry of the project has that name, and it is no address.
    case unknownRegistry(String, known: [String])
    /// A registry without a list of its packages.
    case notSearchable(String)
    /// A registry was never synced, and the network may not be used.
    case neverSynced(String)
    /// Nobody counts the downloads of a package.
    case notCounted(String, registry: String)

    /// Says what is missing, and the command that helps.
    package var diagnostic: Diagnostic {
        switch self {
        case .noRegistry:
            Diagnostic(
                code: "registry-not-configured",
                message: "there is no registry to ask: the project names none",
                hints: [
                    "write `default = \"https://…\"` in `[registries]` of `tenon.toml`",
                    "or say where with `--registry https://…`",
                ]
            )
        case .unknownRegistry(let name, let known):
            Diagnostic(
                code: "registry-not-configured",
                message: "`\(name)` is neither a registry of `[registries]` nor an address",
                notes: known.isEmpty
                    ? [] : ["there are " + known.map { "`\($0)`" }.joined(separator: ", ")],
                hints: ["write a name, an `https://` URL, or the path of a folder"]
            )
        case .notSearchable(let registry):
            Diagnostic(
                code: "registry-not-searchable",
                message: "the registry `\(registry)` has no list of its packages to search in",
                hints: ["who runs it makes one with `tenon registry build`"]
            )
        case .neverSynced(let registry):
            Diagnostic(
                code: "network-needed",
                message:
                    "the registry `\(registry)` was never synced here, and the network may not "
                    + "be used",
                hints: ["run `tenon registry sync` once"]
            )
        case .notCounted(let package, let registry):
            Diagnostic(
                code: "statistics-not-found",
                message:
                    "the registry `\(registry)` does not say how often `\(package)` is fetched",
                hints: ["only registries with a server count"]
            )
        }
    }
}
