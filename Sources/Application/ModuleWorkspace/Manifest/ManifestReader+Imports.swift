// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import TOMLKit

// MARK: - [imports]

extension ManifestReader {
    /// A string is a specifier for a bare name; a table is a name of a dependency.
    mutating func readImports(_ section: TOMLTable, into manifest: inout Manifest) throws {
        for member in section.members {
            if member.value.table != nil {
                manifest.importedNames[member.key] = try importedName(member)
            } else {
                try checkAlias(member)
                manifest.imports[member.key] = try specifier(member)
            }
        }
    }

    /// An alias takes the place of a bare name: what is a path or has a scheme is none.
    private func checkAlias(_ member: TOMLTable.Member) throws {
        let key = member.key
        let isBare =
            !key.isEmpty && !key.hasPrefix(".") && !key.hasPrefix("/") && !key.contains(":")
            && !key.utf8.contains { $0 < 0x20 || $0 == 0x7F }
        guard isBare else {
            throw error(
                "`\(key)` is not a bare name",
                at: member,
                hints: ["name what imports write, such as `slug` or `@alice/utils`"]
            )
        }
    }

    private func specifier(_ member: TOMLTable.Member) throws -> String {
        let specifier = try parsed(member) { try Specifier(parsing: $0) }
        guard case .file(let path) = specifier else { return specifier.description }
        return try parsed(path, at: member) {
            try FilePath($0).absolute(from: FilePath(folder)).normalized.string
        }
    }

    private mutating func importedName(_ member: TOMLTable.Member) throws -> ImportedName {
        var (from, name): (ManifestName?, String?)
        for part in try table(member).members {
            switch part.key {
            case "from": from = try parsed(part) { try ManifestName(parsing: $0) }
            case "name": name = try string(part)
            default: warn(part, in: "imports.\(member.key)", known: ["from", "name"])
            }
        }
        guard let from else {
            throw error(
                "an imported name needs `from`",
                at: member,
                hints: ["write `{ from = \"package\" }`, or a specifier as a string"]
            )
        }
        return ImportedName(from: from, name: name)
    }
}

// MARK: - [permissions]

extension ManifestReader {
    /// A kind has a list of targets, or `true` for everything; the old names of Lyra are read too.
    mutating func permissions(_ section: TOMLTable) throws -> PermissionSet {
        var permissions: [Permission] = []
        for member in section.members {
            switch (member.key, member.value.table) {
            case ("filesystem", let table?):
                for part in table.members {
                    if part.key == "read" || part.key == "write" {
                        permissions += try self.permissions(
                            part,
                            part.key == "read" ? .read : .write
                        )
                    } else {
                        warn(part, in: "permissions.filesystem", known: ["read", "write"])
                    }
                }
            case ("network", let table?):
                for part in table.members {
                    if part.key == "domains" {
                        permissions += try self.permissions(part, .network)
                    } else {
                        warn(part, in: "permissions.network", known: ["domains"])
                    }
                }
            case ("foreign-objects", _): permissions += try self.permissions(member, .foreign)
            default:
                if let kind = Permission.Kind(rawValue: member.key), kind != .foreign {
                    permissions += try self.permissions(member, kind)
                } else {
                    let kinds = Permission.Kind.allCases.filter { $0 != .foreign }
                    warn(member, in: "permissions", known: kinds.map(\.rawValue))
                }
            }
        }
        return PermissionSet(permissions)
    }

    private func permissions(
        _ member: TOMLTable.Member,
        _ kind: Permission.Kind
    ) throws -> [Permission] {
        if let isEverything = member.value.boolean {
            return isEverything ? [Permission(everything: kind)] : []
        }
        return try elements(member).map { element in
            guard element.string != "" else {
                throw error(
                    "an empty text in `\(member.key)` permits nothing",
                    at: element.span,
                    hints: [Self.targetHint(kind), "for everything, write `\(member.key) = true`"]
                )
            }
            return try parsed(element, at: member) {
                do throws(Permission.Malformed) {
                    return try Permission(kind, $0, relativeTo: folder)
                } catch {
                    throw Self.asWrittenHere(error, kind: kind, target: $0, key: member.key)
                }
            }
        }
    }

    /// The error with hints for the notation of a manifest, where a kind is a key and stands in front of no target.
    private static func asWrittenHere(
        _ error: Permission.Malformed,
        kind: Permission.Kind,
        target: String,
        key: String
    ) -> ContextualError {
        var diagnostic = error.diagnostic
        switch kind {
        case .network where target.contains("*"):
            diagnostic.hints = ["name each host, or write `\(key) = true` for every host"]
        case .network where target.contains("/"):
            diagnostic.hints = [
                "write `\(key) = [\"api.example.com\"]`, or with a port, `\"api.example.com:443\"`"
            ]
        case .run where !target.contains("/"):
            diagnostic.hints = ["write the whole path, such as `\(key) = [\"/usr/bin/\(target)\"]`"]
        case .saved:
            diagnostic.hints = ["write `\(key) = [\"read\"]`, `\(key) = [\"write\"]` or both"]
        default: break
        }
        return ContextualError(diagnostic: diagnostic)
    }

    private static func targetHint(_ kind: Permission.Kind) -> String {
        switch kind {
        case .read, .write: "name a file or folder: `\".\"` is the folder of the manifest"
        case .network: "name a host, such as `\"api.example.com\"`"
        case .environment: "name a variable, such as `\"LANG\"`"
        case .run: "name a program by its path, such as `\"/usr/bin/git\"`"
        case .saved: "write `\"read\"` or `\"write\"`"
        case .foreign: "name the foreign object"
        }
    }
}
