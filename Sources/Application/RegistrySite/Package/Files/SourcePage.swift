// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// One file of a version, line by line.
struct SourcePage {
    let context: PageContext
    let facts: VersionFacts
    let path: ModulePath
    let bytes: [UInt8]

    /// A longer file is not shown, in bytes.
    private static let sizeLimit = 1 << 20

    /// The longest line that is shown, in bytes: one of a packed program slows a browser down.
    private static let lineLimit = 50_000

    var page: Page {
        PackageFrame(context: context, facts: facts, tab: .files)
            .page(title: "\(path) – \(facts.name) \(facts.version)", content: content)
    }

    @HTMLBuilder private var content: HTML {
        Tag.div(.class("source-head")) {
            Tag.h2 { trail }
            Tag.span(.class("small muted")) { Wording.size(bytes.count) }
        }
        if let reason = Self.obstacle(bytes) {
            Tag.div(.class("empty")) {
                Tag.h3 { "Not shown" }
                Tag.p {
                    reason + " It is in the "
                    Tag.a(
                        .href(context.link(SiteFiles.archive(facts.release.archive))),
                        .flag("download")
                    ) { "archive" }
                    "."
                }
            }
        } else {
            Tag.pre(.class("source"), .named("tabindex", "0"), .label("Source")) {
                Tag.code { lines }
            }
        }
    }

    @HTMLBuilder private var trail: HTML {
        let parts = path.components
        Tag.a(.href(context.link(.version(facts.name, facts.version, .files)))) { "files" }
        " / "
        for part in parts.dropLast() { part + " / " }
        String(parts.last ?? "")
    }

    private var lines: HTML {
        let language = CodeLanguage(path: path.description)
        let lines = CodeText(language).lines(bytes)
        return .joined(
            lines.enumerated().map { place, line in
                let name = "L\(place + 1)"
                return Tag.span(.id(name)) {
                    Tag.a(.href(.fragment(name))) { String(place + 1) }
                    line
                    "\n"
                }
            }
        )
    }

    /// Why a file is not shown; `nil` when it is.
    static func obstacle(_ bytes: [UInt8]) -> String? {
        if bytes.count > sizeLimit { return "The file is too long." }
        if bytes.contains(0) || String(validating: bytes, as: UTF8.self) == nil {
            return "The file is no text."
        }
        let longest = bytes.split(separator: UInt8(ascii: "\n")).map(\.count).max() ?? 0
        return longest > lineLimit ? "A line of the file is too long." : nil
    }
}
