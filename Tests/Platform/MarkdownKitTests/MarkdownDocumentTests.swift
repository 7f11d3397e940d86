// SPDX-License-Identifier: Apache-2.0

import MarkdownKit
import Testing

@Suite struct MarkdownDocumentTests {
    static func blocks(_ text: String) -> [MarkdownBlock] {
        MarkdownDocument(parsing: text, limits: .readme).blocks
    }

    static let cases: [(String, [MarkdownBlock])] = [
        ("# A `b`", [.heading(level: 1, [.text("A "), .code("b")])]),
        (
            "a *b* **c** ~~d~~",
            [
                .paragraph([
                    .text("a "), .emphasis([.text("b")]), .text(" "), .strong([.text("c")]),
                    .text(" "), .struckOut([.text("d")]),
                ])
            ]
        ),
        ("```js run\nlet a\n```", [.code("let a\n", language: "js")]),
        ("> a", [.quote([.paragraph([.text("a")])])]),
        ("---", [.rule]),
        (
            "[a](https://b.c \"d\")",
            [
                .paragraph([.link(destination: "https://b.c", title: "d", [.text("a")])])
            ]
        ),
        (
            "![a *b*](c.png)",
            [
                .paragraph([.image(destination: "c.png", title: "", alternative: "a b")])
            ]
        ),
        (
            "see https://a.b/(c), or (http://d.e).",
            [
                .paragraph([
                    .text("see "),
                    .link(destination: "https://a.b/(c)", title: "", [.text("https://a.b/(c)")]),
                    .text(", or ("),
                    .link(destination: "http://d.e", title: "", [.text("http://d.e")]),
                    .text(")."),
                ])
            ]
        ),
        (
            "javascript://a file://b xhttps://c http://",
            [
                .paragraph([.text("javascript://a file://b xhttps://c http://")])
            ]
        ),
        (
            "[https://a.b](https://c.d)",
            [
                .paragraph([.link(destination: "https://c.d", title: "", [.text("https://a.b")])])
            ]
        ),
        ("a<br>b", [.paragraph([.text("a"), .lineBreak, .text("b")])]),
        ("<script>alert(1)</script>", [.paragraph([.text("<script>alert(1)</script>")])]),
        (
            "a <b onclick='x'>c</b>",
            [
                .paragraph([
                    .text("a "), .text("<b onclick='x'>"), .text("c"), .text("</b>"),
                ])
            ]
        ),
        ("<!-- a --> \n", []),
        ("a <!-- b --> c", [.paragraph([.text("a "), .text(" c")])]),
        ("", []),
    ]

    @Test(arguments: cases)
    func `a text is taken apart`(text: String, blocks: [MarkdownBlock]) {
        #expect(Self.blocks(text) == blocks)
    }

    @Test func `lists have items, numbers and tasks`() throws {
        let text = "3. a\n4. b\n\n---\n- [x] c\n- [ ] d\n- e"
        guard case .list(let steps) = Self.blocks(text).first,
            case .list(let tasks) = Self.blocks(text).last
        else { throw Unexpected() }
        #expect(steps.start == 3)
        #expect(steps.items.map(\.isDone) == [nil, nil])
        #expect(tasks.start == nil)
        #expect(tasks.items.map(\.isDone) == [true, false, nil])
        #expect(tasks.isTight)
    }

    @Test func `tables have columns and rows`() {
        let table = MarkdownTable(
            alignments: [.natural, .left, .center, .right],
            head: ["a", "b", "c", "d"].map { [.text($0)] },
            rows: [["1", "2", "3", "4"].map { [.text($0)] }]
        )
        let text = "a|b|c|d\n-|:-|:-:|-:\n1|2|3|4"
        #expect(Self.blocks(text) == [.table(table)])
    }

    @Test func `bytes that are no text come out as text`() {
        let text = String(decoding: [0x61, 0xFF, 0x00, 0x62] as [UInt8], as: UTF8.self)
        #expect(Self.blocks(text) == [.paragraph([.text("a\u{FFFD}\u{FFFD}b")])])
    }

    @Test func `the first paragraph is found behind a heading`() {
        let document = MarkdownDocument(parsing: "# A\n\nb *c*\nd\n\ne", limits: .readme)
        #expect(document.firstParagraph == "b c d")
    }

    private struct Unexpected: Error {}

    @Test func `texts that are read at the same time do not disturb each other`() async {
        let text = "~~gone~~ and *there*\n\n| a | b |\n| - | - |\n| ~~c~~ | d |\n"
        let alone = Self.blocks(text)
        let differing = await withTaskGroup(of: Int.self) { group in
            for _ in 0..<8 {
                group.addTask { (0..<2000).count { _ in Self.blocks(text) != alone } }
            }
            return await group.reduce(0, +)
        }
        #expect(differing == 0)
    }
}
