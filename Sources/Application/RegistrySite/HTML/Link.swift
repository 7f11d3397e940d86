// SPDX-License-Identifier: Apache-2.0

/// An address that is safe to follow.
package struct Link: Hashable, Sendable {
    /// The address, as it stands in a page; not escaped yet.
    package let text: String

    private init(text: String) { self.text = text }

    /// A place on the same page.
    package static func fragment(_ id: String) -> Link {
        Link(text: "#" + PathText.escaped(id))
    }

    /// A page of this site, relative to another one.
    package static func page(
        _ address: SiteAddress,
        from origin: SiteAddress,
        query: [(name: String, value: String)] = [],
        fragment: String? = nil
    ) -> Link {
        var text = address.relative(to: origin)
        for (place, item) in query.enumerated() {
            text +=
                (place == 0 ? "?" : "&") + PathText.escaped(item.name) + "="
                + PathText.escaped(item.value)
        }
        if let fragment { text += "#" + PathText.escaped(fragment) }
        return Link(text: text)
    }

    /// A page of this site under its full address; `base` ends in a slash.
    package static func absolute(_ address: SiteAddress, base: Link) -> Link {
        Link(text: base.text + address.path)
    }

    /// An address from elsewhere; `nil` unless it is of the web or of mail.
    ///
    /// Spaces and control characters would be dropped by a browser and could make another scheme of it,
    /// so an address that has any is refused.
    package static func foreign(_ text: String) -> Link? {
        let bytes = Array(text.utf8)
        guard bytes.count <= 2048, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else { return nil }
        let lowered = String(text.prefix { $0 != ":" }).lowercased()
        switch lowered {
        case "https", "http":
            guard text.dropFirst(lowered.count).hasPrefix("://"), bytes.count > lowered.count + 3
            else { return nil }
        case "mailto": break
        default: return nil
        }
        return Link(text: text)
    }
}
