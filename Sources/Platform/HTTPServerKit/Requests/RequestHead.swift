// SPDX-License-Identifier: Apache-2.0

/// The head of a request as it came, before anything of it is believed.
struct RequestHead {
    /// The method.
    var method: String
    /// What the first line names, still encoded, with the query.
    var target: String
    /// The version of the protocol: `HTTP/1.1`.
    var version: String
    /// The header fields.
    var headers: ServerHeaders
    /// Whether its lines are whole: no NUL inside, both bytes at the end.
    var isWhole: Bool
}
