// SPDX-License-Identifier: Apache-2.0

/// What a browser asks a server for.
package struct SiteRequest: Sendable {
    /// The page or file.
    package var address: SiteAddress

    /// What follows the question mark, decoded.
    package var query: [(name: String, value: String)]

    /// Asks for the page or file whose decoded names are `segments`.
    package init(
        segments: [String],
        isFolder: Bool,
        query: [(name: String, value: String)] = []
    ) {
        address = SiteAddress(segments, isFolder: isFolder)
        self.query = query
    }

    /// The first value of a name in the query; empty when there is none.
    func value(_ name: String) -> String {
        query.first { $0.name == name }?.value ?? ""
    }
}
