// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// A list of packages.
struct PackageList {
    /// What stands at the end of a package's first line.
    enum Aside {
        case downloads, published
    }

    let context: PageContext
    let records: [SearchRecord]
    var aside = Aside.downloads
    var isShort = false

    var html: HTML {
        Tag.ul(.class("packages")) {
            for record in records { Tag.li { item(record) } }
        }
    }

    @HTMLBuilder private func item(_ record: SearchRecord) -> HTML {
        Tag.div(.class("name")) {
            Tag.a(.href(context.link(.package(record.name)))) {
                PackageTitle.html(record.name)
            }
            Tag.span(.class("version mono")) { record.version.description }
            if record.isDeprecated { Tag.span(.class("badge warn")) { "deprecated" } }
            if isShort { Tag.span(.class("count")) { short(record) } }
        }
        if !record.summary.isEmpty { Tag.p(text: record.summary) }
        if !isShort { facts(record) }
    }

    private func short(_ record: SearchRecord) -> HTML {
        switch aside {
        case .downloads: .text("\(Wording.number(record.downloads)) ↓")
        case .published: Wording.time(record.published)
        }
    }

    private func facts(_ record: SearchRecord) -> HTML {
        Tag.div(.class("facts")) {
            Wording.time(record.published)
            if record.downloads > 0 {
                Tag.span { Wording.count(record.downloads, "download") }
            }
            if record.stars > 0 { Tag.span { Wording.count(record.stars, "star") } }
            if let author = record.authors.first { AuthorLink(context: context).html(author) }
            for word in record.keywords.prefix(5) {
                KeywordLink(context: context).html(word, prefix: "#")
            }
        }
    }
}
