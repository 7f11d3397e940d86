// SPDX-License-Identifier: Apache-2.0

/// An author, with a link to a page when there can be one.
struct AuthorLink {
    let context: PageContext

    func html(_ author: String) -> HTML {
        let name = Self.name(author)
        guard let slug = Slug(name) else { return Tag.span(text: name) }
        return Tag.a(.href(context.link(.author(slug.text)))) { name }
    }

    /// The name alone, without the address behind it.
    static func name(_ author: String) -> String {
        let name = author.prefix { $0 != "<" }
        let words = name.split(separator: " ", omittingEmptySubsequences: true)
        return words.isEmpty ? author : words.joined(separator: " ")
    }
}
