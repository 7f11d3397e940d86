// SPDX-License-Identifier: Apache-2.0

/// There is no such page, or it can't be shown now.
struct LostPage {
    let context: PageContext

    /// Nothing has this address.
    var notFound: Page {
        page(
            404,
            "Not found",
            "There is no page here. Perhaps the name is misspelled, or the version was never published."
        )
    }

    /// Something failed.
    var unavailable: Page {
        page(
            503,
            "Not available",
            "This page can't be shown right now. Try again in a while; packages can be installed all the same."
        )
    }

    private func page(_ status: Int, _ title: String, _ text: String) -> Page {
        Page(
            status: status,
            title: title,
            isListed: false,
            content: Tag.div(.class("lost")) {
                Tag.h1(.class("title")) { title }
                Tag.p(.class("lead")) { text }
                Tag.p {
                    Tag.a(.href(context.link(.home))) { "First page" }
                    " · "
                    Tag.a(.href(context.link(.packages(page: 1)))) { "All packages" }
                }
            }
        )
    }
}
