// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics
internal import FileSystemKit
internal import ModuleModel
internal import TOMLKit

// MARK: - [registries]

extension ManifestReader {
    /// The registries by name; a key such as `@alice` binds that scope.
    mutating func registries(_ section: TOMLTable) throws -> [String: RegistryBinding] {
        var registries: [String: RegistryBinding] = [:]
        var owners: [String: String] = [:]
        for member in section.members {
            var scopes: [(name: String, span: SourceSpan)] = []
            if member.key.hasPrefix("@") {
                let scope = try parsed(member.key, at: member) { try Self.scope($0) }
                scopes.append((scope, member.keySpan))
            } else {
                try checkName(member)
            }
            var binding = try registry(member, &scopes)
            for scope in scopes {
                if let owner = owners.updateValue(member.key, forKey: scope.name) {
                    throw error(
                        "the scope `@\(scope.name)` is bound to `\(owner)` already",
                        at: scope.span,
                        hints: ["bind each scope to exactly one registry"]
                    )
                }
            }
            binding.scopes = scopes.map(\.name)
            registries[member.key] = binding
        }
        return registries
    }

    private mutating func registry(
        _ member: TOMLTable.Member,
        _ scopes: inout [(name: String, span: SourceSpan)]
    ) throws -> RegistryBinding {
        guard member.value.string == nil else {
            return RegistryBinding(location: try location(member))
        }
        var location: String?
        var tokenVariable: String?
        var cooldown: Int64?
        for part in try table(member).members {
            switch part.key {
            case "url": location = try self.location(part)
            case "token": tokenVariable = try variable(part)
            case "cooldown": cooldown = try self.cooldown(part)
            case "scopes":
                for element in try elements(part) {
                    let scope = try parsed(element, at: part) { try Self.scope($0) }
                    scopes.append((scope, element.span))
                }
            default:
                try checkSecret(part)
                warn(
                    part,
                    in: "registries.\(member.key)",
                    known: ["url", "scopes", "token", "cooldown"]
                )
            }
        }
        guard let location else {
            throw error(
                "a registry needs `url`",
                at: member,
                hints: ["write `url = \"https://…\"`, or the path of a folder"]
            )
        }
        return RegistryBinding(
            location: location,
            tokenVariable: tokenVariable,
            cooldown: cooldown
        )
    }

    /// A time such as `36h` or `7d`, in milliseconds.
    private func cooldown(_ member: TOMLTable.Member) throws -> Int64 {
        let text = try string(member)
        let units: [Character: Int64] = ["m": 60_000, "h": 3_600_000, "d": 86_400_000]
        if text == "0" { return 0 }
        guard let unit = text.last.flatMap({ units[$0] }),
            let number = UInt16(text.dropLast()), !text.hasPrefix("+")
        else {
            throw error(
                "`\(text)` is not a time",
                at: member,
                hints: ["write minutes, hours or days, such as `36h` or `7d`, or `0` for none"]
            )
        }
        return Int64(number) * unit
    }

    /// An `https:` URL, or the path of a folder; `file:` URLs are paths that are harder to read.
    func location(_ member: TOMLTable.Member) throws -> String {
        guard try !string(member).contains("://") else {
            return try parsed(member) { try ModuleURL(parsing: $0) }.description
        }
        return try parsed(member) {
            try FilePath($0).absolute(from: FilePath(folder)).normalized.string
        }
    }

    /// A scope with its `@`; the name of a package in it would be well formed.
    private static func scope(_ text: String) throws -> String {
        try PackageName(parsing: text + "/x").scope
    }
}

// MARK: - [sources], and secrets anywhere

extension ManifestReader {
    private static let secrets = ["token", "password", "secret", "authorization", "api-key"]

    /// The settings of each name; a secret is named, never written down.
    ///
    /// Gists and the registry of mlld have nothing but an address, which is checked here.
    func settings(_ section: TOMLTable) throws -> [String: [String: String]] {
        var settings: [String: [String: String]] = [:]
        for member in section.members {
            if Self.places.contains(member.key) {
                settings[member.key] = ["url": try place(member)]
                continue
            }
            if let url = member.value.string {
                settings[member.key] = ["url": url]
                continue
            }
            for part in try table(member).members {
                try checkSecret(part)
                settings[member.key, default: [:]][part.key] = try string(part)
            }
        }
        return settings
    }

    /// The sources that are told by their address alone.
    private static let places: Set<String> = ["gist", "mlld"]

    private func place(_ member: TOMLTable.Member) throws -> String {
        guard member.value.table == nil else {
            throw error(
                "`\(member.key)` is an address, without more settings",
                at: member,
                hints: [
                    "write `\(member.key) = \"https://…\"`; a token for gists is in `GITHUB_TOKEN`"
                ]
            )
        }
        guard member.key == "mlld" else {
            return try parsed(member) { try ModuleURL(parsing: $0) }.description
        }
        return try location(member)
    }

    /// Refuses a secret that stands in the manifest itself.
    private func checkSecret(_ part: TOMLTable.Member) throws(ManifestError) {
        if Self.secrets.contains(part.key.lowercased()) { _ = try variable(part) }
    }

    /// The name of an environment variable, written `${NAME}`.
    private func variable(_ part: TOMLTable.Member) throws(ManifestError) -> String {
        let text = part.value.string ?? ""
        let name = text.dropFirst(2).dropLast()
        guard text.hasPrefix("${"), text.hasSuffix("}"), !name.isEmpty else {
            throw error(
                "`\(part.key)` holds a secret",
                at: part.keySpan.withoutText,
                hints: ["write `\(part.key) = \"${NAME}\"` and set that variable"]
            )
        }
        return String(name)
    }
}

extension SourceSpan {
    /// The same place, without the line that an excerpt would show.
    fileprivate var withoutText: SourceSpan {
        SourceSpan(file: file, line: line, column: column, length: length)
    }
}
