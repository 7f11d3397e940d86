// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import ModuleModel

/// Why the packages of a project can't be chosen, fetched or changed.
package enum PackageError: DiagnosticError, Hashable {
    /// A dependency names a folder that is not there.
    case folderMissing(ManifestName, path: String, manifest: String)
    /// A dependency comes from a place that this Tenon has no source for.
    case sourceMissing(ManifestName, source: String, manifest: String)
    /// A dependency of a registry has no scope, so that no registry can have it.
    case withoutScope(ManifestName, manifest: String)
    /// The lock does not fit the manifest, and may not be changed.
    case outdatedLock(notes: [String], flag: String?)
    /// A command would change the lock, and that is forbidden.
    case lockMayNotChange
    /// The lock names another registry than the manifest.
    case otherRegistry(ModuleID, locked: String, configured: String)
    /// The registry does not have a version that is locked.
    case releaseMissing(ModuleID, registry: String)
    /// The registry has no such version of a package, or none that was not withdrawn.
    case releaseUnknown(PackageName, Version?, known: [String])
    /// A file can't be part of a package.
    case fileRefused(String, reason: String)
    /// A file that says what is left out of a package is not read.
    case ignoreFileRefused(String, reason: String)
    /// It is beyond what registries take, as this says.
    case tooLarge(Diagnostic)
    /// No dependency has that name.
    case notADependency(String, known: [String])

    /// Says what is wrong, and what to do.
    package var diagnostic: Diagnostic {
        switch self {
        case .folderMissing(let name, let path, let manifest):
            Diagnostic(
                code: "dependency-folder-missing",
                message: "`\(name)` in `\(manifest)` is the folder `\(path)`, which is not there",
                hints: ["correct its `path`, or take it out with `tenon remove \(name)`"]
            )
        case .sourceMissing(let name, let source, let manifest):
            Diagnostic(
                code: "dependency-source-unavailable",
                message: "`\(name)` in `\(manifest)` comes from \(source), and this Tenon has no "
                    + "such source",
                hints: ["use a registry, a folder (`path`) or a URL (`url`)"]
            )
        case .withoutScope(let name, let manifest):
            Diagnostic(
                code: "dependency-without-scope",
                message: "`\(name)` in `\(manifest)` has no scope, and registries have only "
                    + "packages with one",
                hints: ["write `@scope/\(name)`, or say where it is with `path` or `url`"]
            )
        case .outdatedLock(let notes, let flag):
            Diagnostic(
                code: "lock-outdated",
                message: "`tenon.lock` does not fit `tenon.toml`",
                notes: notes,
                hints: ["run `tenon install`" + (flag.map { " without `\($0)`" } ?? "")]
            )
        case .lockMayNotChange:
            Diagnostic(
                code: "lock-frozen",
                message: "the command changes `tenon.lock`, and `--locked` forbids that",
                hints: ["run it without `--locked` and `--frozen`"]
            )
        case .otherRegistry(let id, let locked, let configured):
            Diagnostic(
                code: "lock-registry-mismatch",
                message: "the lock takes `\(id)` from another registry than `tenon.toml`",
                notes: ["`tenon.toml` says \(configured)", "the lock says   \(locked)"],
                hints: [
                    "if it moved, run `tenon install`, which lets the lock follow where the content is the same",
                    "if it did not, correct its address in `[registries]`",
                ]
            )
        case .releaseMissing(let id, let registry):
            Diagnostic(
                code: "package-version-missing",
                message: "the registry `\(registry)` no longer has `\(id)`, which is locked",
                hints: ["choose another version with `tenon update`"]
            )
        case .releaseUnknown(let name, let version, let known):
            Diagnostic(
                code: "package-version-missing",
                message: version.map { "there is no `\(name)@\($0)`" }
                    ?? "all versions of `\(name)` were withdrawn",
                notes: known.isEmpty
                    ? [] : ["there are " + known.suffix(12).joined(separator: ", ")]
            )
        case .fileRefused(let path, let reason):
            Diagnostic(
                code: "package-file-refused",
                message: "`\(path)` can't be part of a package: \(reason)",
                hints: ["take it out, or put a copy there"]
            )
        case .ignoreFileRefused(let path, let reason):
            Diagnostic(
                code: "package-file-refused",
                message: "`\(path)` can't say what is left out of the package: \(reason)",
                hints: ["put a copy there, or delete it"]
            )
        case .tooLarge(let diagnostic): diagnostic
        case .notADependency(let name, let known):
            Diagnostic(
                code: "not-a-dependency",
                message: "`\(name)` is not a package of this project",
                notes: known.isEmpty
                    ? ["it has none yet"]
                    : ["it has " + known.prefix(12).map { "`\($0)`" }.joined(separator: ", ")]
            )
        }
    }
}
