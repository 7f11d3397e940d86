// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel

/// Writes the layouts of mlld's registries for those who read them (`docs/formats/mlld-registry.md`).
package enum MlldWriter {
    /// `modules.json`: the newest version of each module.
    package static func list(_ modules: [MlldModule]) -> [UInt8] {
        var entries: [String: JSONValue] = [:]
        for module in modules {
            guard let newest = module.newest else { continue }
            var members = newest.text.filter { $0.key != "description" && $0.key != "created" }
            members["name"] = .string(module.name.name)
            members["author"] = .string(module.authors.first ?? module.name.scope)
            members["about"] = .string(module.summary)
            members["version"] = .string(newest.version.description)
            members["source"] = source(newest)
            members["keywords"] = strings(newest.keywords)
            members["publishedAt"] = .string(newest.published.description)
            members["owners"] = strings(module.owners)
            members["tags"] = .object(module.tags.mapValues { .string($0) })
            members["availableVersions"] = strings(
                module.versions.reversed().map(\.version.description)
            )
            entries[module.name.description] = .object(members)
        }
        let root: JSONValue = [
            "version": "2.0", "generated": .string(changed(modules)), "modules": .object(entries),
        ]
        return root.encoded(.lines)
    }

    /// `modules/{user}/{module}.json`; `nil` for a module without a version.
    package static func module(_ module: MlldModule) -> [UInt8]? {
        guard let newest = module.newest else { return nil }
        var members: [String: JSONValue] = [
            "name": .string(module.name.description),
            "description": .string(module.summary),
            "author": [
                "name": .string(module.authors.first ?? module.name.scope),
                "github": .string(module.owners.first ?? module.name.scope),
            ],
            "source": source(newest),
            "keywords": strings(newest.keywords),
            "publishedAt": .string(newest.published.description),
        ]
        members["mlldVersion"] = newest.text["mlldVersion"]
        return JSONValue.object(members).encoded(.lines)
    }

    /// `{user}/registry.json`.
    package static func userRegistry(_ modules: [MlldModule], user: String) -> [UInt8] {
        var entries: [String: JSONValue] = [:]
        for module in modules where module.name.scope == user {
            guard let newest = module.newest else { continue }
            var members: [String: JSONValue] = [
                "description": .string(module.summary),
                "tags": strings(newest.keywords),
                "created": .string(newest.published.description),
            ]
            if case .gist(let id, _, _) = newest.content.place { members["gist"] = .string(id) }
            if newest.text["source"] != nil { members["source"] = source(newest) }
            entries[module.name.name] = .object(members)
        }
        let root: JSONValue = [
            "version": "1.0.0", "updated": .string(changed(modules)), "author": .string(user),
            "modules": .object(entries),
        ]
        return root.encoded(.lines)
    }

    // MARK: Parts

    /// What the entry said of its source; made for a gist that had only a number.
    private static func source(_ version: MlldVersion) -> JSONValue {
        if let source = version.text["source"] { return source }
        guard case .gist(let id, _, _) = version.content.place else { return .object([:]) }
        return ["type": "gist", "id": .string(id)]
    }

    /// When the newest of all was published: equal modules give equal files.
    private static func changed(_ modules: [MlldModule]) -> String {
        let times = modules.flatMap { $0.versions.map(\.published) }
        return (times.max() ?? Timestamp(milliseconds: 0)).description
    }

    private static func strings(_ strings: [String]) -> JSONValue {
        .array(strings.map { .string($0) })
    }
}
