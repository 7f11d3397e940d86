// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
internal import ModuleModel

/// A registry that can't be chosen or read, or that has no such package.
///
/// What a registry says wrongly about bytes is an `IntegrityFailure` instead.
package struct RegistryError: DiagnosticError, Hashable {
    /// The explanation.
    package let diagnostic: Diagnostic

    /// Whether the registry was read, and has no such package.
    package var isAboutMissingPackage: Bool { diagnostic.code == "package-not-found" }

    /// Whether nobody knows the token that would help.
    package var isAboutLogin: Bool { diagnostic.code == "login-needed" }

    init(_ code: String, _ message: String, notes: [String] = [], hints: [String] = []) {
        diagnostic = Diagnostic(code: code, message: message, notes: notes, hints: hints)
    }
}

// MARK: - Choosing

extension RegistryError {
    static func malformedAddress(_ text: String, _ reason: String) -> Self {
        Self(
            "registry-address-malformed",
            "`\(text)` is not the address of a registry" + (reason.isEmpty ? "" : ": \(reason)"),
            hints: ["write an `https://` URL, or the path of a folder"]
        )
    }

    static func conflict(_ package: PackageName, _ registries: [String]) -> Self {
        let names = registries.sorted().map { "`\($0)`" }.joined(separator: " and ")
        return Self(
            "registry-conflict",
            "`\(package)` can't come from two registries: \(names)",
            hints: ["bind the scope `@\(package.scope)` to one of them in `[registries]`"]
        )
    }

    static func unknownRegistry(_ package: PackageName, _ registry: String) -> Self {
        Self(
            "registry-not-configured",
            "`\(package)` comes from `\(registry)`, which `[registries]` does not have",
            hints: ["write `\(registry) = \"https://…\"` in `[registries]` of `tenon.toml`"]
        )
    }

    static func notConfigured(_ package: PackageName) -> Self {
        Self(
            "registry-not-configured",
            "no registry is configured for `\(package)`",
            hints: [
                "write `default = \"https://…\"` in `[registries]` of `tenon.toml`",
                "or bind its scope alone: `\"@\(package.scope)\" = \"https://…\"`",
            ]
        )
    }
}

// MARK: - Reading

extension RegistryError {
    static func notFound(_ registry: RegistryAddress) -> Self {
        Self(
            "registry-not-found",
            "`\(registry)` is not a registry: it has no `\(RegistryLayout.configuration)`",
            hints: hints(forNotFound: registry)
        )
    }

    private static func hints(forNotFound registry: RegistryAddress) -> [String] {
        let check = "check the address: in `[registries]` of `tenon.toml`, or behind `--registry`"
        guard case .folder(let path) = registry else { return [check] }
        return [check, "make a registry of the folder: `tenon registry build PACKAGES \(path)`"]
    }

    /// The registry does not answer who shows no token, or not this one.
    static func loginNeeded(_ registry: RegistryAddress, hasToken: Bool) -> Self {
        Self(
            "login-needed",
            hasToken
                ? "the registry `\(registry)` does not take the token that is known for it"
                : "the registry `\(registry)` answers only who shows a token",
            hints: [
                "run `tenon login --registry \(registry)`" + (hasToken ? " with another" : ""),
                "or write `token = \"${VARIABLE}\"` beside its `url` in `[registries]`, and set VARIABLE",
            ]
        )
    }

    static func outside(_ file: String, _ registry: RegistryAddress) -> Self {
        Self(
            "registry-file-outside",
            "`\(file)` in the registry `\(registry)` is a link that leads out of it"
        )
    }

    /// A link in a folder where there may be none, wherever it leads.
    package static func linked(_ file: String) -> Self {
        Self(
            "registry-file-outside",
            "`\(file)` is a link, or lies behind one; a registry holds files of its own",
            hints: ["put the file itself there"]
        )
    }

    static func packageMissing(
        _ package: PackageName,
        _ registry: RegistryAddress,
        near: [String]
    ) -> Self {
        Self(
            "package-not-found",
            "the registry `\(registry)` has no package `\(package)`",
            hints: NearestNames.hints(near)
        )
    }

    static func archiveMissing(
        _ package: String,
        _ file: String,
        _ registry: RegistryAddress
    ) -> Self {
        Self(
            "package-archive-missing",
            "the registry `\(registry)` lists `\(package)` and does not have it",
            notes: ["there is no `\(file)`"],
            hints: ["tell who runs the registry; what is in the store loads offline"]
        )
    }

    static func offline(_ file: String, _ registry: RegistryAddress) -> Self {
        Self(
            "network-needed",
            "`\(file)` of the registry `\(registry)` was never read here, and the network may not be used",
            hints: ["allow the network once; what the lock pins then loads offline"]
        )
    }

    static func manifestMissing(_ package: String) -> Self {
        Self(
            "package-manifest-missing",
            "the archive of `\(package)` has no `tenon.toml`"
        )
    }

    /// What the archive's own manifest says otherwise than the index, a line each.
    static func mismatch(
        _ package: String,
        _ registry: RegistryAddress,
        differences: [String]
    ) -> Self {
        Self(
            "package-index-mismatch",
            "the registry `\(registry)` says of `\(package)` what the package itself does not say",
            notes: differences,
            hints: ["do not use it; tell who runs the registry"]
        )
    }
}
