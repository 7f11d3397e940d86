// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit
internal import ModuleSearch
internal import ModuleSources

/// Finds packages.
struct SearchCalls: Sendable {
    private static let textLimit = 200

    let index: SearchIndex

    var endpoints: [Endpoint] {
        [Endpoint("GET", "/search", access: .anyone, answer: search)]
    }

    private func search(_ call: APICall) async throws -> ServerResponse {
        var query = SearchQuery(
            try call.text("q", limit: Self.textLimit) ?? "",
            keyword: try call.text("keyword", limit: Self.textLimit),
            author: try call.text("author", limit: Self.textLimit),
            language: try call.text("language", limit: Self.textLimit),
            limit: try call.number("limit", in: 1...100, standard: 20)
        )
        query.offset = try call.number(
            "offset",
            in: 0...SearchQuery.farthest,
            standard: 0
        )
        let results = try await index.search(query)
        let values = results.hits.map { hit -> JSONValue in
            var members = RegistryCodec.value(of: hit.record).members ?? [:]
            members["score"] = .number(hit.score)
            return .object(members)
        }
        return .json([
            "total": .integer(Int64(results.total)),
            "results": .array(values),
            "corrections": .object(results.corrections.mapValues { .string($0) }),
        ])
    }
}
