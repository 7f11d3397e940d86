// SPDX-License-Identifier: Apache-2.0

internal import JSONKit

/// The API as OpenAPI 3.1 describes it (`docs/formats/registry-api.md`).
struct OpenAPIDocument: Sendable {
    /// The version of this program.
    let version: String

    /// The document.
    var json: JSONValue {
        [
            "openapi": "3.1.0",
            "info": [
                "title": "Tenon registry", "version": .string(version),
                "description": "What a registry does beside handing out files.",
                "license": ["name": "Apache-2.0", "identifier": "Apache-2.0"],
            ],
            "servers": [["url": "/api/v1"]],
            "paths": paths,
            "components": [
                "schemas": schemas, "parameters": parameters, "responses": responses,
                "securitySchemes": [
                    "token": [
                        "type": "http", "scheme": "bearer",
                        "description": "A token: `tenon_` and 43 characters.",
                    ]
                ],
            ],
        ]
    }

    private var paths: JSONValue {
        var paths: [String: [String: JSONValue]] = [:]
        for operation in OpenAPIOperations.all {
            paths[operation.path, default: [:]][operation.method.lowercased()] = operation.json
        }
        return .object(paths.mapValues { .object($0) })
    }

    private var schemas: JSONValue {
        let document: JSONValue = ["type": "object", "required": ["openapi"]]
        let all = OpenAPISchemas.json.members ?? [:]
        return .object(all.merging(["Document": document]) { $1 })
    }

    private var parameters: JSONValue {
        let schemas: [String: JSONValue] = [
            "scope": SchemaTexts.name, "name": SchemaTexts.name, "user": SchemaTexts.name,
            "version": SchemaTexts.version, "advisory": SchemaTexts.advisory,
            "token": SchemaTexts.text("^[0-9a-f]{16}$", length: 16...16),
        ]
        let all = schemas.map { name, schema -> (String, JSONValue) in
            let parameter: JSONValue = [
                "name": .string(name), "in": "path", "required": true, "schema": schema,
            ]
            return (name, parameter)
        }
        return .object(Dictionary(all) { first, _ in first })
    }

    private var responses: JSONValue {
        let words = [
            400: "What was sent can't be understood.",
            401: "A token is missing, unknown or expired.",
            403: "The token or its account may not do this.",
            404: "There is nothing of that name.",
            409: "It does not go with what is there.",
            413: "The body is too long.",
            415: "The body is of another type.",
            422: "It is understood, and refused.",
            429: "Too many requests; `Retry-After` says when to go on.",
            503: "Not now; `Retry-After` says when to try again.",
            507: "The server has no space left.",
        ]
        let all = words.map { status, text -> (String, JSONValue) in
            let response: JSONValue = [
                "description": .string(text),
                "content": ["application/json": ["schema": SchemaTexts.reference("Error")]],
            ]
            return (status.description, response)
        }
        return .object(Dictionary(all) { first, _ in first })
    }
}
