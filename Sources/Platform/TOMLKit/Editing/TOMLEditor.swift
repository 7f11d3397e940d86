// SPDX-License-Identifier: Apache-2.0

package import Diagnostics

/// Changes values of a TOML text and nothing else: comments, order, blank lines, line ends and spelling
/// of all the rest stay byte by byte.
///
///     var editor = try TOMLEditor(source)
///     try editor.set(["dependencies", "csv"], to: .string("^2"))
///     write(editor.source.bytes)
///
/// What comes out of an edit is parsed again and compared with what was meant before it is accepted, so
/// an edit either does exactly what was asked or throws and leaves the text as it was.
package struct TOMLEditor: Sendable {
    /// The text, as it is now.
    package private(set) var source: SourceText

    /// What the text means now.
    package private(set) var content: TOMLLiteral

    private(set) var layout: TOMLLayout

    /// Begins with a text.
    ///
    /// - Throws: ``TOMLError`` when it can't be parsed.
    package init(_ source: SourceText) throws(TOMLError) {
        content = TOMLLiteral(try TOMLTable(parsing: source))
        layout = TOMLLayout(source.bytes)
        self.source = source
    }

    /// The value at a path of keys, however it is written; `nil` when there is none.
    package func value(at path: [String]) -> TOMLLiteral? { content[path[...]] }

    // MARK: Edits

    /// Gives the value at `path`, which must not be empty, another one, or adds it.
    ///
    /// A value that is there is replaced in its place. A new one goes into its table however that is
    /// written (below a header, in braces, by keys with dots); where there is none, a table with a header
    /// is added. Comments inside of a value that is replaced go with it.
    package mutating func set(
        _ path: [String],
        to value: TOMLLiteral,
        placement: TOMLPlacement = TOMLPlacement()
    ) throws(TOMLEditError) {
        guard !path.isEmpty, let expected = content.setting(path[...], to: value) else {
            throw blocked(path)
        }
        guard self.value(at: path) != value else { return }
        switch place(of: path) {
        case .entry(let entry, _):
            let style = TOMLStyle(ofValue: entry.value, in: source.bytes)
            try accept([change(entry.value.range, style.text(of: value))], as: [expected])
        case .tables:
            var editor = self
            try editor.remove(path)
            try editor.set(path, to: value, placement: placement)
            self = editor
        case .insideInline(let table, let rest):
            try accept([addition(of: rest, value, to: table)], as: [expected])
        case .absent:
            try accept([addition(of: path, value, placement)], as: [expected])
        case .blocked(let range):
            throw refusal("`\(path.joined(separator: "."))` can't be reached", at: range)
        }
    }

    /// Takes out what is at `path`, a value or a whole table; nothing happens where there is nothing.
    ///
    /// A comment on the same line, and those between the members of a table, go with it; a comment above
    /// stays.
    ///
    /// - Returns: whether there was something.
    @discardableResult
    package mutating func remove(_ path: [String]) throws(TOMLEditError) -> Bool {
        guard !path.isEmpty, value(at: path) != nil else { return false }
        // Tables that are not written themselves are gone with their last member.
        var expected = [content.removing(path[...])]
        for length in stride(from: path.count - 1, to: 0, by: -1) {
            let parent = path.prefix(length)
            guard expected.last?[parent]?.members?.isEmpty == true, let last = expected.last else {
                break
            }
            expected.append(last.removing(parent))
        }
        switch place(of: path) {
        case .entry(let entry, let siblings?):
            try accept([removal(of: entry, among: siblings)], as: expected)
        case .entry(let entry, nil): try accept([removal(ofLineOf: entry)], as: expected)
        case .tables: try accept(removals(ofTable: path), as: expected)
        case .insideInline, .absent, .blocked:
            throw refusal("`\(path.joined(separator: "."))` can't be reached", at: nil)
        }
        return true
    }

    /// Adds an element at the end of the array at `path`.
    package mutating func append(
        _ element: TOMLLiteral,
        toArrayAt path: [String]
    ) throws(TOMLEditError) {
        guard case .entry(let entry, _) = place(of: path),
            case .array(let elements) = entry.value.content,
            case .array(let old)? = value(at: path),
            let expected = content.setting(path[...], to: .array(old + [element]))
        else {
            throw refusal("`\(path.joined(separator: "."))` is no array between brackets", at: nil)
        }
        try accept(additions(of: element, to: entry.value, elements), as: [expected])
    }

    /// Takes the elements that equal `element` out of the array at `path`; nothing happens where there are
    /// none.
    package mutating func remove(
        _ element: TOMLLiteral,
        fromArrayAt path: [String]
    ) throws(TOMLEditError) {
        while case .array(var elements)? = value(at: path),
            let index = elements.firstIndex(of: element)
        {
            elements.remove(at: index)
            guard case .entry(let entry, _) = place(of: path),
                case .array(let written) = entry.value.content, written.indices.contains(index),
                let expected = content.setting(path[...], to: .array(elements))
            else {
                throw refusal(
                    "`\(path.joined(separator: "."))` is no array between brackets",
                    at: nil
                )
            }
            try accept([removal(ofElement: index, of: written)], as: [expected])
        }
    }

    // MARK: Acceptance

    /// Bytes that take the place of others.
    struct Change {
        let range: Range<Int>
        let bytes: [UInt8]
    }

    func change(_ range: Range<Int>, _ text: String) -> Change {
        Change(range: range, bytes: Array(text.utf8))
    }

    /// Makes changes that don't overlap, if the text then means one of `expected`.
    private mutating func accept(
        _ changes: [Change],
        as expected: [TOMLLiteral]
    ) throws(TOMLEditError) {
        var bytes = source.bytes
        for change in changes.sorted(by: { $0.range.lowerBound > $1.range.lowerBound }) {
            bytes.replaceSubrange(change.range, with: change.bytes)
        }
        let changed = SourceText(name: source.name, bytes: bytes)
        guard let table = try? TOMLTable(parsing: changed), expected.contains(TOMLLiteral(table))
        else {
            throw refusal("it is written in a way that no command can follow", at: nil)
        }
        content = TOMLLiteral(table)
        layout = TOMLLayout(bytes)
        source = changed
    }

    private func blocked(_ path: [String]) -> TOMLEditError {
        for length in 1..<max(1, path.count) {
            let parent = Array(path.prefix(length))
            guard let value = value(at: parent), value.members == nil else { continue }
            var range: Range<Int>?
            if case .entry(let entry, _) = place(of: parent) { range = entry.key }
            return refusal(
                "`\(parent.joined(separator: "."))` is \(value.kindName), not a table",
                at: range
            )
        }
        return refusal("no key was named", at: nil)
    }

    func refusal(_ reason: String, at range: Range<Int>?) -> TOMLEditError {
        TOMLEditError(name: source.name, reason: reason, span: range.map { source.span($0) })
    }
}
