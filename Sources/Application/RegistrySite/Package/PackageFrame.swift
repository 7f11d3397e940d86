// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What is around every page of a version: its name, what to be careful of, and the ways to its parts.
struct PackageFrame {
    /// The parts of a package that have pages of their own.
    enum Tab: Hashable {
        case overview, documentation, dependencies, files, versions
    }

    let context: PageContext
    let facts: VersionFacts
    let tab: Tab

    func page(title: String, content: HTML) -> Page {
        let isNewest = facts.newest.version == facts.version
        return Page(
            title: title,
            summary: facts.page.metadata.summary ?? "",
            place: .packages,
            isListed: isNewest,
            content: head + tabs + notices + content
        )
    }

    // MARK: Head

    private var head: HTML {
        let metadata = facts.page.metadata
        return Tag.header(.class("package-head")) {
            if !facts.release.isYanked {
                Tag.div(.class("add")) {
                    CopyLine("tenon add \(wanted)", label: "the command that adds it").html
                }
            }
            Tag.h1 {
                Tag.a(.href(context.link(.package(facts.name)))) { PackageTitle.html(facts.name) }
            }
            if let summary = metadata.summary, !summary.isEmpty {
                Tag.p(.class("lead")) { summary }
            }
            Tag.div(.class("byline")) {
                Tag.span(.class("badge mono")) { facts.version.description }
                if facts.newest.version == facts.version { Tag.span { "newest version" } }
                if facts.version.isPrerelease { Tag.span(.class("badge warn")) { "pre-release" } }
                if facts.release.isYanked { Tag.span(.class("badge danger")) { "withdrawn" } }
                if facts.release.deprecated != nil {
                    Tag.span(.class("badge warn")) { "deprecated" }
                }
                Tag.span {
                    "published "
                    Wording.time(facts.release.published)
                }
                for author in metadata.authors.prefix(3) {
                    AuthorLink(context: context).html(author)
                }
            }
        }
    }

    /// The newest version needs no number.
    private var wanted: String {
        let isNewest = facts.newest.version == facts.version
        return isNewest ? facts.name.description : "\(facts.name)@\(facts.version)"
    }

    // MARK: Tabs

    private var tabs: HTML {
        let count = facts.page.modules.values.reduce(0) { $0 + $1.exports.count }
        let needs = facts.release.dependencies.count
        return Tag.nav(.class("tabs"), .label("Package")) {
            Tag.ul {
                link("Readme", part(.overview), .overview)
                link("Documentation", part(.documentation), .documentation, count)
                link("Dependencies", part(.dependencies), .dependencies, needs)
                link("Files", part(.files), .files, facts.page.files.count)
                link("Versions", .versions(facts.name), .versions, facts.index.releases.count)
            }
        }
    }

    private func part(_ part: SiteRoute.VersionPart) -> SiteRoute {
        .version(facts.name, facts.version, part)
    }

    private func link(_ text: String, _ route: SiteRoute, _ target: Tab, _ count: Int = 0) -> HTML {
        Tag.li {
            Tag.a(
                .href(context.link(route)),
                tab == target ? .named("aria-current", "page") : nil
            ) {
                text
                if count > 0 {
                    " "
                    Tag.span { Wording.number(count) }
                }
            }
        }
    }

    // MARK: What to be careful of

    @HTMLBuilder private var notices: HTML {
        for fault in facts.faults { notice(of: fault) }
        if let reason = facts.release.yanked {
            notice("danger", "This version was withdrawn.", reason) {
                newestLink("The newest version is ")
            }
        }
        if let reason = facts.release.deprecated {
            notice("warn", "Its author advises against this version.", reason) { .empty }
        }
        if facts.newest.version > facts.version, !facts.release.isYanked {
            notice("warn", "There is a newer version.", "") { newestLink("It is ") }
        }
    }

    private func notice(of fault: Advisory) -> HTML {
        let severity = fault.severity ?? .medium
        return notice(
            severity >= .high ? "danger" : "warn",
            "Known fault: \(AdvisoryWords.title(fault))",
            ""
        ) {
            Tag.a(.href(context.link(.advisory(fault.id.description)))) {
                "Read \(fault.id)"
            }
        }
    }

    private func newestLink(_ words: String) -> HTML {
        Tag.span {
            words
            Tag.a(.href(context.link(.package(facts.name)))) { facts.newest.version.description }
            "."
        }
    }

    private func notice(
        _ kind: String,
        _ title: String,
        _ text: String,
        @HTMLBuilder more: () -> HTML
    ) -> HTML {
        Tag.div(.class("notice \(kind)")) {
            Tag.strong { title }
            if !text.isEmpty { text + " " }
            more()
        }
    }
}
