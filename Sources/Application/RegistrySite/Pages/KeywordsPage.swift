// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// All keywords.
struct KeywordsPage {
    let context: PageContext
    let records: [SearchRecord]

    var page: Page {
        Page(
            title: "Keywords",
            summary: "The keywords of all packages of \(context.name).",
            place: .keywords,
            content: content
        )
    }

    @HTMLBuilder private var content: HTML {
        Tag.h1(.class("title")) { "Keywords" }
        let counts = KeywordPage.counts(records)
        if counts.isEmpty {
            Tag.div(.class("empty")) {
                Tag.h2 { "No keywords yet" }
                Tag.p { "They come from the manifests of packages." }
            }
        } else {
            Tag.p(.class("small")) {
                Wording.count(counts.count, "keyword") + ", frequent ones first"
            }
            Tag.ul(.class("words")) {
                for (word, count) in counts {
                    Tag.li { KeywordLink(context: context).html(word, count: count) }
                }
            }
        }
    }
}
