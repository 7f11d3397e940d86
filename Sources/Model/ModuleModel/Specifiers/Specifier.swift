// SPDX-License-Identifier: Apache-2.0

/// What a person wrote to name a module, understood but not yet resolved.
public enum Specifier: Hashable, Sendable {
    /// A path: `./a.js`, `../a.js`, `/abs/a.js` or the path of a `file:` URL.
    case file(String)
    /// An absolute `https:` (or `http:`) URL, normalised.
    case url(ModuleURL)
    /// A saved module, `slugify`, `slugify@3` or `slugify/lib/words.js`.
    case saved(SavedReference)
    /// A package of a registry, `@alice/utils@^1.2/sub/path`, or `mlld://alice/utils`.
    case registry(RegistryReference)
    /// A gist, `gist:user/id@revision/file`, or `mlld://gist/user/id`.
    case gist(GistReference)
    /// A git repository, `git://host/owner/repo@ref/path`, reached over HTTPS.
    case git(GitReference)
    /// A name to look up in DNS, `dns:@user/module` .
    case dns(PackageName)
    /// A row of a database, `db://source/table/key`.
    case database(DatabaseReference)
    /// A module of the runtime, `node:path`.
    case builtin(String)

    /// The kind of source that is meant.
    public var source: SourceScheme {
        switch self {
        case .file: .file
        case .url: .https
        case .saved: .saved
        case .registry: .registry
        case .gist: .gist
        case .git: .git
        case .dns: .dns
        case .database: .database
        case .builtin: .builtin
        }
    }
}

// MARK: - Text form

extension Specifier: CustomStringConvertible {
    /// The one spelling of what is meant, which ``init(parsing:)`` reads back.
    ///
    /// A saved module is written with its scheme, `saved:slugify`: a bare name means what the
    /// language at hand, or the manifest's `[imports]`, takes it for.
    public var description: String {
        switch self {
        case .file(let path): path
        case .url(let url): url.description
        case .saved(let reference): "saved:" + Self.text(reference)
        case .registry(let reference): Self.text(reference)
        case .gist(let reference):
            "gist:" + (reference.user.map { "\($0)/" } ?? "") + "\(reference.id)"
                + Self.part("@", reference.revision) + Self.part("/", reference.file)
        case .git(let reference):
            "git://\(reference.repository)" + Self.part("@", reference.reference?.escaped)
                + Self.part("/", reference.path)
        case .dns(let name): "dns:\(name)"
        case .database(let reference): "db://\(reference.source)/\(reference.path)"
        case .builtin(let name): "node:" + name
        }
    }

    private static func text(_ reference: SavedReference) -> String {
        "\(reference.name)" + part("@", reference.revision) + part("/", reference.path)
    }

    private static func text(_ reference: RegistryReference) -> String {
        let name =
            switch reference.registry {
            case .boundToScope: "\(reference.package)"
            case .mlld: "mlld://\(reference.package.scope)/\(reference.package.name)"
            }
        return name + part("@", reference.requirement) + part("/", reference.path)
    }

    private static func part(_ separator: String, _ value: (some CustomStringConvertible)?)
        -> String
    {
        value.map { separator + $0.description } ?? ""
    }
}
