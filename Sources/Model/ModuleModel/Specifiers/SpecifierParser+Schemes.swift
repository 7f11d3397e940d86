// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

// MARK: - Files and modules of the runtime

extension SpecifierParser {
    func filePath(_ rest: Substring) throws(Failure) -> String {
        var path = rest
        if path.utf8.starts(with: "//".utf8) {
            path = path.dropFirst(2)
            let host = path.prefix { $0 != "/" }
            guard host.isEmpty || ASCII.lowercased(String(host)) == "localhost" else {
                throw failure(
                    "a `file:` URL names no other machine",
                    ["write `file:///` and the path"]
                )
            }
            path = path.dropFirst(host.count)
        }
        path = path.prefix { $0 != "?" && $0 != "#" }
        let holdsSlash = path.utf8.split(separator: UInt8(ascii: "%")).dropFirst()
            .contains { $0.starts(with: "2F".utf8) || $0.starts(with: "2f".utf8) }
        guard path.utf8.first == UInt8(ascii: "/"), !holdsSlash,
            let decoded = PercentEncoding.decoded(path),
            !decoded.utf8.contains(where: ASCII.isControl)
        else {
            throw failure(
                "a `file:` URL holds a whole path, percent-encoded",
                ["write `file:///home/me/a.js`"]
            )
        }
        return LexicalPath.normalized(decoded)
    }

    func builtin(_ rest: Substring) throws(Failure) -> Specifier {
        let parts = rest.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
        let isName = parts.allSatisfy { part in
            !part.isEmpty
                && part.allSatisfy {
                    ASCII.isDigit($0) || $0 == UInt8(ascii: "_")
                        || ASCII.isLetter($0) && $0 & 0x20 != 0
                }
        }
        guard isName, rest.utf8.count <= 64 else {
            throw failure("modules of the runtime have names such as `node:path`")
        }
        return .builtin(String(rest))
    }
}

// MARK: - Saved modules and packages

extension SpecifierParser {
    func saved(_ rest: Substring) throws(Failure) -> Specifier {
        guard !rest.isEmpty else { throw failure("the name is missing", [Self.nameHint]) }
        let (head, path) = try headAndPath(rest)
        let (text, revision) = splitting(head, at: "@")
        let name: ModuleName
        do throws(ModuleName.Malformed) {
            name = try ModuleName(parsing: String(text))
        } catch {
            throw failure("`\(text)` is not a name: \(error.reason)", [Self.nameHint])
        }
        var number: Int?
        if let revision {
            number = ASCII.number(revision.utf8)
            guard let number, number > 0, revision.utf8.first != UInt8(ascii: "0") else {
                throw failure(
                    "revisions of saved modules are counted 1, 2, 3",
                    ["write `\(name)@1`, or `\(name)` for the newest"]
                )
            }
        }
        return .saved(SavedReference(name: name, revision: number, path: path))
    }

    private static let nameHint = "write `./` in front of a file, or a name such as `slugify`"

    func registry(
        _ rest: Substring,
        _ registry: RegistryReference.Registry
    ) throws(Failure) -> Specifier {
        guard let slash = rest.utf8.firstIndex(of: UInt8(ascii: "/")) else {
            throw failure("a package has a scope and a name", ["write `@scope/name`"])
        }
        let (head, path) = try headAndPath(rest[slash...].dropFirst())
        let (name, version) = splitting(head, at: "@")
        let package = try package(rest[...slash] + name)
        var requirement: VersionRequirement?
        if let version {
            do throws(VersionRequirement.Malformed) {
                requirement = try VersionRequirement(parsing: String(version))
            } catch {
                throw Failure(
                    code: error.diagnostic.code,
                    text: text,
                    reason: "`\(version)` does not say which versions are meant: \(error.reason)",
                    hints: error.diagnostic.hints
                )
            }
        }
        return .registry(
            RegistryReference(
                registry: registry,
                package: package,
                requirement: requirement,
                path: path
            )
        )
    }

    func package(_ text: some StringProtocol) throws(Failure) -> PackageName {
        do throws(PackageName.Malformed) {
            return try PackageName(parsing: String(text))
        } catch {
            throw Failure(
                code: error.diagnostic.code,
                text: self.text,
                reason: "`\(text)` is not a package name: \(error.reason)",
                hints: error.diagnostic.hints
            )
        }
    }

    func mlld(_ rest: Substring) throws(Failure) -> Specifier {
        guard rest.utf8.starts(with: "//".utf8) else {
            throw failure("its scheme is written `mlld://`", ["write `mlld://user/module`"])
        }
        let rest = rest.dropFirst(2)
        if rest.utf8.starts(with: "gist/".utf8) {
            return try gist(rest.dropFirst("gist/".count))
        }
        return try registry("@" + rest, .mlld)
    }
}

// MARK: - Gists, git, databases

extension SpecifierParser {
    func gist(_ rest: Substring) throws(Failure) -> Specifier {
        var parts = rest.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: false)[...]
        var user: GistUser?
        if parts.count > 1, GistID(parsing: splitting(parts[1], at: "@").0) != nil {
            user = GistUser(parsing: parts[0])
            guard user != nil else { throw failure("`\(parts[0])` is not a GitHub user") }
            parts = parts.dropFirst()
        }
        let (id, revision) = splitting(parts.removeFirst(), at: "@")
        guard let id = GistID(parsing: id) else {
            throw failure(
                "`\(id)` is not the id of a gist",
                ["write `gist:user/id` with the hexadecimal id from the address of the gist"]
            )
        }
        let commit = revision.flatMap { CommitID(parsing: $0) }
        guard revision == nil || commit != nil else {
            throw failure("a revision of a gist is a full commit, 40 hexadecimal digits")
        }
        let file = parts.isEmpty ? nil : try modulePath(parts.joined(separator: "/")[...])
        return .gist(GistReference(user: user, id: id, revision: commit, file: file))
    }

    /// The repository is the first two components after the host, or more, up to one with `.git`.
    func git(_ rest: Substring) throws(Failure) -> Specifier {
        guard rest.utf8.starts(with: "//".utf8) else {
            throw failure("its host is missing", ["write `git://host/owner/repo@ref/path`"])
        }
        let parts = rest.dropFirst(2).split(separator: "/", omittingEmptySubsequences: false)
        let host = try gitHost(parts[0])
        let components = parts.dropFirst()
        let names = components.map { splitting($0, at: "@").0 }
        let count = (names.firstIndex { $0.hasSuffix(".git") }).map { $0 + 1 } ?? 2
        guard components.count >= count else {
            throw failure(
                "its repository is missing",
                ["write `git://host/owner/repo@ref/path`"]
            )
        }
        let repository = names.prefix(count).joined(separator: "/")
        let refs = components.prefix(count).map { splitting($0, at: "@").1 }
        guard repository.utf8.allSatisfy({ NameRules.isNameByte($0) || $0 == UInt8(ascii: "/") }),
            refs.dropLast().allSatisfy({ $0 == nil }), let path = ModulePath(parsing: repository)
        else {
            throw failure("`\(repository)` is not the path of a repository")
        }
        var reference: GitRefName?
        if let ref = refs.last ?? nil {
            reference = GitRefName(escaped: ref)
            guard reference != nil else {
                throw failure(
                    "`\(ref)` is not a branch, tag or commit",
                    ["write a `/` in a branch as `%2F`"]
                )
            }
        }
        let inner = components.dropFirst(count)
        let file = inner.isEmpty ? nil : try modulePath(inner.joined(separator: "/")[...])
        return .git(
            GitReference(
                repository: GitRepository(host: host, path: path),
                reference: reference,
                path: file
            )
        )
    }

    private func gitHost(_ authority: Substring) throws(Failure) -> String {
        guard !authority.utf8.contains(UInt8(ascii: "@")) else {
            throw Failure(
                code: "url-credentials",
                text: URLReference.redacted(text),
                reason: "it holds a user name or password",
                hints: ["let the credential helper of git hold the credential"]
            )
        }
        do throws(HostName.Failure) {
            let (host, port) = try HostName.split(String(authority))
            let name = try HostName.normalized(host)
            let isIPv6 = name.utf8.contains(UInt8(ascii: ":"))
            let suffix = port.map { $0 == 443 ? "" : ":\($0)" } ?? ""
            return (isIPv6 ? "[\(name)]" : name) + suffix
        } catch {
            throw Failure(
                code: "specifier-malformed",
                text: URLReference.redacted(text),
                reason: error.reason,
                hints: error.hints
            )
        }
    }

    func database(_ rest: Substring) throws(Failure) -> Specifier {
        let (head, path) = try headAndPath(rest.dropFirst(2))
        guard rest.utf8.starts(with: "//".utf8),
            let source = try? ModuleName(parsing: String(head)),
            let path, let reference = DatabaseReference(source: source, path: path)
        else {
            throw failure(
                "it does not name a source, a table and a key",
                ["write `db://source/table/key`"]
            )
        }
        return .database(reference)
    }
}

// MARK: - Parts

extension SpecifierParser {
    private func headAndPath(_ rest: Substring) throws(Failure) -> (Substring, ModulePath?) {
        let (head, path) = splitting(rest, at: "/")
        guard let path else { return (head, nil) }
        return (head, try modulePath(path))
    }

    private func modulePath(_ text: Substring) throws(Failure) -> ModulePath {
        guard let path = ModulePath(parsing: text) else {
            throw failure(
                "`\(text)` is not a path inside a module",
                ["write components with one `/` between them, without `.`, `..`, `:` and `\\`"]
            )
        }
        return path
    }

    private func splitting(_ text: Substring, at mark: Unicode.Scalar) -> (Substring, Substring?) {
        guard let index = text.unicodeScalars.firstIndex(of: mark) else { return (text, nil) }
        return (text[..<index], text[text.unicodeScalars.index(after: index)...])
    }
}
