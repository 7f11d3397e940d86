// SPDX-License-Identifier: Apache-2.0

/// What the head of a request says of its body.
enum AnnouncedBody: Hashable {
    /// There is none.
    case none
    /// So many bytes, at least one.
    case length(Int)
    /// Pieces, each with its length.
    case chunked
}
