// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// What a package says of itself in its manifest, and an index repeats.
///
/// The builder of a registry writes what the manifest says; the reader compares. Both go through here,
/// so that they can't mean different things.
package struct PackageStatement: Hashable, Sendable {
    /// The name.
    package let name: PackageName
    /// The version.
    package let version: Version
    /// The language of the entry.
    package let language: String
    /// The packages that it needs.
    package let dependencies: [PackageName: Dependency]
    /// What each optional part switches on.
    package let features: [String: [String]]
    /// What importers may name.
    package let exports: [String: String]
    /// What it asks for.
    package let permissions: PermissionSet
    /// The languages and runtimes that it runs on.
    package let requirements: [String: VersionRequirement]

    /// What a manifest says.
    ///
    /// Folders and registries that dependencies name are for the author alone: whoever uses the package
    /// has registries of their own.
    ///
    /// - Throws: ``PackageIncomplete`` when it leaves out what a registry needs to know.
    package init(_ manifest: Manifest) throws(PackageIncomplete) {
        let metadata = manifest.package
        guard case .scoped(let name)? = metadata.name else {
            throw PackageIncomplete(
                subject: metadata.name?.description,
                reason: "its name has no scope",
                hint: "write `name = \"@you/\(metadata.name?.description ?? "name")\"`"
            )
        }
        func incomplete(_ reason: String, _ hint: String) -> PackageIncomplete {
            PackageIncomplete(subject: name.description, reason: reason, hint: hint)
        }
        guard let version = metadata.version else {
            throw incomplete("it has no version", "write `version = \"0.1.0\"` in `[package]`")
        }
        guard let language = metadata.language, !language.isEmpty else {
            throw incomplete(
                "it does not say its language",
                "write `language = \"javascript\"` in `[package]`"
            )
        }
        var dependencies: [PackageName: Dependency] = [:]
        for (needed, dependency) in manifest.dependencies.sorted(by: { $0.key < $1.key }) {
            guard case .scoped(let package) = needed else {
                throw incomplete(
                    "it needs `\(needed)`, which has no scope",
                    "name the package as the registry does, `@scope/\(needed)`"
                )
            }
            switch dependency.origin {
            case .registry: break
            case .folder:
                guard dependency.requirement != .any else {
                    throw incomplete(
                        "it needs `\(package)` from a folder of its author",
                        "add the versions that will do: `version = \"^1\"`"
                    )
                }
            case .archive, .git:
                throw incomplete(
                    "it needs `\(package)` from a place that no registry keeps",
                    "depend on a published version of it"
                )
            }
            var published = dependency
            published.origin = .registry(nil)
            dependencies[package] = published
        }
        self.name = name
        self.version = version
        self.language = language
        self.dependencies = dependencies
        features = manifest.features
        exports = manifest.exports
        permissions = manifest.permissions
        requirements = manifest.engines
    }

    /// What an index says.
    package init(_ name: PackageName, _ release: PackageRelease) {
        self.name = name
        version = release.version
        language = release.language
        dependencies = release.dependencies
        features = release.features
        exports = release.exports
        permissions = release.permissions
        requirements = release.requirements
    }
}

// MARK: - Differences

extension PackageStatement {
    /// A line for each thing that `package`, the package itself, says otherwise than this, its index.
    func differences(from package: PackageStatement) -> [String] {
        var lines: [String] = []
        func compare<Value: Hashable>(
            _ what: String,
            _ path: KeyPath<PackageStatement, Value>,
            _ words: (Value) -> String
        ) {
            let (promised, found) = (self[keyPath: path], package[keyPath: path])
            guard promised != found else { return }
            lines.append("\(what): index \(words(promised)), package \(words(found))")
        }
        compare("name", \.name) { "`\($0)`" }
        compare("version", \.version) { "`\($0)`" }
        compare("language", \.language) { "`\($0)`" }
        compare("dependencies", \.dependencies) { Self.list($0.map { "\($0) \(Self.words($1))" }) }
        compare("features", \.features) {
            Self.list($0.map { "\($0) = [\($1.joined(separator: ", "))]" })
        }
        compare("exports", \.exports) { Self.list($0.map { "\($0) = \($1)" }) }
        compare("permissions", \.permissions) { Self.list($0.permissions.map(\.description)) }
        compare("engines", \.requirements) { Self.list($0.map { "\($0) \($1)" }) }
        return lines
    }

    private static func list(_ items: [String]) -> String {
        items.isEmpty ? "none" : items.sorted().map { "`\($0)`" }.joined(separator: ", ")
    }

    private static func words(_ dependency: Dependency) -> String {
        var words = [dependency.requirement.description]
        if !dependency.features.isEmpty {
            words.append("with " + dependency.features.joined(separator: "+"))
        }
        if !dependency.usesDefaultFeatures { words.append("without default") }
        if dependency.isOptional { words.append("optional") }
        return words.joined(separator: " ")
    }
}
