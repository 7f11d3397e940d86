// SPDX-License-Identifier: Apache-2.0

internal import ModuleModel

/// What changed in one file.
struct FileDifference {
    /// How many lines a page shows of all files together.
    static let lineLimit = 4000

    private let old: [UInt8]?
    private let new: [UInt8]?
    /// The changes; `nil` for files that are no text.
    private let difference: TextDiff?
    private let hunks: [TextDiff.Hunk]

    /// Compares two contents; `nil` where there is no file.
    init(old: [UInt8]?, new: [UInt8]?) {
        self.old = old
        self.new = new
        let isText = SourcePage.obstacle(old ?? []) == nil && SourcePage.obstacle(new ?? []) == nil
        difference = isText ? TextDiff(old: old ?? [], new: new ?? []) : nil
        hunks = difference?.hunks() ?? []
    }

    /// The lines that are shown.
    var lineCount: Int {
        hunks.reduce(0) { $0 + $1.old.count + $1.new.count }
    }

    /// The file's part of the page; its lines only when `isShown`.
    func html(_ path: ModulePath, isShown: Bool, toSource: Link?) -> HTML {
        Tag.details(.class("changed"), isShown && difference != nil ? .flag("open") : nil) {
            Tag.summary {
                Tag.code { path.description }
                Tag.span(.class("small muted")) { kind }
                if difference != nil { tally }
            }
            if difference == nil {
                Tag.p { "The file is no text, or too long to compare." }
            } else if !isShown {
                Tag.p { "Too many lines changed to show them all here." }
            } else {
                table(path)
            }
            if let toSource {
                Tag.p { Tag.a(.href(toSource)) { "Show the whole file" } }
            }
        }
    }

    private var kind: String { old == nil ? "new" : new == nil ? "removed" : "changed" }

    private var tally: HTML {
        var (added, removed) = (0, 0)
        for case .change(let old, let new) in difference?.steps ?? [] {
            added += new.count
            removed += old.count
        }
        return Tag.span(.class("tally")) {
            Tag.span(.class("plus")) { "+\(added)" }
            " "
            Tag.span(.class("minus")) { "−\(removed)" }
        }
    }

    // MARK: Lines

    private func table(_ path: ModulePath) -> HTML {
        Tag.div(.class("scroll"), .named("tabindex", "0"), .label("Changes of \(path)")) {
            Tag.table(.class("diff")) {
                Tag.thead(.class("unseen")) {
                    Tag.tr {
                        for name in ["Old line", "New line", "Text"] {
                            Tag.th(.named("scope", "col")) { name }
                        }
                    }
                }
                Tag.tbody {
                    for (place, hunk) in hunks.enumerated() {
                        if place > 0 || hunk.old.lowerBound > 0 { gap(hunk) }
                        for step in hunk.steps { rows(step) }
                    }
                }
            }
        }
    }

    private func gap(_ hunk: TextDiff.Hunk) -> HTML {
        Tag.tr(.class("gap")) {
            Tag.td { "…" }
            Tag.td { "…" }
            Tag.td {}
        }
    }

    @HTMLBuilder private func rows(_ step: TextDiff.Step) -> HTML {
        if let difference {
            switch step {
            case .keep(let old, let new):
                for (before, after) in zip(old, new) {
                    row("", " ", before, after, difference.newLines[after])
                }
            case .change(let old, let new):
                for line in old { row("cut", "−", line, nil, difference.oldLines[line]) }
                for line in new { row("add", "+", nil, line, difference.newLines[line]) }
            }
        }
    }

    private func row(
        _ kind: String,
        _ sign: String,
        _ old: Int?,
        _ new: Int?,
        _ line: ArraySlice<UInt8>
    ) -> HTML {
        let text = line.last == UInt8(ascii: "\n") ? line.dropLast() : line
        return Tag.tr(kind.isEmpty ? nil : .class(kind)) {
            Tag.td { old.map { String($0 + 1) } ?? "" }
            Tag.td { new.map { String($0 + 1) } ?? "" }
            Tag.td {
                Tag.span(.class("sign")) { sign }
                String(decoding: text, as: UTF8.self)
            }
        }
    }
}
