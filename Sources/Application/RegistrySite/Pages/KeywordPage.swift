// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The packages with a keyword, or of an author.
struct KeywordPage {
    let context: PageContext
    let title: String
    let lead: String
    let records: [SearchRecord]
    let place: Page.Place

    var page: Page {
        Page(title: title, summary: "\(title): \(lead)", place: place, content: content)
    }

    @HTMLBuilder private var content: HTML {
        Tag.h1(.class("title")) { title }
        Tag.p(.class("small")) { lead }
        PackageList(context: context, records: ranked).html
    }

    private var ranked: [SearchRecord] {
        records.sorted { ($1.downloads, $0.name) < ($0.downloads, $1.name) }
    }

    // MARK: Which there are

    /// All keywords with the number of their packages, the frequent ones first.
    static func counts(_ records: [SearchRecord]) -> [(word: String, count: Int)] {
        var counts: [Slug: Int] = [:]
        for record in records {
            for slug in Set(record.keywords.compactMap(Slug.init)) {
                counts[slug, default: 0] += 1
            }
        }
        return counts.map { ($0.key.text, $0.value) }
            .sorted { ($1.count, $0.word) < ($0.count, $1.word) }
    }

    /// The names of all authors who have a page.
    static func authors(_ records: [SearchRecord]) -> Set<String> {
        Set(records.flatMap { $0.authors.compactMap { Slug(AuthorLink.name($0))?.text } })
    }
}

// MARK: - Of a word

extension KeywordPage {
    /// The packages with a keyword; `nil` when there are none.
    init?(keyword: String, in records: [SearchRecord], context: PageContext) {
        let found = records.filter { record in
            record.keywords.contains { Slug($0)?.text == keyword }
        }
        guard !found.isEmpty else { return nil }
        self.init(
            context: context,
            title: "#\(keyword)",
            lead: Wording.count(found.count, "package") + " with this keyword",
            records: found,
            place: .keywords
        )
    }

    /// The packages of an author; `nil` when there are none.
    init?(author: String, in records: [SearchRecord], context: PageContext) {
        var name = author
        let found = records.filter { record in
            let match = record.authors.map(AuthorLink.name).first { Slug($0)?.text == author }
            if let match { name = match }
            return match != nil
        }
        guard !found.isEmpty else { return nil }
        self.init(
            context: context,
            title: name,
            lead: Wording.count(found.count, "package"),
            records: found,
            place: .packages
        )
    }
}
