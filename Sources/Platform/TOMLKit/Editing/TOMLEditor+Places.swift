// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension TOMLEditor {
    /// How what is at a path is written.
    enum Place {
        /// As the value of a key; with the members beside it where they stand in braces.
        case entry(TOMLLayout.Entry, siblings: [TOMLLayout.Entry]?)
        /// Below headers, or by keys with dots.
        case tables
        /// Not at all, but a table in braces would hold it, under the rest of the path.
        case insideInline(TOMLLayout.Value, rest: [String])
        /// Not at all.
        case absent
        /// Behind something that no path leads through.
        case blocked(Range<Int>)
    }

    /// How what is at `path` is written.
    func place(of path: [String]) -> Place {
        var isTable = false
        for section in layout.sections {
            if TOMLText.path(section.path, beginsWith: path) {
                isTable = true
                continue
            }
            guard TOMLText.path(path, beginsWith: section.path) else { continue }
            if section.isInArray { return .blocked(section.header ?? 0..<0) }
            let rest = path.dropFirst(section.path.count)
            switch place(of: Array(rest), in: section.entries, isInline: false) {
            case .absent: continue
            case .tables: isTable = true
            case let place: return place
            }
        }
        return isTable ? .tables : .absent
    }

    private func place(
        of path: [String],
        in entries: [TOMLLayout.Entry],
        isInline: Bool
    ) -> Place {
        var isTable = false
        for entry in entries {
            if TOMLText.path(entry.path, beginsWith: path) {
                guard entry.path.count > path.count else {
                    return .entry(entry, siblings: isInline ? entries : nil)
                }
                isTable = true
            } else if TOMLText.path(path, beginsWith: entry.path) {
                let rest = Array(path.dropFirst(entry.path.count))
                guard case .table(let members) = entry.value.content else {
                    return .blocked(entry.key)
                }
                let inner = place(of: rest, in: members, isInline: true)
                guard case .absent = inner else { return inner }
                return .insideInline(entry.value, rest: rest)
            }
        }
        return isTable ? .tables : .absent
    }

    // MARK: Lines

    /// Where the line of a byte begins.
    func lineStart(of offset: Int) -> Int {
        let start = source.bytes[..<offset].lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
        return start == 0 && source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : start
    }

    /// Where the line of a byte ends, behind its line break.
    func lineEnd(of offset: Int) -> Int {
        source.bytes[offset...].firstIndex(of: UInt8(ascii: "\n")).map { $0 + 1 }
            ?? source.bytes.count
    }

    /// The line break of the text.
    var lineBreak: String {
        guard let first = source.bytes.firstIndex(of: UInt8(ascii: "\n")), first > 0 else {
            return "\n"
        }
        return source.bytes[first - 1] == UInt8(ascii: "\r") ? "\r\n" : "\n"
    }

    /// The first byte of a line that is no blank; `nil` for an empty line.
    func firstByte(ofLineAt start: Int) -> UInt8? {
        source.bytes[start..<lineEnd(of: start)]
            .first { !TOMLText.isBlank($0) && $0 != UInt8(ascii: "\n") }
    }

    /// Where the comments begin that stand right above the line of `offset`, else that line itself.
    func blockStart(above offset: Int) -> Int {
        var start = lineStart(of: offset)
        while start > lineStart(of: 0) {
            let above = lineStart(of: start - 1)
            guard firstByte(ofLineAt: above) == UInt8(ascii: "#") else { break }
            start = above
        }
        return start
    }

    /// Where a section ends, behind its last line and the comments right below that are not the next one's.
    func end(of section: TOMLLayout.Section) -> Int {
        guard section.contentEnd > 0 else { return 0 }
        let end = lineEnd(of: section.contentEnd)
        var below = end
        while below < source.bytes.count, firstByte(ofLineAt: below) == UInt8(ascii: "#") {
            below = lineEnd(of: below)
        }
        let isFree = below == source.bytes.count || firstByte(ofLineAt: below) == nil
        return isFree ? below : end
    }
}
