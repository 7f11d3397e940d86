// SPDX-License-Identifier: Apache-2.0

extension ModuleID {
    static let mlldPrefix = "mlld://"

    /// The identity of a file of a gist: `gist:alice/0123…`, `gist:alice/0123…@4567…/words.js`.
    public init(gist reference: GistReference) {
        self.init(source: .gist, "\(Specifier.gist(reference))")
    }

    /// The identity of a module of mlld, or of a file inside it: `mlld://alice/utils@^1.2/lib/words.js`.
    public init(mlld reference: RegistryReference) {
        self.init(source: .registry, "\(Specifier.registry(reference))")
    }

    /// The user and the name of a module of mlld; `nil` for every other module.
    public var mlldModule: PackageName? {
        guard source == .registry, !isPackage,
            case .registry(let reference)? = try? Specifier(parsing: description)
        else { return nil }
        return reference.package
    }

    /// The identity of all versions of a module of mlld.
    public init(mlldModule name: PackageName) {
        self.init(mlld: RegistryReference(registry: .mlld, package: name))
    }

    /// Whether it is a package of a registry that projects choose themselves, or a file of one.
    public var isPackage: Bool {
        source == .registry && description.utf8.first == UInt8(ascii: "@")
    }
}

extension Pin {
    /// The file of a gist that was pinned, at its revision; `nil` for what lies elsewhere.
    ///
    /// A module of mlld may lie in a gist too.
    public var gist: GistReference? {
        guard source == .gist || source == .registry,
            case .gist(let gist)? = try? Specifier(parsing: location)
        else { return nil }
        return GistReference(
            user: gist.user,
            id: gist.id,
            revision: revision.flatMap { CommitID(parsing: $0) },
            file: gist.file
        )
    }
}
