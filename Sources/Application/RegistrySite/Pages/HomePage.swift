// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// The first page: a search field, what is popular, what is new.
struct HomePage {
    let context: PageContext
    let records: [SearchRecord]

    private static let listLength = 6

    var page: Page {
        Page(
            title: "",
            summary: "\(context.name): \(Wording.count(records.count, "package")) for Tenon.",
            query: nil,
            content: content
        )
    }

    @HTMLBuilder private var content: HTML {
        Tag.section(.class("hero")) {
            Ornaments.boards
            Tag.h1 { "Modules that stay what they are." }
            Tag.p(.class("lead")) {
                "\(context.name) keeps packages for Tenon, Deno and npm. "
                "Each version is fixed by its digest, shows what it asks for, and never changes."
            }
            SearchField(context: context, query: "", isLarge: true).html
            if !records.isEmpty { numbers }
        }
        if records.isEmpty { nothing } else { lists }
        start
    }

    private var numbers: HTML {
        let downloads = records.reduce(0) { sum, record in
            let (total, overflows) = sum.addingReportingOverflow(record.downloads)
            return overflows ? .max : total
        }
        let authors = Set(records.flatMap(\.authors)).count
        return Tag.dl(.class("numbers")) {
            number(records.count, records.count == 1 ? "package" : "packages")
            if authors > 0 { number(authors, authors == 1 ? "author" : "authors") }
            if downloads > 0 { number(downloads, downloads == 1 ? "download" : "downloads") }
        }
    }

    private func number(_ value: Int, _ noun: String) -> HTML {
        Tag.div {
            Tag.dt { noun }
            Tag.dd { Wording.number(value) }
        }
    }

    private var nothing: HTML {
        Tag.section(.class("empty")) {
            Tag.h2 { "Nothing here yet" }
            Tag.p {
                "This registry waits for its first package. Publish one, and it shows up here."
            }
        }
    }

    @HTMLBuilder private var lists: HTML {
        Tag.div(.class("columns")) {
            list("Popular", popular, .downloads)
            list("New", recent, .published)
        }
        let words = KeywordPage.counts(records).prefix(24)
        if !words.isEmpty {
            Tag.section(.class("block")) {
                heading("Keywords", link: "All keywords", to: .keywords)
                Tag.ul(.class("words")) {
                    for (word, count) in words {
                        Tag.li { KeywordLink(context: context).html(word, count: count) }
                    }
                }
            }
        }
    }

    private var popular: [SearchRecord] {
        let best = records.filter { !$0.isDeprecated }.sorted {
            ($1.downloads, $1.stars, $0.name) < ($0.downloads, $0.stars, $1.name)
        }
        return Array(best.prefix(Self.listLength))
    }

    private var recent: [SearchRecord] {
        let newest = records.sorted { ($1.published, $0.name) < ($0.published, $1.name) }
        return Array(newest.prefix(Self.listLength))
    }

    private func list(
        _ title: String,
        _ records: [SearchRecord],
        _ aside: PackageList.Aside
    ) -> HTML {
        Tag.section {
            heading(title, link: "All packages", to: .packages(page: 1))
            PackageList(context: context, records: records, aside: aside, isShort: true).html
        }
    }

    private func heading(_ title: String, link: String, to route: SiteRoute) -> HTML {
        Tag.div(.class("head")) {
            Tag.h2 { title }
            Tag.a(.href(context.link(route))) { link }
        }
    }

    // MARK: How to begin

    private var publishing: (commands: String, words: String) {
        guard context.configuration.hasServer else {
            return (
                "tenon publish --dry-run\ntenon publish --pull-request request",
                "The first run checks everything and writes nothing; the second makes the folder of a pull request."
            )
        }
        return (
            "tenon login\ntenon publish --dry-run\ntenon publish",
            "Who runs the registry gives you the token to log in with. The dry run checks everything and keeps nothing."
        )
    }

    private var start: HTML {
        let address = context.shownAddress
        return Tag.section(.class("block")) {
            Tag.div(.class("head")) { Tag.h2 { "Use this registry" } }
            Tag.ol(.class("start")) {
                Tag.li {
                    Tag.h3 { "Name it in tenon.toml" }
                    CopyLine("[registries]\ndefault = \"\(address)\"", label: "the setting").html
                }
                Tag.li {
                    Tag.h3 { "Add a package" }
                    let name = popular.first?.name.description ?? "@alice/utils"
                    CopyLine("tenon add \(name)", label: "the command").html
                    Tag.p {
                        "The lock keeps its digest. What it asks for is shown before it is allowed."
                    }
                }
                Tag.li {
                    Tag.h3 { "Publish your own" }
                    CopyLine(publishing.commands, label: "the commands").html
                    Tag.p { publishing.words }
                }
            }
        }
    }
}
