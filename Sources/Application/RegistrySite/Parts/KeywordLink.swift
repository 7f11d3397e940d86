// SPDX-License-Identifier: Apache-2.0

/// A keyword, with a link to its page when it can have one.
struct KeywordLink {
    let context: PageContext

    func html(_ word: String, prefix: String = "", count: Int? = nil) -> HTML {
        let text = HTML.text(prefix + word)
        let tally = count.map { Tag.span(text: Wording.number($0)) } ?? .empty
        guard let slug = Slug(word) else { return Tag.span { text + tally } }
        return Tag.a(.href(context.link(.keyword(slug.text)))) { text + tally }
    }
}
