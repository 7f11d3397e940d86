// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import FileSystemKit
package import ModuleModel

/// A package that a registry does not take.
package struct RegistryBuildError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    private init(_ code: String, _ message: String, notes: [String] = [], hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, notes: notes, hints: hints)
    }

    static func refusedFile(_ path: FilePath, _ reason: String) -> Self {
        Self(
            "package-file-refused",
            "`\(path)` can't be part of a package: \(reason)",
            hints: ["take it out of the package's folder, or put a copy there"]
        )
    }

    static func tooMuch(_ what: String, _ folder: FilePath) -> Self {
        Self("package-file-refused", "`\(folder)` can't be a package: it holds \(what)")
    }

    static func manifestMissing() -> Self {
        Self(
            "package-manifest-missing",
            "a package needs a manifest",
            hints: ["make one with `tenon init`"]
        )
    }

    static func outsidePermission(_ subject: String, _ permission: String) -> Self {
        Self(
            "package-permission-refused",
            "`\(subject)` asks for a path that leads out of its user's project: `\(permission)`",
            hints: ["write a path below the project, `./data`, or a whole one from `/` on"]
        )
    }

    /// The version is there, and a published one never changes.
    package static func versionExists(
        _ subject: String,
        published: ContentDigest,
        submitted: ContentDigest
    ) -> Self {
        Self(
            "registry-version-exists",
            "`\(subject)` is published, and with other content",
            notes: ["published \(published)", "now       \(submitted)"],
            hints: ["give it a new version: a published one never changes"]
        )
    }

    static func contentChanged(
        _ subject: String,
        stated: ContentDigest,
        found: ContentDigest
    ) -> Self {
        Self(
            "registry-content-changed",
            "the content of `\(subject)` is not what its registry states",
            notes: ["stated \(stated)", "found  \(found)"],
            hints: ["publish what is there under a new version, or bring the old content back"]
        )
    }

    static func notCanonical(_ subject: String) -> Self {
        Self(
            "registry-entry-malformed",
            "the archive of `\(subject)` is not written as Tenon writes it",
            hints: ["make it with `tenon publish --pull-request`"]
        )
    }

    static func otherPackage(_ stated: String, _ found: String) -> Self {
        Self(
            "registry-entry-malformed",
            "the archive of `\(stated)` holds `\(found)`",
            hints: ["make the entry with `tenon publish --pull-request`"]
        )
    }

    static func releaseMissing(_ subject: String) -> Self {
        Self("registry-release-missing", "the registry has no `\(subject)`")
    }

    static func noRegistry() -> Self {
        Self(
            "registry-file-wrong",
            "the folder has no `config.json`, so that it is no registry",
            hints: ["build one with `tenon registry build SOURCE FOLDER`"]
        )
    }

    static func fileWrong(_ name: String, _ reason: String) -> Self {
        Self(
            "registry-file-wrong",
            "`\(name)` is wrong: \(reason)",
            hints: ["publish the version again with the same content, or bring the file back"]
        )
    }
}
