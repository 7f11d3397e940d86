// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// A module of mlld that its registry does not have, or leads to where it may not.
package enum MlldError: DiagnosticError, Hashable {
    /// The registry has nothing of that user.
    case userUnknown(PackageName, registry: String)
    /// The user has no such module.
    case moduleUnknown(PackageName, registry: String, known: [String])
    /// The registry has no version that is allowed.
    case versionUnknown(PackageName, asked: VersionRequirement, known: [Version])
    /// The registry knows no versions of the module.
    case unversioned(PackageName, asked: VersionRequirement)
    /// An entry leads to this machine, and the registry is not on it.
    case leadsHere(PackageName, String)
    /// A file that the registry says is part of the module is not there.
    case fileMissing(PackageName, String)
    /// The first file of a folder is not named.
    case entryUnclear(PackageName, files: [ModulePath])

    /// Names the module, and what would work.
    package var diagnostic: Diagnostic {
        switch self {
        case .userUnknown(let name, let registry):
            Diagnostic(
                code: "mlld-user-unknown",
                message: "the registry of mlld has nothing of `\(name.scope)`",
                notes: ["it is \(registry)"],
                hints: [
                    "check the name: `mlld://user/module`",
                    "another registry is named by `mlld` in `[sources]`, or by `TENON_MLLD_REGISTRY`",
                ]
            )
        case .moduleUnknown(let name, let registry, let known):
            Diagnostic(
                code: "mlld-module-unknown",
                message: "`\(name.scope)` has no module `\(name.name)` in the registry of mlld",
                notes: ["it is \(registry)"],
                hints: NearestNames.hints(
                    NearestNames.of(name.name, among: known).map { "mlld://\(name.scope)/\($0)" }
                )
            )
        case .versionUnknown(let name, let asked, let known):
            Diagnostic(
                code: "mlld-version-unknown",
                message: "no version of `mlld://\(name.scope)/\(name.name)` is `\(asked)`",
                notes: known.isEmpty
                    ? [] : ["it has " + known.suffix(8).map { "`\($0)`" }.joined(separator: ", ")]
            )
        case .unversioned(let name, let asked):
            Diagnostic(
                code: "mlld-version-unknown",
                message:
                    "no version of `mlld://\(name.scope)/\(name.name)` is `\(asked)`: its registry knows none",
                hints: ["write `mlld://\(name.scope)/\(name.name)`; the lock pins what is there"]
            )
        case .leadsHere(let name, let url):
            Diagnostic(
                code: "mlld-leads-here",
                message:
                    "the registry leads `mlld://\(name.scope)/\(name.name)` to this machine: `\(url)`",
                notes: ["only a registry on this machine may"]
            )
        case .fileMissing(let name, let file):
            Diagnostic(
                code: "mlld-file-missing",
                message:
                    "`\(file)` of `mlld://\(name.scope)/\(name.name)` is not where its registry says",
                hints: ["tell who runs the registry; what the store has loads offline"]
            )
        case .entryUnclear(let name, let files):
            Diagnostic(
                code: "mlld-entry-unclear",
                message:
                    "`mlld://\(name.scope)/\(name.name)` does not say which of its files is imported",
                notes: [
                    "it has " + files.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
                ],
                hints: ["tell its author that `entryPoint` is missing"]
            )
        }
    }
}
