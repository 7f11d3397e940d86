// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What a search found; in a static export, the place where the browser puts it.
struct SearchPage {
    let context: PageContext
    let query: SiteQuery
    let matches: SiteMatches

    var page: Page {
        Page(
            title: query.text.isEmpty ? "Search" : "\(query.text) – search",
            place: .packages,
            query: query.text,
            isListed: false,
            content: content
        )
    }

    @HTMLBuilder private var content: HTML {
        Tag.h1(.class("title")) { query.text.isEmpty ? "Search" : "Results for “\(query.text)”" }
        Tag.div(.id("results"), .named("aria-live", "polite")) { results }
    }

    @HTMLBuilder private var results: HTML {
        if !context.configuration.hasServer {
            // A script puts what it finds in its place.
            withoutScripts
        } else if query.text.isEmpty {
            message("What are you looking for?") {
                "Type a name, a keyword, or a word of a description, or look through "
                allPackages
                "."
            }
        } else if matches.records.isEmpty {
            message(query.offset == 0 ? "Nothing found" : "That was all") {
                "Try fewer or other words, or look through "
                allPackages
                "."
            }
        } else {
            Tag.p(.class("small muted")) {
                Wording.count(matches.total, "package")
                corrections
            }
            PackageList(context: context, records: matches.records).html
            turning
        }
    }

    private var withoutScripts: HTML {
        Tag.div(.class("empty")) {
            Tag.h2 { "This site has no server" }
            Tag.p {
                "Searching here needs scripts. Without them, look through "
                allPackages
                " or "
                Tag.a(.href(context.link(.keywords))) { "all keywords" }
                "."
            }
        }
    }

    /// Which words were taken for others, so that nobody wonders about the results.
    @HTMLBuilder private var corrections: HTML {
        for (word, meant) in matches.corrections.sorted(by: { $0.key < $1.key }) {
            "; results for "
            Tag.strong { meant }
            " instead of “\(word)”"
        }
    }

    private func message(_ title: String, @HTMLBuilder words: () -> HTML) -> HTML {
        Tag.div(.class("empty")) {
            Tag.h2 { title }
            Tag.p { words() }
        }
    }

    private var allPackages: HTML {
        Tag.a(.href(context.link(.packages(page: 1)))) { "all packages" }
    }

    @HTMLBuilder private var turning: HTML {
        let next = query.offset + query.limit
        if query.offset > 0 || next < matches.total {
            Tag.nav(.class("pages"), .label("Pages of results")) {
                if query.offset > 0 { turn("← Before", max(0, query.offset - query.limit)) }
                if next < matches.total { turn("More →", next) }
            }
        }
    }

    private func turn(_ text: String, _ offset: Int) -> HTML {
        let items = [("q", query.text), ("offset", String(offset))]
        return Tag.a(.href(context.link(.search, query: items.map { (name: $0.0, value: $0.1) }))) {
            text
        }
    }
}
