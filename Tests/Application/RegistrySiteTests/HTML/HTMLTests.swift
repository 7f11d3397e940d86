// SPDX-License-Identifier: Apache-2.0

import RegistrySite
import Testing

@Suite struct HTMLTests {
    static func string(_ piece: HTML) -> String { String(decoding: piece.bytes, as: UTF8.self) }

    static let texts = [
        ("plain · ünïcode 🙂 ’ —", "plain · ünïcode 🙂 ’ —"),
        (
            "<script>alert(\"1\" & '2')</script>",
            "&lt;script&gt;alert(&quot;1&quot; &amp; &#39;2&#39;)&lt;/script&gt;"
        ),
        ("a\tb\nc", "a\tb\nc"),
        ("\u{0}\u{1B}[31m\r\u{7F}\u{9B}", "␀␛[31m␍␡\u{FFFD}"),
        ("if (a\u{202E} // \u{2066})", "if (a⟨U+202E⟩ // ⟨U+2066⟩)"),
        ("\u{200E}\u{61C}\u{FFFF}", "⟨U+200E⟩⟨U+61C⟩\u{FFFD}"),
        ("", ""),
    ]

    @Test(arguments: texts)
    func `text is escaped`(text: String, escaped: String) {
        #expect(Self.string(.text(text)) == escaped)
    }

    static let addresses: [(String, Bool)] = [
        ("https://a.b/c?d=e&f#g", true), ("HTTP://a", true), ("mailto:a@b.c", true),
        ("javascript:alert(1)", false), ("java\nscript:alert(1)", false),
        (" javascript:alert(1)", false), ("https:a", false), ("https://", false),
        ("data:text/html,a", false), ("vbscript:a", false), ("//a.b", false), ("a.md", false),
        ("", false), ("https://a b", false), ("ht\u{0}tps://a", false), ("httpsː//a", false),
        ("https://" + String(repeating: "a", count: 2048), false),
    ]

    @Test(arguments: addresses)
    func `only addresses of the web and of mail lead elsewhere`(text: String, isLink: Bool) {
        #expect((Link.foreign(text) != nil) == isLink)
    }
}
