// SPDX-License-Identifier: Apache-2.0

package import ModuleModel

/// An HTTP exchange that a program asks Tenon for, allowed by its permissions.
///
/// A program without sockets cannot do one itself.
package struct ProgramFetch: Sendable {
    /// The method, in capitals: `GET`.
    package let method: String
    /// The address, `http` or `https`; its host is granted.
    package let url: String
    /// Fields of the head, as the program gave them: to be checked.
    package let headers: [String: String]
    /// The body.
    package let body: [UInt8]
    /// What addresses this exchange may go to: a redirect to another host needs a grant as the first
    /// address did.
    package let grant: PermissionSet
}

/// What a server answered.
package struct ProgramFetchAnswer: Sendable {
    /// The status, 200.
    package var status: Int
    /// Fields of the head.
    package var headers: [String: String]
    /// The body.
    package var body: [UInt8]

    /// Creates an answer.
    package init(status: Int, headers: [String: String] = [:], body: [UInt8]) {
        self.status = status
        self.headers = headers
        self.body = body
    }
}

/// Does HTTP exchanges for programs that may not open sockets.
package protocol ProgramFetchHandler: Sendable {
    /// Does one exchange.
    ///
    /// - Throws: a `DiagnosticError`, which the program sees as an error with that code and message.
    func fetch(_ request: ProgramFetch) async throws -> ProgramFetchAnswer
}
