// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import TOMLKit
import TestSupport
import Testing

/// Laws of edits, on many texts; a failure shows the text.
@Suite struct GeneratedEditTests {
    private static let count = 2000

    /// The generated texts that are TOML, which many are not: keys come twice.
    private func documents(_ body: (TOMLEditor, inout SeededGenerator) throws -> Void) rethrows {
        var valid = 0
        for seed in 0..<UInt64(Self.count * 4) where valid < Self.count {
            let text = GeneratedDocument(seed: seed).text
            let source = SourceText(name: "\(seed).toml", text: text)
            guard let editor = try? TOMLEditor(source) else { continue }
            valid += 1
            var random = SeededGenerator(seed: seed)
            try body(editor, &random)
        }
        #expect(valid >= Self.count / 2)
    }

    /// The paths of all tables and of all other values, as far as paths lead.
    private func paths(
        in value: TOMLLiteral,
        below path: [String] = []
    ) -> (tables: [[String]], values: [[String]]) {
        guard let members = value.members else { return ([], [path]) }
        var all = (tables: [path], values: [[String]]())
        for member in members {
            let inner = paths(in: member.value, below: path + [member.key])
            all.tables += inner.tables
            all.values += inner.values
        }
        return all
    }

    private func meaning(_ editor: TOMLEditor) throws -> TOMLLiteral {
        TOMLLiteral(try TOMLTable(parsing: editor.source))
    }

    /// How many bytes of the shorter text the longer one has at its ends.
    private func kept(_ left: [UInt8], _ right: [UInt8]) -> Int {
        let limit = min(left.count, right.count)
        let front = zip(left, right).prefix { $0 == $1 }.count
        let back = zip(left.reversed(), right.reversed()).prefix { $0 == $1 }.count
        return min(limit, front + back)
    }

    @Test func `a changed value leaves all bytes around it`() throws {
        try documents { before, random in
            guard let path = paths(in: before.content).values.randomElement(using: &random),
                !isArrayOfTables(before.value(at: path))
            else { return }
            var after = before
            try after.set(path, to: .string("new"))
            let text = String(decoding: before.source.bytes, as: UTF8.self)
            #expect(after.value(at: path) == .string("new"), "\(text)")
            let span = try #require(try valueSpan(of: path, in: before))
            let lines = text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false)
            let newLines = after.source.bytes.split(
                separator: 0x0A,
                omittingEmptySubsequences: false
            )
            #expect(
                lines.prefix(span.line - 1).elementsEqual(newLines.prefix(span.line - 1)) {
                    $0.elementsEqual($1)
                }
            )
            guard span.length > 1 else { return }
            // A value on one line: its bytes alone are others.
            let line = String(decoding: lines[span.line - 1], as: UTF8.self).unicodeScalars
            let isMarked = span.line == 1 && line.first == "\u{FEFF}"
            let start = span.column - 1 + (isMarked ? 1 : 0)
            let head = String(String.UnicodeScalarView(line.prefix(start)))
            let rest = String(String.UnicodeScalarView(line.dropFirst(start + span.length)))
            let newLine = String(decoding: newLines[span.line - 1], as: UTF8.self)
            #expect(newLine.utf8.starts(with: head.utf8), "\(text)")
            #expect(newLine.utf8.reversed().starts(with: rest.utf8.reversed()), "\(text)")
            let tail = zip(lines.dropFirst(span.line), newLines.dropFirst(span.line))
            #expect(
                tail.allSatisfy { $0.elementsEqual($1) } && lines.count == newLines.count,
                "\(text)"
            )
        }
    }

    /// Whether it may stand below headers with two brackets.
    private func isArrayOfTables(_ value: TOMLLiteral?) -> Bool {
        guard case .array(let elements)? = value else { return false }
        return !elements.isEmpty && elements.allSatisfy { $0.members != nil }
    }

    private func valueSpan(of path: [String], in editor: TOMLEditor) throws -> SourceSpan? {
        var table = try TOMLTable(parsing: editor.source)
        for key in path.dropLast() {
            guard let next = table[key]?.table else { return nil }
            table = next
        }
        return table[path.last ?? ""]?.span
    }

    @Test func `an addition only adds`() throws {
        try documents { before, random in
            let tables = paths(in: before.content).tables
            guard let table = tables.randomElement(using: &random) else { return }
            let path = table + (Bool.random(using: &random) ? ["new"] : ["new", "er"])
            var after = before
            let placement = TOMLPlacement(
                keepsSorted: Bool.random(using: &random),
                tableOrder: ["b", "new", "a"]
            )
            try after.set(path, to: .array([.integer(1)]), placement: placement)
            let text = String(decoding: before.source.bytes, as: UTF8.self)
            #expect(try meaning(after)[path[...]] == .array([.integer(1)]), "\(text)")
            let isKept =
                kept(before.source.bytes, after.source.bytes)
                == before.source.bytes.count - (isEmptyInline(table, in: before) ? 1 : 0)
            #expect(isKept || isEmptyInline(table, in: before), "\(text)")
            try after.remove(path)
            if path.count == table.count + 2 { try after.remove(table + ["new"]) }
            // The table itself is gone if nothing but the addition wrote it down.
            #expect(
                try meaning(after) == before.content || before.content[table[...]] == .table([]),
                "\(text)"
            )
        }
    }

    /// Braces with nothing between them are written anew.
    private func isEmptyInline(_ path: [String], in editor: TOMLEditor) -> Bool {
        (0...path.count).contains { editor.value(at: Array(path.prefix($0))) == .table([]) }
    }

    @Test func `what is removed can be added again`() throws {
        try documents { before, random in
            let all = paths(in: before.content)
            guard let path = (all.values + all.tables.dropFirst()).randomElement(using: &random),
                let value = before.value(at: path)
            else { return }
            let text = String(decoding: before.source.bytes, as: UTF8.self)
            var after = before
            try after.remove(path)
            #expect(after.value(at: path) == nil, "\(text)")
            var rest = before.source.bytes[...]
            let onlyRemoves = after.source.bytes.allSatisfy { byte in
                rest = rest.drop { $0 != byte }
                return rest.popFirst() != nil
            }
            #expect(onlyRemoves, "\(text)")
            try after.set(path, to: value)
            #expect(try meaning(after) == before.content, "\(text)")
        }
    }

    @Test func `an array grows and shrinks`() throws {
        try documents { before, random in
            let arrays = paths(in: before.content).values.compactMap { path in
                if case .array(let elements)? = before.value(at: path) {
                    (path, elements)
                } else {
                    nil
                }
            }
            guard let (path, elements) = arrays.randomElement(using: &random) else { return }
            let text = String(decoding: before.source.bytes, as: UTF8.self)
            var after = before
            do {
                try after.append(.string("new"), toArrayAt: path)
            } catch let error as TOMLEditError {
                // An array of tables below headers has no brackets.
                #expect(error.reason.hasSuffix("is no array between brackets"), "\(text)")
                #expect(text.contains("[["), "\(text)")
                return
            }
            #expect(try meaning(after)[path[...]] == .array(elements + [.string("new")]), "\(text)")
            guard let victim = elements.randomElement(using: &random) else { return }
            try after.remove(victim, fromArrayAt: path)
            let rest = elements.filter { $0 != victim } + [.string("new")]
            #expect(try meaning(after)[path[...]] == .array(rest), "\(text)")
        }
    }
}
