// SPDX-License-Identifier: Apache-2.0

/// What became of one request, for logs and counters.
package struct ServedRequest: Sendable {
    /// The request, without its body; `nil` when it could not be understood.
    package var request: ServerRequest?

    /// The name of the request for logs.
    package var id: String

    /// Who asked.
    package var peer: String

    /// The status of the answer; 0 when there was none.
    package var status: Int

    /// The bytes of the answer after its head.
    package var length: Int

    /// From the first line of the request to the last byte of the answer.
    package var duration: Duration

    /// Whether the client got the whole answer, as far as the server knows.
    package var isComplete: Bool
}
