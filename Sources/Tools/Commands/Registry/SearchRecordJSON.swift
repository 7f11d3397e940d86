// SPDX-License-Identifier: Apache-2.0

internal import JSONKit
internal import ModuleModel
internal import ModuleSearch
internal import ModuleSources
internal import ModuleWorkspace

/// What was found, as one JSON document.
enum SearchRecordJSON {
    static func value(of answer: SearchAnswer, _ query: SearchQuery) -> JSONValue {
        [
            "query": .string(query.text),
            "total": .integer(Int64(answer.total)),
            "results": .array(answer.found.map(value)),
            "corrections": .object(answer.corrections.mapValues { .string($0) }),
            "near": .array(answer.near.map { .string($0) }),
            "registries": .array(answer.asked.map(value)),
        ]
    }

    private static func value(_ found: SearchAnswer.Found) -> JSONValue {
        var members = RegistryCodec.value(of: found.record).members ?? [:]
        members["registry"] = .string(found.registry.description)
        members["score"] = .number(found.score)
        return .object(members)
    }

    private static func value(
        _ asked: (registry: RegistryAddress, way: SearchAnswer.Way)
    ) -> JSONValue {
        var members: [String: JSONValue] = ["registry": .string(asked.registry.description)]
        switch asked.way {
        case .server: members["source"] = "server"
        case .folder: members["source"] = "folder"
        case .synced(let then):
            members["source"] = "synced"
            members["synced"] = .string(then.description)
        }
        return .object(members)
    }
}
