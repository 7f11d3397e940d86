// SPDX-License-Identifier: Apache-2.0

internal import HTTPServerKit
internal import JSONKit

/// What the API says of itself.
struct DocumentCalls: Sendable {
    /// The OpenAPI document, made once.
    private let document: [UInt8]

    init(version: String) {
        document = OpenAPIDocument(version: version).json.encoded(.lines)
    }

    var endpoints: [Endpoint] {
        [
            Endpoint("GET", "/openapi.json", access: .anyone) { [document] _ in
                ServerResponse(
                    status: 200,
                    headers: [
                        ("Content-Type", "application/json"), ("Cache-Control", "max-age=300"),
                    ],
                    body: .bytes(document)
                )
            }
        ]
    }
}
