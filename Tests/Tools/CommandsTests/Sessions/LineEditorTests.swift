// SPDX-License-Identifier: Apache-2.0

import Testing

@testable import Commands

/// Keys as bytes, and the line that they leave.
@Suite struct LineEditorTests {
    @Test(arguments: [
        ("abc", "abc", "abc"), ("abc\u{7F}", "ab", "ab"), ("ab\u{1B}[D\u{1B}[Dx", "xab", "x"),
        ("ab\u{1}x", "xab", "x"), ("ab\u{1}\u{5}x", "abx", "abx"),
        ("ab\u{2}\u{2}\u{6}x", "axb", "ax"), ("ab\u{1}\u{4}", "b", ""),
        ("ab\u{1}\u{1B}[3~", "b", ""), ("a b c\u{17}", "a b ", "a b "), ("ab\u{2}\u{B}", "a", "a"),
        ("ab\u{2}\u{15}", "b", ""), ("h\u{e9}\u{1F600}\u{7F}", "h\u{e9}", "h\u{e9}"),
        ("\u{1B}[A", "second", "second"), ("\u{10}\u{10}\u{10}", "first", "first"),
        ("x\u{1B}[A\u{1B}[B", "x", "x"), ("\u{1B}[Z\u{0}\u{1B}OFx", "x", "x"),
        ("fo\t", "for", "for"), ("f.o\t", "f.o", "f.o"), ("\t", "", ""), ("wh\t", "while", "while"),
        ("\u{7F}\u{1B}[D\u{17}\u{4}x", "x", "x"),
    ])
    func `keys edit the line`(keys: String, text: String, beforeCursor: String) {
        var editor = Self.editor
        var reader = KeyReader()
        // Byte by byte: what is not whole yet waits.
        for byte in keys.utf8 {
            reader.append([byte])
            while let key = reader.next() { _ = editor.press(key) }
        }
        #expect(editor.text == text)
        #expect(editor.beforeCursor == beforeCursor)
    }

    @Test func `keys end the line`() {
        var editor = Self.editor
        #expect(editor.press(.endOfInput) == .end)
        #expect(editor.press(.text("for")) == .redraw)
        #expect(editor.press(.endOfInput) == .redraw)
        #expect(editor.press(.tab) == .propose(["for", "format"]))
        #expect(editor.press(.interrupt) == .interrupt)
        #expect(editor.press(.enter) == .accept("for"))
    }

    @Test(
        arguments: [
            [0x1B], [0x1B, 0x5B], [0xC3], [0xF0, 0x9F, 0x98], [0x1B, 0x5B, 0x31],
        ] as [[UInt8]]
    )
    func `half a key waits`(bytes: [UInt8]) {
        var reader = KeyReader()
        reader.append(bytes)
        #expect(reader.next() == nil)
    }

    @Test func `bytes that are no text never stop the reader`() {
        var generator = SystemRandomNumberGenerator()
        for _ in 0..<200 {
            var reader = KeyReader()
            reader.append((0..<100).map { _ in UInt8.random(in: 0...255, using: &generator) })
            var count = 0
            while reader.next() != nil { count += 1 }
            #expect(count <= 100)
        }
        var reader = KeyReader()
        reader.append([0xFF, 0xFF, 0xFF, 0xFF, 0x61])
        var last: Key?
        while let key = reader.next() { last = key }
        #expect(last == .text("a"))
    }

    private static var editor: LineEditor {
        LineEditor(history: ["first", "second"]) { start in
            ["for", "format", "while"].filter { $0.hasPrefix(start) }
        }
    }
}
