// SPDX-License-Identifier: Apache-2.0

/// A page, without its frame.
struct Page: Sendable {
    /// The part of the site that a page belongs to.
    enum Place: Sendable {
        case packages, keywords, advisories
    }

    /// The status of the answer.
    var status = 200

    /// What the browser's tab says, before the name of the registry.
    var title: String

    /// A sentence for search engines.
    var summary = ""

    /// The part of the site that it belongs to.
    var place: Place?

    /// The words in the search field at the top; `nil` when the page has a field of its own.
    var query: String? = ""

    /// Whether search engines should list it.
    var isListed = true

    /// What it says.
    var content: HTML
}
