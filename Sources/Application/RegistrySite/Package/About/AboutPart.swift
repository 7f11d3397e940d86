// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What there is to know of a version beside its README.
struct AboutPart {
    let context: PageContext
    let facts: VersionFacts

    @HTMLBuilder var html: HTML {
        permissions
        Tag.section {
            Tag.h2 { "Downloads" }
            DownloadChart(statistics: facts.statistics).html
        }
        Tag.section {
            Tag.h2 { "About" }
            about
        }
        if !facts.page.metadata.keywords.isEmpty { keywords }
        if !facts.index.owners.isEmpty { owners }
        Tag.section(.class("digests")) {
            Tag.h2 { "Provenance" }
            digests
        }
    }

    // MARK: Permissions

    private var permissions: HTML {
        Tag.section {
            Tag.h2 { "Permissions" }
            PermissionList(
                now: facts.release.permissions,
                before: facts.previous?.permissions,
                beforeName: facts.previous?.version.description
            ).html
        }
    }

    // MARK: About

    private var about: HTML {
        let metadata = facts.page.metadata
        return Tag.dl(.class("facts-list")) {
            fact("Licence", metadata.license.map { .text($0) } ?? .text("none named"))
            if let text = metadata.repository { fact("Source", web(text)) }
            if let text = metadata.homepage, text != metadata.repository {
                fact("Homepage", web(text))
            }
            fact("Language", .text(Wording.language(facts.release.language)))
            if !facts.release.requirements.isEmpty { fact("Needs", .text(requirements)) }
            fact("Archive", archive)
            if facts.statistics.stars > 0 {
                fact("Stars", .text(Wording.number(facts.statistics.stars)))
            }
            fact("Used by", .text(Wording.count(facts.dependents.count, "package")))
        }
    }

    private func fact(_ name: String, _ value: HTML) -> HTML {
        Tag.dt { name } + Tag.dd { value }
    }

    private var requirements: String {
        facts.release.requirements.sorted { $0.key < $1.key }
            .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
    }

    private var archive: HTML {
        let address = SiteFiles.archive(facts.release.archive)
        return Tag.a(.href(context.link(address)), .flag("download")) {
            Wording.size(facts.release.size)
        }
    }

    /// An address of the web, without what all of them begin with.
    private func web(_ text: String) -> HTML {
        guard let link = Link.foreign(text) else { return .text(text) }
        var shown = text[...]
        for start in ["https://", "http://", "www."] where shown.hasPrefix(start) {
            shown = shown.dropFirst(start.count)
        }
        if shown.hasSuffix("/") { shown = shown.dropLast() }
        return Tag.a(.href(link), .isForeign) { String(shown) }
    }

    private var keywords: HTML {
        Tag.section {
            Tag.h2 { "Keywords" }
            Tag.ul(.class("words")) {
                for word in facts.page.metadata.keywords.prefix(30) {
                    Tag.li { KeywordLink(context: context).html(word) }
                }
            }
        }
    }

    private var owners: HTML {
        Tag.section {
            Tag.h2 { "Owners" }
            Tag.ul(.class("plain")) {
                for owner in facts.index.owners { Tag.li { owner } }
            }
        }
    }

    // MARK: Provenance

    private var digests: HTML {
        Tag.details {
            Tag.summary { "Digests" }
            Tag.dl {
                Tag.dt { "Files, what locks pin" }
                Tag.dd { Tag.code { facts.release.digest.description } }
                Tag.dt { "Archive" }
                Tag.dd { Tag.code { facts.release.archive.description } }
                Tag.dt { "Published" }
                Tag.dd { Tag.code { facts.release.published.description } }
            }
        }
    }
}
