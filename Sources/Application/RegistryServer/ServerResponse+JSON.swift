// SPDX-License-Identifier: Apache-2.0

package import Diagnostics
package import HTTPServerKit
package import JSONKit

extension ServerResponse {
    /// An answer in JSON.
    package static func json(_ value: JSONValue, status: Int = 200) -> ServerResponse {
        ServerResponse(
            status: status,
            headers: [("Content-Type", "application/json"), ("Cache-Control", "no-store")],
            body: .bytes(value.encoded(.compact))
        )
    }

    /// A refusal, as the API words them: `{"code", "message", "hints"}`.
    package static func refusal(_ diagnostic: Diagnostic, status: Int) -> ServerResponse {
        json(
            [
                "code": .string(diagnostic.code), "message": .string(diagnostic.message),
                "hints": .array(diagnostic.hints.map { .string($0) }),
            ],
            status: status
        )
    }
}
