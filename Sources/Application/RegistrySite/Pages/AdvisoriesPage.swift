// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// All advisories.
struct AdvisoriesPage {
    let context: PageContext
    let advisories: [Advisory]

    var page: Page {
        Page(
            title: "Advisories",
            summary: "Known faults of packages of \(context.name).",
            place: .advisories,
            content: content
        )
    }

    @HTMLBuilder private var content: HTML {
        Tag.h1(.class("title")) { "Advisories" }
        if advisories.isEmpty {
            Tag.div(.class("empty")) {
                Tag.h2 { "No known faults" }
                Tag.p {
                    "When somebody finds a fault in a package, it stands here, and "
                    Tag.code { "tenon audit" }
                    " finds it in your projects."
                }
            }
        } else {
            Tag.p(.class("small")) { Wording.count(advisories.count, "known fault") }
            Tag.ul(.class("packages")) {
                for advisory in advisories { Tag.li { item(advisory) } }
            }
        }
    }

    @HTMLBuilder private func item(_ advisory: Advisory) -> HTML {
        Tag.div(.class("name")) {
            Tag.a(.href(context.link(.advisory(advisory.id.description)))) {
                AdvisoryWords.title(advisory)
            }
            AdvisoryWords.badge(advisory)
        }
        Tag.div(.class("facts")) {
            Tag.span(.class("mono")) { advisory.id.description }
            Wording.time(advisory.published ?? advisory.modified)
            for name in Set(advisory.affected.compactMap(\.package)).sorted() {
                Tag.a(.href(context.link(.package(name)))) { name.description }
            }
        }
    }
}
