// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// One operation of the OpenAPI document.
struct APIOperation: Sendable {
    /// What is sent as body.
    enum Body: Hashable, Sendable {
        case none
        /// A schema of the document, as JSON.
        case json(String)
        /// An archive.
        case archive
    }

    let method: String
    let path: String
    /// A name for programs, `publishVersion`.
    let id: String
    /// A line for people.
    let summary: String
    var needsToken = true
    var parameters: [JSONValue] = []
    var body = Body.none
    /// The statuses of success, and the schema of what they carry; `nil` for nothing.
    var answers: [Int: String?]
    /// The refusals that not all operations of its kind have.
    var refusals: [Int] = []

    /// A parameter of the query.
    static func query(_ name: String, _ schema: JSONValue, _ text: String) -> JSONValue {
        [
            "name": .string(name), "in": "query", "required": false, "schema": schema,
            "description": .string(text),
        ]
    }

    /// The operation as the document has it.
    var json: JSONValue {
        var responses: [String: JSONValue] = [:]
        for (status, schema) in answers {
            var response: [String: JSONValue] = ["description": .string(Self.words(status))]
            if let schema { response["content"] = Self.content(schema) }
            responses[status.description] = .object(response)
        }
        for status in allRefusals {
            responses[status.description] = [
                "$ref": .string("#/components/responses/\(status)")
            ]
        }
        var members: [String: JSONValue] = [
            "operationId": .string(id), "summary": .string(summary),
            "responses": .object(responses),
            "security": needsToken ? [["token": []]] : [],
        ]
        let all = pathParameters + parameters
        if !all.isEmpty { members["parameters"] = .array(all) }
        members["requestBody"] = requestBody
        return .object(members)
    }

    private var allRefusals: Set<Int> {
        var all = Set(refusals + [400, 429, 503])
        if needsToken { all.formUnion([401, 403]) }
        if path.contains("{") { all.insert(404) }
        if body != .none { all.formUnion([413, 415]) }
        if method != "GET" { all.insert(507) }
        return all
    }

    private var requestBody: JSONValue? {
        switch body {
        case .none: nil
        case .json(let name): ["required": true, "content": Self.content(name)]
        case .archive:
            [
                "required": true,
                "content": [
                    "application/gzip": ["schema": ["type": "string", "format": "binary"]]
                ],
            ]
        }
    }

    private static func content(_ schema: String) -> JSONValue {
        ["application/json": ["schema": SchemaTexts.reference(schema)]]
    }

    /// The places in the path, in their order.
    private var pathParameters: [JSONValue] {
        path.split(separator: "{").dropFirst().map { part in
            let name = String(part.prefix { $0 != "}" })
            return ["$ref": .string("#/components/parameters/\(name)")]
        }
    }

    private static func words(_ status: Int) -> String {
        switch status {
        case 201: "It was made."
        case 204: "It is so now."
        default: "Here it is."
        }
    }
}
