// SPDX-License-Identifier: Apache-2.0

/// What a person wrote to name a module, understood but not yet resolved.
public enum Specifier: Hashable, Sendable {
    /// A path: `./a.js`, `../a.js`, `/abs/a.js` or the path of a `file:` URL.
    case file(String)
    /// An absolute `https:` (or `http:`) URL, normalised.
    case url(ModuleURL)
    /// A saved module, `slugify`, `slugify@3` or `slugify/lib/words.js`.
    case saved(SavedReference)
    /// A package of a registry, `@alice/utils@^1.2/sub/path`.
    case registry(RegistryReference)
    /// A gist, `gist:user/id@revision/file`.
    case gist(GistReference)
    /// A git repository, `git://host/owner/repo@ref/path`.
    case git(GitReference)
    /// A name to look up in DNS, `dns:@user/module` .
    case dns(PackageName)
    /// A row of a database, `db://source/table/key`.
    case database(DatabaseReference)
    /// A module of the runtime, `node:path`.
    case builtin(String)
}
