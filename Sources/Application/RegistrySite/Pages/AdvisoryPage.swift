// SPDX-License-Identifier: Apache-2.0

internal import MarkdownKit
internal import ModuleModel

/// One advisory.
struct AdvisoryPage {
    let context: PageContext
    let advisory: Advisory

    var page: Page {
        Page(
            title: AdvisoryWords.title(advisory),
            summary: advisory.summary,
            place: .advisories,
            content: content
        )
    }

    @HTMLBuilder private var content: HTML {
        Tag.header(.class("package-head")) {
            Tag.h1(.class("title")) { AdvisoryWords.title(advisory) }
            Tag.div(.class("byline")) {
                AdvisoryWords.badge(advisory)
                Tag.span(.class("mono")) { advisory.id.description }
                Wording.time(advisory.published ?? advisory.modified)
                for alias in advisory.aliases.prefix(10) { Tag.span(.class("mono")) { alias } }
            }
        }
        if !advisory.affected.isEmpty { affected }
        if let recommendation = advisory.recommendation {
            Tag.section(.class("part")) {
                Tag.h2 { "What to do" }
                Tag.div(.class("prose")) { markdown(recommendation, "recommendation-") }
            }
        }
        if !advisory.details.isEmpty {
            Tag.section(.class("part")) {
                Tag.h2 { "Details" }
                Tag.div(.class("prose")) { markdown(advisory.details, "details-") }
            }
        }
        if !advisory.references.isEmpty { references }
    }

    private func markdown(_ source: String, _ prefix: String) -> HTML {
        let document = MarkdownDocument(parsing: source, limits: .readme)
        let links = MarkdownLinks(context: context, prefix: prefix)
        var text = MarkdownText(links: links, topLevel: 3)
        return text.html(document)
    }

    private var affected: HTML {
        Tag.section(.class("part")) {
            Tag.h2 { "Affected" }
            Tag.div(.class("scroll")) {
                Tag.table(.class("grid")) {
                    Tag.thead {
                        Tag.tr {
                            Tag.th(.named("scope", "col")) { "Package" }
                            Tag.th(.named("scope", "col")) { "Versions" }
                        }
                    }
                    Tag.tbody {
                        for module in advisory.affected { row(module) }
                    }
                }
            }
        }
    }

    private func row(_ module: AffectedModule) -> HTML {
        Tag.tr {
            Tag.th(.named("scope", "row")) {
                if let name = module.package {
                    Tag.a(.href(context.link(.package(name)))) { name.description }
                } else {
                    module.name
                }
            }
            Tag.td { AdvisoryWords.versions(module) }
        }
    }

    private var references: HTML {
        Tag.section(.class("part")) {
            Tag.h2 { "More about it" }
            Tag.ul(.class("plain")) {
                for reference in advisory.references {
                    Tag.li {
                        if let link = Link.foreign(reference.url) {
                            Tag.a(.href(link), .isForeign) { reference.url }
                        } else {
                            reference.url
                        }
                    }
                }
            }
        }
    }
}
