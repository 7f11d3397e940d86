// SPDX-License-Identifier: Apache-2.0

import ModuleModel
import TestSupport
import Testing

@Suite struct TextDiffTests {
    static let cases: [(old: String, new: String, unified: String)] = [
        ("", "", ""),
        ("a\nb\n", "a\nb\n", ""),
        ("", "a\n", "@@ -0,0 +1 @@\n+a\n"),
        ("a\n", "", "@@ -1 +0,0 @@\n-a\n"),
        ("a\nb\nc\n", "a\nx\nc\n", "@@ -1,3 +1,3 @@\n a\n-b\n+x\n c\n"),
        ("a\nb\n", "a\nb", "@@ -1,2 +1,2 @@\n a\n-b\n+b\n\\ No newline at end of file\n"),
        ("a", "a\n", "@@ -1 +1 @@\n-a\n\\ No newline at end of file\n+a\n"),
        ("a\r\n", "a\n", "@@ -1 +1 @@\n-a\r\n+a\n"),
        ("\u{E9}\n", "e\u{301}\n", "@@ -1 +1 @@\n-\u{E9}\n+e\u{301}\n"),
        (
            "1\n2\n3\n4\n5\n6\n7\n8\n9\n", "1\n2\n3\n4\nx\n6\n7\n8\n9\n",
            "@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n"
        ),
        (
            "a\n1\n2\n3\n4\n5\n6\nb\n", "x\n1\n2\n3\n4\n5\n6\ny\n",
            "@@ -1,8 +1,8 @@\n-a\n+x\n 1\n 2\n 3\n 4\n 5\n 6\n-b\n+y\n"
        ),
        (
            "a\n1\n2\n3\n4\n5\n6\n7\nb\n", "x\n1\n2\n3\n4\n5\n6\n7\ny\n",
            "@@ -1,4 +1,4 @@\n-a\n+x\n 1\n 2\n 3\n@@ -6,4 +6,4 @@\n 5\n 6\n 7\n-b\n+y\n"
        ),
    ]

    @Test(arguments: cases)
    func `a difference reads as diff -u writes it`(old: String, new: String, unified: String) {
        let diff = TextDiff(old: Array(old.utf8), new: Array(new.utf8))
        let head = unified.isEmpty ? "" : "--- a\n+++ b\n"
        #expect(diff.unified(oldName: "a", newName: "b") == head + unified)
        #expect(diff.isEmpty == unified.isEmpty)
    }

    @Test func `steps lead from the old text to the new one in the fewest changes`() {
        var generator = SeededGenerator(seed: 7)
        for _ in 0..<3000 {
            let old = Self.text(&generator)
            let new = Self.text(&generator)
            let diff = TextDiff(old: old, new: new)
            #expect(Self.applied(diff) == new)
            #expect(Self.changes(diff) == Self.fewestChanges(diff.oldLines, diff.newLines))
        }
    }

    @Test func `large texts that share nothing end soon`() {
        let old = (0..<20_000).map { "old \($0)\n" }.joined()
        let new = (0..<20_000).map { "new \($0)\n" }.joined()
        let diff = TextDiff(old: Array(old.utf8), new: Array(new.utf8))
        #expect(diff.steps == [.change(old: 0..<20_000, new: 0..<20_000)])
    }

    @Test func `a small change in a large text is found`() {
        let old = (0..<50_000).map { "line \($0)\n" }.joined()
        let new = old.replacing("line 25000\n", with: "changed\nand more\n")
        let diff = TextDiff(old: Array(old.utf8), new: Array(new.utf8))
        #expect(Self.changes(diff) == 3)
    }

    private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
        let lines = (0..<Int.random(in: 0...12, using: &generator)).map { _ in
            ["a", "b", "c", ""].randomElement(using: &generator) ?? ""
        }
        let end = Bool.random(using: &generator) ? "\n" : ""
        return Array((lines.joined(separator: "\n") + end).utf8)
    }

    private static func applied(_ diff: TextDiff) -> [UInt8] {
        diff.steps.flatMap { step in
            switch step {
            case .keep(let old, _): diff.oldLines[old].flatMap { $0 }
            case .change(_, let new): diff.newLines[new].flatMap { $0 }
            }
        }
    }

    private static func changes(_ diff: TextDiff) -> Int {
        diff.steps.reduce(0) { count, step in
            guard case .change(let old, let new) = step else { return count }
            return count + old.count + new.count
        }
    }

    /// The textbook table of longest common subsequences.
    private static func fewestChanges(
        _ old: [ArraySlice<UInt8>],
        _ new: [ArraySlice<UInt8>]
    ) -> Int {
        var last = Array(repeating: 0, count: new.count + 1)
        for line in old {
            var row = [0]
            for (column, other) in new.enumerated() {
                row.append(line == other ? last[column] + 1 : max(last[column + 1], row[column]))
            }
            last = row
        }
        return old.count + new.count - 2 * last[new.count]
    }
}
