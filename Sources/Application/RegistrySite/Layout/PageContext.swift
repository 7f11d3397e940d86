// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What every part of a page needs to know: which site it belongs to, and where it is.
struct PageContext: Sendable {
    /// The name of the registry.
    let name: String

    /// What is known of the site.
    let configuration: SiteConfiguration

    /// Where the page is, for links are relative to it.
    let address: SiteAddress

    /// A link to a page.
    func link(
        _ route: SiteRoute,
        query: [(name: String, value: String)] = [],
        fragment: String? = nil
    ) -> Link {
        link(route.address, query: query, fragment: fragment)
    }

    /// A link to a file of the site, or of the registry.
    func link(
        _ target: SiteAddress,
        query: [(name: String, value: String)] = [],
        fragment: String? = nil
    ) -> Link {
        .page(target, from: address, query: query, fragment: fragment)
    }

    /// The address of the site; `nil` when nobody knows it.
    var base: Link? { configuration.address.flatMap(Link.foreign) }

    /// The address of the site for lines that people copy.
    var shownAddress: String { base?.text ?? "https://packages.example.com/" }
}
