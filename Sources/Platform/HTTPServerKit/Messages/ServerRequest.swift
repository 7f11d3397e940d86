// SPDX-License-Identifier: Apache-2.0

/// What a client asks for; it has passed the checks of the server.
package struct ServerRequest: Sendable {
    /// A name of this request for logs, unique while the server runs.
    package var id: String = ""

    /// The method, as sent: `GET`, `PUT`.
    package var method: String

    /// Where to, without the query.
    package var target: RequestTarget

    /// What follows the question mark, decoded, in the order in which it came.
    package var query: [(name: String, value: String)] = []

    /// The header fields.
    package var headers: ServerHeaders = [:]

    /// The body; empty until it was read, so also where ``RequestHandler/bodyLimit(for:)`` asks.
    package var body: [UInt8] = []

    /// The address of the client: the one that a trusted proxy names, else the one that is connected.
    package var peer: String = ""

    /// Creates a request.
    package init(method: String, target: RequestTarget) {
        self.method = method
        self.target = target
    }

    /// The path in its one canonical spelling, without the query: `/index/@alice/utils.json`.
    package var path: String { target.path }

    /// The names between the slashes of the path, decoded; a name may hold a slash that was encoded.
    package var segments: [String] { target.segments }

    /// The value of the first query item of this name.
    package func queryValue(_ name: String) -> String? {
        query.first { $0.name.utf8.elementsEqual(name.utf8) }?.value
    }
}
