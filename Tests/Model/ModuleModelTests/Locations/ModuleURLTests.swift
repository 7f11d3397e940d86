// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import TestSupport
import Testing

@Suite struct ModuleURLTests {
    static let spellings: [(text: String, canonical: String)] = [
        ("https://example.com", "https://example.com/"),
        ("HTTPS://Example.COM:443/a.js#part", "https://example.com/a.js"),
        ("https://example.com:8443/a", "https://example.com:8443/a"),
        ("https://example.com:/a", "https://example.com/a"),
        ("https://example.com:0443/a", "https://example.com/a"),
        ("https://example.com/a/./b/../c/%2e%2E/d.js", "https://example.com/a/d.js"),
        ("https://example.com/../../a", "https://example.com/a"),
        ("https://example.com/a/b/..", "https://example.com/a/"),
        ("https://example.com/%7euser/%61%2fb", "https://example.com/~user/a%2Fb"),
        ("https://example.com/my file/ü.js", "https://example.com/my%20file/%C3%BC.js"),
        ("https://example.com/a?b=1&c=%3d?#d", "https://example.com/a?b=1&c=%3D?"),
        ("https://example.com?", "https://example.com/?"),
        ("https://cdn.example.com/npm/lodash@4/x.js", "https://cdn.example.com/npm/lodash@4/x.js"),
        ("http://localhost:8080/a", "http://localhost:8080/a"),
        ("http://127.1.2.3:80/", "http://127.1.2.3/"),
        ("http://[0:0::1]:8000/a", "http://[::1]:8000/a"),
        ("https://[2001:DB8:0:0:1:0:0:1]/", "https://[2001:db8::1:0:0:1]/"),
        ("https://[::ffff:192.0.2.1]/", "https://[::ffff:c000:201]/"),
        ("https://xn--bcher-kva.example/", "https://xn--bcher-kva.example/"),
        ("https://a_b.example.com/", "https://a_b.example.com/"),
        ("https://example.com//a//b", "https://example.com//a//b"),
    ]

    @Test(arguments: spellings)
    func `every spelling has one canonical form`(text: String, canonical: String) throws {
        let url = try ModuleURL(parsing: text)
        #expect(url.description == canonical)
        #expect(try ModuleURL(parsing: canonical) == url)
    }

    static let refused: [(text: String, code: String)] = [
        ("", "url-malformed"), ("example.com/a", "url-malformed"), ("https:", "url-malformed"),
        ("https:///a", "url-malformed"), ("https:a", "url-malformed"),
        ("ftp://example.com/", "url-malformed"), ("javascript:alert(1)", "url-malformed"),
        ("https://exa mple.com/", "url-malformed"),
        ("https://example.com/a\u{0}b", "url-malformed"),
        ("https://example.com/a\nb", "url-malformed"), (" https://example.com/", "url-malformed"),
        ("https://example.com/%zz", "url-malformed"), ("https://example.com/%4", "url-malformed"),
        ("https://example.com/%00", "url-malformed"),
        ("https://example.com/a?%g1", "url-malformed"),
        (#"https://example.com\@evil.com/"#, "url-malformed"),
        ("https://bücher.example/", "url-malformed"), ("https://example.com./", "url-malformed"),
        ("https://.example.com/", "url-malformed"), ("https://a..b/", "url-malformed"),
        ("https://-a.com/", "url-malformed"), ("https://ex%61mple.com/", "url-malformed"),
        ("https://2130706433/", "url-malformed"), ("https://127.1/", "url-malformed"),
        ("https://0x7f.0.0.1/", "url-malformed"), ("https://0x7f000001/", "url-malformed"),
        ("https://0177.0.0.1/", "url-malformed"), ("https://1.2.3.4.5/", "url-malformed"),
        ("https://256.1.1.1/", "url-malformed"), ("https://[::1/", "url-malformed"),
        ("https://[::1]x/", "url-malformed"), ("https://[fe80::1%25eth0]/", "url-malformed"),
        ("https://[1:2:3:4:5:6:7:8:9]/", "url-malformed"), ("https://[1::2::3]/", "url-malformed"),
        ("https://[localhost]/", "url-malformed"), ("https://[1:2:3:4:5:6:7:]/", "url-malformed"),
        ("https://example.com:0/", "url-malformed"),
        ("https://example.com:65536/", "url-malformed"),
        ("https://example.com:8a/", "url-malformed"),
        ("https://" + String(repeating: "a", count: 64) + ".com/", "url-malformed"),
        ("https://example.com/" + String(repeating: "a", count: 9000), "url-malformed"),
        ("http://example.com/a.js", "insecure-url"), ("http://127.evil.com/", "insecure-url"),
        ("http://localhost.evil.com/", "insecure-url"), ("http://0.0.0.0/", "insecure-url"),
        ("https://me@example.com/", "url-credentials"),
    ]

    @Test(arguments: refused)
    func `what is not a URL for modules is refused`(text: String, code: String) {
        let error = #expect(throws: ModuleURL.Malformed.self) { try ModuleURL(parsing: text) }
        #expect(error?.diagnostic.code == code)
    }

    @Test(arguments: [
        "https://me:s3cret@example.com/a", "https://me:s3/cret@example.com/",
        "//me:s3cret@example.com",
        "https:me:s3cret@example.com", "https://me:s3#cret@example.com/", #"https:\\me:s3cret@h/"#,
        "https://me:s3cret@exa mple.com/",
        "https://me:s3cret@" + String(repeating: "a", count: 9000),
    ])
    func `an error never repeats a password`(text: String) throws {
        let base = try ModuleURL(parsing: "https://example.com/")
        for read in [{ try ModuleURL(parsing: text) }, { try base.resolving(text) }] {
            let error = #expect(throws: ModuleURL.Malformed.self) { _ = try read() }
            let said = error.map { "\($0)\($0.text)\($0.reason)\($0.hints)" } ?? ""
            #expect(!said.contains("s3"), "\(said)")
        }
    }

    /// The examples of RFC 3986 §5.4, with `https` for `http`.
    static let examples: [(reference: String, target: String)] = [
        ("https://g/h", "https://g/h"), ("g", "https://a/b/c/g"), ("./g", "https://a/b/c/g"),
        ("g/", "https://a/b/c/g/"), ("/g", "https://a/g"), ("//g", "https://g/"),
        ("?y", "https://a/b/c/d;p?y"), ("g?y", "https://a/b/c/g?y"), ("#s", "https://a/b/c/d;p?q"),
        ("g#s", "https://a/b/c/g"), ("g?y#s", "https://a/b/c/g?y"), (";x", "https://a/b/c/;x"),
        ("g;x", "https://a/b/c/g;x"), ("g;x?y#s", "https://a/b/c/g;x?y"),
        ("", "https://a/b/c/d;p?q"), (".", "https://a/b/c/"), ("./", "https://a/b/c/"),
        ("..", "https://a/b/"), ("../", "https://a/b/"), ("../g", "https://a/b/g"),
        ("../..", "https://a/"), ("../../", "https://a/"), ("../../g", "https://a/g"),
        ("../../../g", "https://a/g"), ("../../../../g", "https://a/g"), ("/./g", "https://a/g"),
        ("/../g", "https://a/g"), ("g.", "https://a/b/c/g."), (".g", "https://a/b/c/.g"),
        ("g..", "https://a/b/c/g.."), ("..g", "https://a/b/c/..g"), ("./../g", "https://a/b/g"),
        ("./g/.", "https://a/b/c/g/"), ("g/./h", "https://a/b/c/g/h"),
        ("g/../h", "https://a/b/c/h"), ("g;x=1/./y", "https://a/b/c/g;x=1/y"),
        ("g;x=1/../y", "https://a/b/c/y"), ("g?y/./x", "https://a/b/c/g?y/./x"),
        ("g?y/../x", "https://a/b/c/g?y/../x"), ("g#s/./x", "https://a/b/c/g"),
        ("%2e%2e/g", "https://a/b/g"),
    ]

    @Test(arguments: examples)
    func `references resolve as RFC 3986 says`(reference: String, target: String) throws {
        let base = try ModuleURL(parsing: "https://a/b/c/d;p?q")
        let resolved = try base.resolving(reference)
        #expect(resolved.description == target)
        #expect(try ModuleURL(parsing: target) == resolved)
    }

    @Test(arguments: ["g:h", "https:g", "mailto:a@b", "http://g/"])
    func `a reference out of the allowed schemes is refused`(reference: String) throws {
        let base = try ModuleURL(parsing: "https://a/b/c/d;p?q")
        #expect(throws: ModuleURL.Malformed.self) { try base.resolving(reference) }
    }

    @Test(arguments: [
        ("http://localhost/", true), ("https://127.0.0.1/", true), ("https://[::1]/", true),
        ("https://127.example.com/", false), ("https://10.0.0.1/", false),
    ])
    func `loopback is told by address, not by prefix`(text: String, isLoopback: Bool) throws {
        #expect(try ModuleURL(parsing: text).isLoopback == isLoopback)
    }

    /// The glance at URLs of a lock may say "not sure", but never "canonical" of one that is not.
    @Test func `what looks canonical at a glance is canonical`() throws {
        let seeds = [
            "https://cdn.example.com/npm/a-b@1.2/x.js", "https://a.b/", "https://1.2.3.com/~u/(x)",
        ]
        let marks = Array("https://aZ09.-_~%:@[]?#\\ /..".utf8) + [0, 0xC3]
        var random = SeededGenerator(seed: 5)
        var plain = 0
        for round in 0..<20_000 {
            var bytes = Array(seeds[round % seeds.count].utf8)
            for _ in 0..<Int.random(in: 0...3, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                let mark = marks.randomElement(using: &random) ?? 0
                if Bool.random(using: &random) {
                    bytes[place] = mark
                } else {
                    bytes.insert(mark, at: place)
                }
            }
            let text = String(decoding: bytes, as: UTF8.self)
            guard ModuleURL.isPlainlyCanonical(text) else { continue }
            plain += 1
            #expect(try ModuleURL(parsing: text).description == text)
        }
        #expect(plain > 2000)
        let addresses = [
            "1.2.3.4", "1.2.3.0xab", "0x7f", "127.1", "a.b.0x1f", "-a.com", "a-.com", "a..b",
        ]
        for host in addresses {
            #expect(!ModuleURL.isPlainlyCanonical("https://\(host)/"), "\(host)")
        }
    }
}
