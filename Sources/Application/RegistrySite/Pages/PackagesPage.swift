// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// One page of the list of all packages.
struct PackagesPage {
    /// How many packages a page shows.
    static let pageSize = 100

    let context: PageContext
    let records: [SearchRecord]
    let number: Int

    /// The number of pages that `count` packages need.
    static func pages(_ count: Int) -> Int { max(1, (count + pageSize - 1) / pageSize) }

    var page: Page {
        Page(
            title: number == 1 ? "All packages" : "All packages, page \(number)",
            summary: "All packages of \(context.name).",
            place: .packages,
            content: content
        )
    }

    @HTMLBuilder private var content: HTML {
        Tag.h1(.class("title")) { "All packages" }
        Tag.p(.class("small")) { Wording.count(records.count, "package") + ", by name" }
        let shown = records.dropFirst((number - 1) * Self.pageSize).prefix(Self.pageSize)
        if shown.isEmpty {
            Tag.div(.class("empty")) {
                Tag.h2 { "Nothing here yet" }
                Tag.p { "This registry waits for its first package." }
            }
        } else {
            PackageList(context: context, records: Array(shown)).html
        }
        let last = Self.pages(records.count)
        if last > 1 {
            Tag.nav(.class("pages"), .label("Pages of packages")) {
                turn("← Before", number - 1, last)
                Tag.span(.class("small muted")) { "Page \(number) of \(last)" }
                turn("More →", number + 1, last)
            }
        }
    }

    @HTMLBuilder private func turn(_ text: String, _ target: Int, _ last: Int) -> HTML {
        if (1...last).contains(target) {
            Tag.a(.href(context.link(.packages(page: target)))) { text }
        } else {
            Tag.span {}
        }
    }
}
