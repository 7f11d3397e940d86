// SPDX-License-Identifier: Apache-2.0

package import FileSystemKit

/// What a client gets.
///
/// The length, the date and, for a file, its bytes are the server's matter. For `HEAD` a handler
/// answers as for `GET`; the server leaves the body out.
package struct ServerResponse: Sendable {
    /// What follows the head.
    package enum Body: Sendable {
        /// Nothing.
        case none
        /// These bytes.
        case bytes([UInt8])
        /// A part of a file.
        case file(OpenFile, range: Range<Int>)
    }

    /// The status code.
    package var status: Int { didSet { prepared = nil } }

    /// The header fields, in the order in which they are sent.
    package var headers: [(name: String, value: String)] { didSet { prepared = nil } }

    /// What follows the head.
    package var body: Body { didSet { prepared = nil } }

    /// The same answer in the form in which it is sent, if that was kept.
    private(set) var prepared: PreparedResponse?

    /// Creates an answer.
    package init(
        status: Int,
        headers: [(name: String, value: String)] = [],
        body: Body = .none
    ) {
        self.status = status
        self.headers = headers
        self.body = body
    }

    /// Keeps the form in which the answer is sent, for one that is given often.
    ///
    /// It is made anew when something is changed afterwards.
    package mutating func prepare() {
        prepared = PreparedResponse(self)
    }

    /// The number of bytes that follow the head.
    package var length: Int {
        switch body {
        case .none: 0
        case .bytes(let bytes): bytes.count
        case .file(_, let range): range.count
        }
    }
}
