// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import Testing

@Suite struct NameTests {
    @Test(arguments: [
        "a", "slugify", "Slug-ify_2.0", "7zip", "console", "com", "com10", "nullable", "a-",
        String(repeating: "a", count: 64),
    ])
    func `a name survives a round trip`(text: String) throws {
        #expect(try ModuleName(parsing: text).description == text)
    }

    @Test(arguments: [
        "", "../x", "..", "a..b", ".a", "a.", "-a", "_a", "a/b", "@u/p", "a b%?#", "a\u{0}", "é",
        "\u{212A}", "con", "NUL", "aux.js", "com1", "LPT9.txt", "node", "NPM", "saved", "a@3",
        "a:b",
        String(repeating: "a", count: 65),
    ])
    func `what is not a safe file name is refused`(text: String) {
        let error = #expect(throws: ModuleName.Malformed.self) { try ModuleName(parsing: text) }
        #expect(error?.diagnostic.code == "name-malformed")
    }

    @Test func `case twins meet in their folded form`() throws {
        #expect(try ModuleName(parsing: "Case").folded == ModuleName(parsing: "cAse").folded)
        #expect(try ModuleName(parsing: "Case") != ModuleName(parsing: "case"))
    }

    @Test(arguments: ["@alice/utils", "@a/b.c-d_e", "@3d/7"])
    func `a package name survives a round trip`(text: String) throws {
        #expect(try PackageName(parsing: text).description == text)
    }

    @Test(arguments: [
        "alice/utils", "@alice", "@alice/", "@/utils", "@a/b/c", "@Alice/utils", "@a/..", "@a/con",
        "@@a/b", "@a/b@1", "", "@",
    ])
    func `what is not a package name is refused`(text: String) {
        let error = #expect(throws: PackageName.Malformed.self) { try PackageName(parsing: text) }
        #expect(error?.diagnostic.code == "package-name-malformed")
    }
}
