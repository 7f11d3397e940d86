// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Why the server itself refuses a request, without asking its handler.
package enum RequestRejection: DiagnosticError, Hashable {
    /// The request breaks the protocol; the text says how.
    case malformed(String)
    /// The body is larger than what is taken there.
    case bodyTooLarge(limit: Int)
    /// The client expects something else than `100-continue`.
    case expectation
    /// The body comes in another coding than `chunked`.
    case coding
    /// A version of the protocol that is not spoken here.
    case version
    /// The server is about to stop.
    case stopping

    /// The status code that says so.
    package var status: Int {
        switch self {
        case .malformed: 400
        case .bodyTooLarge: 413
        case .expectation: 417
        case .coding: 501
        case .version: 505
        case .stopping: 503
        }
    }

    /// Says what the client has to change.
    package var diagnostic: Diagnostic {
        switch self {
        case .malformed(let reason):
            Diagnostic(code: "request-malformed", message: "the request is malformed: \(reason)")
        case .bodyTooLarge(let limit):
            Diagnostic(
                code: "request-too-large",
                message: "the body is larger than \(limit) bytes, which is the limit here"
            )
        case .expectation:
            Diagnostic(
                code: "request-expectation",
                message: "only the expectation `100-continue` can be met"
            )
        case .coding:
            Diagnostic(
                code: "request-coding",
                message: "the only transfer coding of a body is `chunked`"
            )
        case .version:
            Diagnostic(code: "request-version", message: "only HTTP/1.0 and HTTP/1.1 are spoken")
        case .stopping:
            Diagnostic(code: "server-stopping", message: "the server is about to stop")
        }
    }

    /// The answer, after which the connection is closed: nobody knows where the next request begins.
    var response: ServerResponse {
        let diagnostic = diagnostic
        // Codes and messages are our own words, without anything that JSON escapes.
        let text = #"{"code":"\#(diagnostic.code)","hints":[],"message":"\#(diagnostic.message)"}"#
        return ServerResponse(
            status: status,
            headers: [
                ("Content-Type", "application/json"), ("Cache-Control", "no-store"),
                ("Connection", "close"),
            ],
            body: .bytes(Array(text.utf8))
        )
    }
}
