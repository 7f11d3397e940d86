// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// All versions of a package, the newest first.
struct VersionsPage {
    let context: PageContext
    let facts: VersionFacts

    var page: Page {
        PackageFrame(context: context, facts: facts, tab: .versions)
            .page(title: "\(facts.name) – versions", content: content)
    }

    private var content: HTML {
        let releases = Array(facts.index.releases.reversed())
        return Tag.section(.class("part")) {
            Tag.div(.class("scroll")) {
                Tag.table(.class("grid wide")) {
                    Tag.thead {
                        Tag.tr {
                            for name in ["Version", "Published", "State"] {
                                Tag.th(.named("scope", "col")) { name }
                            }
                            Tag.th(.named("scope", "col"), .class("number")) { "Downloads" }
                            Tag.th(.named("scope", "col"), .class("number")) { "Archive" }
                            Tag.th(.named("scope", "col")) { "Changes" }
                        }
                    }
                    Tag.tbody {
                        for (place, release) in releases.enumerated() {
                            row(release, before: releases.dropFirst(place + 1).first)
                        }
                    }
                }
            }
        }
    }

    private func row(_ release: PackageRelease, before: PackageRelease?) -> HTML {
        Tag.tr(release.isYanked ? .class("withdrawn") : nil) {
            Tag.th(.named("scope", "row")) {
                Tag.a(.href(context.link(.version(facts.name, release.version, .overview)))) {
                    release.version.description
                }
            }
            Tag.td { Wording.time(release.published) }
            Tag.td { state(release) }
            Tag.td(.class("number")) { Wording.number(downloads(release.version)) }
            Tag.td(.class("number")) { Wording.size(release.size) }
            Tag.td { before.map { changes(from: $0.version, to: release.version) } ?? .empty }
        }
    }

    @HTMLBuilder private func state(_ release: PackageRelease) -> HTML {
        if let reason = release.yanked {
            Tag.span(.class("badge danger")) { "withdrawn" }
            if !reason.isEmpty { " " + reason }
        } else if let message = release.deprecated {
            Tag.span(.class("badge warn")) { "deprecated" }
            if !message.isEmpty { " " + message }
        } else if facts.advisories.contains(where: { $0.affects(facts.name, release.version) }) {
            Tag.span(.class("badge danger")) { "known fault" }
        } else if release.version == facts.newest.version {
            Tag.span(.class("badge")) { "newest" }
        } else if release.version.isPrerelease {
            Tag.span(.class("badge warn")) { "pre-release" }
        }
    }

    private func downloads(_ version: Version) -> Int {
        facts.statistics.downloads.values.reduce(0) { $0 &+ ($1[version] ?? 0) }
    }

    private func changes(from old: Version, to new: Version) -> HTML {
        Tag.a(.href(context.link(.difference(facts.name, from: old, to: new)))) {
            "since \(old)"
        }
    }
}
