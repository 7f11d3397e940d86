// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import Testing

@Suite struct SpecifierTests {
    static let gist = "a1f3e09a42db6c680b454f6f93efa9d8"
    static let commit = "b20e54d6dbf422252b7b670af492632f2fa6c1a2"

    static let spellings: [(text: String, canonical: String, source: SourceScheme)] = [
        ("./a.js", "./a.js", .file), ("../a/b c.js", "../a/b c.js", .file),
        ("/abs/ü.js", "/abs/ü.js", .file),
        (".", ".", .file), ("..", "..", .file), ("file:///abs/a%20b.js", "/abs/a b.js", .file),
        ("file://localhost/a/../b.js?x#y", "/b.js", .file), ("FILE:/a", "/a", .file),
        ("https://Example.com/a.js#x", "https://example.com/a.js", .https),
        ("HTTP://localhost:80/a", "http://localhost/a", .https),
        ("https://gist.github.com/me/\(gist)", "https://gist.github.com/me/\(gist)", .https),
        ("slugify", "saved:slugify", .saved), ("slugify@3", "saved:slugify@3", .saved),
        ("slugify/lib/words.js", "saved:slugify/lib/words.js", .saved),
        ("slugify@3/lib/words.js", "saved:slugify@3/lib/words.js", .saved),
        ("saved:slugify", "saved:slugify", .saved), ("saved:a/b@c.js", "saved:a/b@c.js", .saved),
        ("@alice/utils", "@alice/utils", .registry),
        ("@alice/utils@^1.2", "@alice/utils@^1.2", .registry),
        ("@alice/utils@1.2.0/sub/path", "@alice/utils@1.2.0/sub/path", .registry),
        ("@alice/utils/sub@2", "@alice/utils/sub@2", .registry),
        ("@alice/utils@>=1,<3", "@alice/utils@>=1 <3", .registry),
        ("@alice/utils@latest", "@alice/utils@latest", .registry),
        ("mlld://alice/utils", "mlld://alice/utils", .registry),
        ("mlld://alice/utils@^1", "mlld://alice/utils@^1", .registry),
        ("gist:\(gist)", "gist:\(gist)", .gist), ("gist:Me/\(gist)", "gist:me/\(gist)", .gist),
        ("gist:\(gist)/a.js", "gist:\(gist)/a.js", .gist),
        ("gist:me/\(gist)@\(commit)/a.js", "gist:me/\(gist)@\(commit)/a.js", .gist),
        ("mlld://gist/me/\(gist)", "gist:me/\(gist)", .gist),
        (
            "git://GitHub.com/owner/repo@v1.0/src/a.js",
            "git://github.com/owner/repo@v1.0/src/a.js", .git
        ),
        ("git+https://github.com/owner/repo.git", "git://github.com/owner/repo.git", .git),
        ("git://github.com/owner/repo/a@b.js", "git://github.com/owner/repo/a@b.js", .git),
        (
            "git://h.com:8443/g/sub/r.git@feature%2fx/a.js",
            "git://h.com:8443/g/sub/r.git@feature%2Fx/a.js", .git
        ),
        ("git://h.com:443/a/b@\(commit)", "git://h.com/a/b@\(commit)", .git),
        ("dns:@alice/utils", "dns:@alice/utils", .dns),
        ("db://main/modules/slugify", "db://main/modules/slugify", .database),
        ("node:path", "node:path", .builtin), ("node:fs/promises", "node:fs/promises", .builtin),
    ]

    @Test(arguments: spellings)
    func `every spelling has one canonical form`(
        text: String,
        canonical: String,
        source: SourceScheme
    ) throws {
        let specifier = try Specifier(parsing: text)
        #expect(specifier.description == canonical)
        #expect(specifier.source == source)
        #expect(try Specifier(parsing: canonical) == specifier)
    }

    static let refused: [(text: String, code: String)] = [
        ("", "specifier-malformed"), (" a", "specifier-malformed"), ("a\n", "specifier-malformed"),
        ("./a\u{0}.js", "specifier-malformed"), ("//example.com/a.js", "specifier-malformed"),
        (#".\a.js"#, "specifier-malformed"), ("#internal", "specifier-malformed"),
        ("a b", "specifier-malformed"), ("a/../b", "specifier-malformed"),
        ("a//b", "specifier-malformed"),
        ("a/", "specifier-malformed"), ("a@0", "specifier-malformed"),
        ("a@03", "specifier-malformed"),
        ("a@^1", "specifier-malformed"), ("a@", "specifier-malformed"),
        ("con", "specifier-malformed"),
        ("http://example.com/a", "insecure-url"), ("https://u:p@h.com/", "url-credentials"),
        ("https://", "url-malformed"), ("npm:lodash", "specifier-scheme-unknown"),
        ("jsr:@std/path", "specifier-scheme-unknown"),
        ("data:text/javascript,1", "specifier-scheme-unknown"),
        ("C:/a.js", "specifier-scheme-unknown"), ("file://other/a.js", "specifier-malformed"),
        ("file:///a%2Fb", "specifier-malformed"), ("file:///a%00", "specifier-malformed"),
        ("file:///%FF", "specifier-malformed"), ("file:a.js", "specifier-malformed"),
        ("@alice", "specifier-malformed"), ("@Alice/utils", "package-name-malformed"),
        ("@alice/utils@", "requirement-malformed"), ("@alice/utils@^^", "requirement-malformed"),
        ("@alice/utils/../x", "specifier-malformed"), ("mlld:alice/utils", "specifier-malformed"),
        ("gist:", "specifier-malformed"), ("gist:me/xyz", "specifier-malformed"),
        ("gist:\(gist)@abc", "specifier-malformed"), ("gist:-me/\(gist)", "specifier-malformed"),
        ("gist:\(gist.uppercased())", "specifier-malformed"),
        ("git:owner/repo", "specifier-malformed"),
        ("git://github.com/owner", "specifier-malformed"),
        ("git://github.com/owner/repo@-x", "specifier-malformed"),
        ("git://github.com/owner/repo@a..b", "specifier-malformed"),
        ("git://github.com/owner/repo@a%20b", "specifier-malformed"),
        ("git://github.com/owner/repo@", "specifier-malformed"),
        ("git://github.com/owner@x/repo", "specifier-malformed"),
        ("git://github.com/../repo", "specifier-malformed"),
        ("git://u:p@github.com/owner/repo", "url-credentials"),
        ("git+ssh://git@github.com/a/b", "specifier-scheme-unknown"),
        ("dns:alice", "package-name-malformed"), ("db://main/modules", "specifier-malformed"),
        ("db:main/a/b", "specifier-malformed"), ("db://main/a/..", "specifier-malformed"),
        ("node:", "specifier-malformed"), ("node:../x", "specifier-malformed"),
        ("node:Path", "specifier-malformed"),
    ]

    @Test(arguments: refused)
    func `what names no module is refused, with a code`(text: String, code: String) {
        let error = #expect(throws: Specifier.Malformed.self) { try Specifier(parsing: text) }
        #expect(error?.diagnostic.code == code)
    }

    @Test(arguments: [
        "https://me:s3cret@example.com/a", "ftp://me:s3cret@h/x", "git://me:s3cret@h/a/b",
        "git+https://me:s3/cret@h/a/b", "ssh://me:s3cret@h", "me:s3cret@h",
        "https://me:s3cret@h/\n",
    ])
    func `an error never repeats a password`(text: String) {
        let error = #expect(throws: Specifier.Malformed.self) { try Specifier(parsing: text) }
        #expect(error.map { "\($0.diagnostic)".contains("s3") } == false)
    }

    @Test(arguments: [
        ("saved:", "write `./` in front of a file, or a name such as `slugify`"),
        ("saved:@u/p", "write `./` in front of a file, or a name such as `slugify`"),
        ("saved:slugify@0", "write `slugify@1`, or `slugify` for the newest"),
    ])
    func `the hint for a saved module names one`(text: String, hint: String) {
        let error = #expect(throws: Specifier.Malformed.self) { try Specifier(parsing: text) }
        #expect(error?.hints == [hint])
    }

    @Test(arguments: ["npm:lodash", "a b", "gist:x", "C:/a", "@alice", "git:x", "db:x", "a@^1"])
    func `an error has a hint`(text: String) {
        let error = #expect(throws: Specifier.Malformed.self) { try Specifier(parsing: text) }
        #expect(error?.hints.isEmpty == false)
    }
}
