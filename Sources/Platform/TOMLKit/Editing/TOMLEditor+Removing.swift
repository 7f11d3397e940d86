// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

extension TOMLEditor {
    /// Takes an entry out with its line.
    func removal(ofLineOf entry: TOMLLayout.Entry) -> Change {
        lines(from: lineStart(of: entry.key.lowerBound), to: lineEnd(of: entry.range.upperBound))
    }

    /// Takes a member of a table in braces out with its comma.
    func removal(of entry: TOMLLayout.Entry, among siblings: [TOMLLayout.Entry]) -> Change {
        let place = siblings.firstIndex { $0.range == entry.range } ?? 0
        if place > 0 {
            return change(siblings[place - 1].range.upperBound..<entry.range.upperBound, "")
        }
        if siblings.count > 1 {
            return change(entry.range.lowerBound..<siblings[1].range.lowerBound, "")
        }
        // The last one takes the blanks between it and the braces along.
        let (bytes, range) = (source.bytes, entry.range)
        let before = bytes[..<range.lowerBound].lastIndex { !TOMLText.isBlank($0) }
        let behind = bytes[range.upperBound...].firstIndex { !TOMLText.isBlank($0) }
        return change((before.map { $0 + 1 } ?? 0)..<(behind ?? bytes.count), "")
    }

    /// Takes an element of an array out with its comma; with its line and the comment there, where it has one
    /// of its own.
    func removal(ofElement index: Int, of elements: [TOMLLayout.Value]) -> Change {
        let (bytes, range) = (source.bytes, elements[index].range)
        let next = TOMLText.skippingTrivia(from: range.upperBound, in: bytes)
        let hasComma = bytes[next...].first == UInt8(ascii: ",")
        let end = hasComma ? next + 1 : range.upperBound
        let start = lineStart(of: range.lowerBound)
        let rest = bytes[end...].first { !TOMLText.isBlank($0) }
        if bytes[start..<range.lowerBound].allSatisfy(TOMLText.isBlank),
            rest == UInt8(ascii: "\n") || rest == UInt8(ascii: "#")
        {
            return change(start..<lineEnd(of: end), "")
        }
        if index > 0 {
            return change(elements[index - 1].range.upperBound..<range.upperBound, "")
        }
        let upper = elements.count > 1 ? elements[1].range.lowerBound : end
        return change(range.lowerBound..<upper, "")
    }

    /// Takes a table out, with all headers and keys with dots that make it.
    func removals(ofTable path: [String]) -> [Change] {
        var changes: [Change] = []
        for section in layout.sections {
            if let header = section.header, TOMLText.path(section.path, beginsWith: path) {
                changes.append(removal(ofSection: section, at: header))
            } else if TOMLText.path(path, beginsWith: section.path), !section.isInArray {
                let rest = Array(path.dropFirst(section.path.count))
                changes += removals(ofTable: rest, from: section.entries, isInline: false)
            }
        }
        return merged(changes)
    }

    /// Neighbours that take out the same empty lines become one.
    private func merged(_ changes: [Change]) -> [Change] {
        var merged: [Change] = []
        for change in changes.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
            if let last = merged.last, last.range.upperBound >= change.range.lowerBound {
                let end = max(last.range.upperBound, change.range.upperBound)
                merged[merged.count - 1] = self.change(last.range.lowerBound..<end, "")
            } else {
                merged.append(change)
            }
        }
        guard let last = merged.last, last.range.upperBound == source.bytes.count else {
            return merged
        }
        return merged.dropLast() + [lines(from: last.range.lowerBound, to: last.range.upperBound)]
    }

    private func removals(
        ofTable path: [String],
        from entries: [TOMLLayout.Entry],
        isInline: Bool
    ) -> [Change] {
        var kept = entries
        var changes: [Change] = []
        for entry in entries {
            if TOMLText.path(entry.path, beginsWith: path) {
                changes.append(
                    isInline ? removal(of: entry, among: kept) : removal(ofLineOf: entry)
                )
                kept.removeAll { $0.range == entry.range }
            } else if TOMLText.path(path, beginsWith: entry.path),
                case .table(let members) = entry.value.content
            {
                let rest = Array(path.dropFirst(entry.path.count))
                changes += removals(ofTable: rest, from: members, isInline: true)
            }
        }
        return changes
    }

    /// The section's lines, and the empty ones below where one stands above.
    private func removal(
        ofSection section: TOMLLayout.Section,
        at header: Range<Int>
    ) -> Change {
        let start = lineStart(of: header.lowerBound)
        var end = lineEnd(of: section.contentEnd)
        let isFree = start == lineStart(of: 0) || endsBlank(at: start)
        while isFree, end < source.bytes.count, firstByte(ofLineAt: end) == nil {
            end = lineEnd(of: end)
        }
        return lines(from: start, to: end)
    }

    /// Whole lines; at the end of the text with what stands between them and the line above, but for a
    /// line break where the text ends with one.
    private func lines(from start: Int, to end: Int) -> Change {
        let bytes = source.bytes
        guard end == bytes.count else { return change(start..<end, "") }
        var above = start
        while above > lineStart(of: 0), endsBlank(at: above) { above = lineStart(of: above - 1) }
        let isEnded = bytes.last == UInt8(ascii: "\n")
        guard !isEnded, above > 0, bytes[above - 1] == UInt8(ascii: "\n") else {
            return change(above..<end, "")
        }
        let crlf = above > 1 && bytes[above - 2] == UInt8(ascii: "\r")
        return change(above - (crlf ? 2 : 1)..<end, "")
    }
}
