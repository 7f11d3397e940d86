// SPDX-License-Identifier: Apache-2.0

/// What an author says of a project or package: the content of `tenon.toml` (`docs/formats/manifest.md`).
public struct Manifest: Hashable, Sendable {
    /// Who and what the package is.
    public var package = PackageMetadata()

    /// The packages that it needs, by name.
    public var dependencies: [ManifestName: Dependency] = [:]

    /// The packages that its tests need besides, by name.
    public var developmentDependencies: [ManifestName: Dependency] = [:]

    /// The versions of Tenon, of languages and of runtimes that the package works with, by name.
    public var engines: [String: VersionRequirement] = [:]

    /// What each optional part switches on.
    public var features: [String: [String]] = [:]

    /// What importers may name, and what in the package it stands for.
    public var exports: [String: String] = [:]

    /// What a bare name in the project's own files stands for: the canonical text of a specifier, an
    /// absolute path where it is a file.
    public var imports: [String: String] = [:]

    /// Names of a language with namespaces that come from a dependency.
    public var importedNames: [String: ImportedName] = [:]

    /// What the program asks for.
    public var permissions = PermissionSet.none

    /// Modules in other languages, by the name of their language.
    public var foreignModules: [String: ForeignModule] = [:]

    /// The settings of each further source of modules, by its name.
    public var sources: [String: [String: String]] = [:]

    /// The registries, by name; one that is named after its only scope has that as its name, `@alice`.
    public var registries: [String: RegistryBinding] = [:]

    /// What audits of the project leave out, and where else they ask.
    public var audit = AuditSettings()

    /// Creates a manifest that says nothing.
    public init() {}

    /// The file that importers of the whole package get: `entry`, else the export named `.`.
    public var entry: ModulePath? {
        package.entry ?? exports["."].flatMap { Self.path(ofExport: $0) }
    }

    /// The file that an export stands for, `./lib/words.js` or `lib/words.js`; `nil` when it is no path.
    public static func path(ofExport text: String) -> ModulePath? {
        ModulePath(parsing: text.hasPrefix("./") ? text.dropFirst(2) : text[...])
    }

    /// The name of the registry for scopes that no registry has.
    public static let defaultRegistry = "default"

    /// The registry that packages of a scope are taken from; `nil` when the manifest does not say.
    public func registry(ofScope scope: String) -> RegistryBinding? {
        registries.values.first { $0.scopes.contains(scope) } ?? registries[Self.defaultRegistry]
    }
}
