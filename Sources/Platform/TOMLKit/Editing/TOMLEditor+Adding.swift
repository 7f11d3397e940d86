// SPDX-License-Identifier: Apache-2.0

internal import Diagnostics

// MARK: - What an addition writes, and where

extension TOMLEditor {
    /// Adds a member to a table that is not written in braces.
    func addition(of path: [String], _ value: TOMLLiteral, _ placement: TOMLPlacement) -> Change {
        let parent = Array(path.dropLast())
        for section in layout.sections where !section.isInArray {
            guard TOMLText.path(parent, beginsWith: section.path) else { continue }
            let isHome = parent.count == section.path.count
            if isHome, section.header != nil || !section.entries.isEmpty {
                return addition(of: [path[path.count - 1]], value, to: section, placement)
            }
            // The table is there by keys with dots: another one joins them.
            let rest = Array(path.dropFirst(section.path.count))
            let dotted = section.entries.last {
                !isHome && TOMLText.path($0.path, beginsWith: Array(rest.dropLast()))
            }
            if let dotted { return line(rest, value, below: dotted, in: section) }
        }
        return parent.isEmpty ? topLine(path, value) : table(path, value, placement)
    }

    private func addition(
        of key: [String],
        _ value: TOMLLiteral,
        to section: TOMLLayout.Section,
        _ placement: TOMLPlacement
    ) -> Change {
        let isSorted = zip(section.entries, section.entries.dropFirst())
            .allSatisfy { !Self.isOrdered($1.path, before: $0.path) }
        if placement.keepsSorted, isSorted,
            let next = section.entries.first(where: { Self.isOrdered(key, before: $0.path) })
        {
            let start = blockStart(above: next.key.lowerBound)
            let text = written(key, value, like: next, in: section) + lineBreak
            return change(start..<start, text)
        }
        return line(key, value, below: section.entries.last, in: section)
    }

    /// A line of its own below an entry, or below the header of an empty section.
    private func line(
        _ path: [String],
        _ value: TOMLLiteral,
        below entry: TOMLLayout.Entry?,
        in section: TOMLLayout.Section
    ) -> Change {
        let end = lineEnd(of: entry?.range.upperBound ?? section.contentEnd)
        return lines(written(path, value, like: entry, in: section), at: end)
    }

    /// Whole lines at the end of another one, which need not have a line break.
    private func lines(_ text: String, at end: Int) -> Change {
        let isEnded = end == 0 || source.bytes[end - 1] == UInt8(ascii: "\n")
        return change(end..<end, isEnded ? text + lineBreak : lineBreak + text)
    }

    private func written(
        _ path: [String],
        _ value: TOMLLiteral,
        like entry: TOMLLayout.Entry?,
        in section: TOMLLayout.Section
    ) -> String {
        let start = entry?.key.lowerBound ?? section.header?.lowerBound ?? 0
        let indentation = source.bytes[lineStart(of: start)..<start]
        return String(decoding: indentation, as: UTF8.self)
            + TOMLStyle(of: section.entries, in: source.bytes).entry(path, value)
    }

    /// The first line of a text that so far has nothing, or nothing but tables.
    private func topLine(_ path: [String], _ value: TOMLLiteral) -> Change {
        let text = TOMLStyle(of: [], in: source.bytes).entry(path, value)
        guard let first = layout.sections.dropFirst().first?.header else {
            return lines(text, at: source.bytes.count)
        }
        let start = blockStart(above: first.lowerBound)
        return change(start..<start, text + lineBreak + lineBreak)
    }

    /// A table with a header, and its first member.
    private func table(
        _ path: [String],
        _ value: TOMLLiteral,
        _ placement: TOMLPlacement
    ) -> Change {
        let neighbours = layout.sections.flatMap(\.entries)
        let style = TOMLStyle(of: Array(neighbours.suffix(1)), in: source.bytes)
        var plain = style
        plain.quotesKeys = false
        let text =
            "[\(plain.key(path.dropLast()))]" + lineBreak
            + plain.entry([path[path.count - 1]], value)
        guard let before = predecessor(of: path[0], placement) else {
            if let first = layout.sections.dropFirst().first?.header {
                let start = blockStart(above: first.lowerBound)
                return change(start..<start, text + lineBreak + lineBreak)
            }
            let end = source.bytes.count
            let isEmpty = lineStart(of: 0) == end
            return lines(isEmpty || endsBlank(at: end) ? text : lineBreak + text, at: end)
        }
        let end = end(of: before)
        let isLast = end == source.bytes.count
        let needsBlank = !isLast && firstByte(ofLineAt: end) != nil
        return lines(
            (endsBlank(at: end) ? "" : lineBreak) + text + (needsBlank ? lineBreak : ""),
            at: end
        )
    }

    /// The section that a new table of that name is put behind; `nil` when it comes before all others.
    private func predecessor(
        of name: String,
        _ placement: TOMLPlacement
    ) -> TOMLLayout.Section? {
        let written = layout.sections.filter { $0.header != nil || !$0.entries.isEmpty }
        if let family = written.last(where: { $0.path.first == name }) { return family }
        guard let rank = placement.tableOrder.firstIndex(of: name) else { return written.last }
        let earlier = written.last { section in
            guard let first = section.path.first else { return true }
            return placement.tableOrder.firstIndex(of: first).map { $0 < rank } ?? false
        }
        let hasLater = written.contains { section in
            section.path.first.flatMap(placement.tableOrder.firstIndex).map { $0 > rank } ?? false
        }
        return earlier ?? (hasLater ? nil : written.last)
    }

    /// Whether an empty line stands right before `offset`.
    func endsBlank(at offset: Int) -> Bool {
        guard offset > 0, source.bytes[offset - 1] == UInt8(ascii: "\n") else { return false }
        return firstByte(ofLineAt: lineStart(of: offset - 1)) == nil
    }

    private static func isOrdered(_ left: [String], before right: [String]) -> Bool {
        left.lexicographicallyPrecedes(right) { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

// MARK: - Inside of brackets

extension TOMLEditor {
    /// Adds a member to a table in braces.
    func addition(
        of path: [String],
        _ value: TOMLLiteral,
        to table: TOMLLayout.Value
    ) -> Change {
        guard case .table(let members) = table.content, let last = members.last else {
            let style = TOMLStyle(of: [], in: source.bytes)
            return change(table.range, "{ \(style.entry(path, value)) }")
        }
        let end = last.range.upperBound
        let style = TOMLStyle(of: members, in: source.bytes)
        return change(end..<end, ", " + style.entry(path, value))
    }

    /// Adds an element to an array, on a line of its own where the last one has one.
    func additions(
        of element: TOMLLiteral,
        to array: TOMLLayout.Value,
        _ elements: [TOMLLayout.Value]
    ) -> [Change] {
        let bytes = source.bytes
        let text = TOMLStyle(ofValue: array, in: bytes).text(of: element)
        guard let last = elements.last else {
            let start = array.range.lowerBound + 1
            return [change(start..<start, text)]
        }
        let end = last.range.upperBound
        let next = TOMLText.skippingTrivia(from: end, in: bytes)
        let hasComma = next < bytes.count && bytes[next] == UInt8(ascii: ",")
        let indentation = bytes[lineStart(of: last.range.lowerBound)..<last.range.lowerBound]
        guard indentation.allSatisfy(TOMLText.isBlank) else {
            return hasComma
                ? [change(next + 1..<next + 1, " \(text)")] : [change(end..<end, ", \(text)")]
        }
        let line = lineBreak + String(decoding: indentation, as: UTF8.self) + text
        // A comment behind the last element stays on its line.
        let from = hasComma ? next + 1 : end
        var lineEnd = bytes[from...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count
        if lineEnd > from, bytes[lineEnd - 1] == UInt8(ascii: "\r") { lineEnd -= 1 }
        if lineEnd >= array.range.upperBound { lineEnd = from }
        if hasComma { return [change(lineEnd..<lineEnd, line + ",")] }
        return lineEnd == end
            ? [change(end..<end, "," + line)]
            : [change(end..<end, ","), change(lineEnd..<lineEnd, line)]
    }
}
