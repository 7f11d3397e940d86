// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import FileSystemKit
import ModuleModel
import Testing

@testable import ModuleTrust

@Suite struct PolicyTests {
    static let digest = "sha256:" + String(repeating: "a", count: 64)
    static let other = "sha256:" + String(repeating: "b", count: 64)

    static let text = """
        version = 1

        [[approve]]
        url = "https://example.com/lib/"
        permissions = ["network:api.example.com"]
        reason = "reviewed"

        [[approve]]
        url = "HTTPS://Example.com:443/lib/a.js"
        permissions = ["read:./data"]

        [[approve]]
        url = "https://pinned.example.com/"
        digest = "\(digest)"

        [[approve]]
        saved = "slugify"

        [[approve]]
        saved = "words@3"
        permissions = ["environment:LANG"]

        [[approve]]
        digest = "\(other)"
        permissions = ["run:/usr/bin/git"]

        [[grant]]
        program = "tools"
        permissions = ["read:./data", "network"]

        [[grant]]
        program = "/srv/app/main.js"
        permissions = ["write:/srv/app/out"]
        """

    static let approvals: [(id: String, digest: String, permissions: [String]?)] = [
        ("https://example.com/lib/x/y.js", digest, ["network:api.example.com"]),
        ("https://example.com/lib/x.js?v=2", digest, ["network:api.example.com"]),
        ("https://example.com/lib/a.js", digest, ["network:api.example.com", "read:/team/data"]),
        ("https://example.com/lib", digest, nil),
        ("https://example.com/library/x.js", digest, nil),
        ("https://example.com.evil.example/lib/x.js", digest, nil),
        ("https://example.com:8443/lib/x.js", digest, nil),
        ("https://example.com/lib/../x.js", digest, nil),
        ("https://example.com/lib/%2e%2e/x.js", digest, nil),
        ("https://pinned.example.com/x.js", digest, []),
        ("https://pinned.example.com/x.js", String(repeating: "c", count: 64), nil),
        ("saved:slugify", digest, []),
        ("saved:slugify@7/lib/words.js", digest, []),
        ("saved:slugify2", digest, nil),
        ("saved:words@3", digest, ["environment:LANG"]),
        ("saved:words@4", digest, nil),
        ("saved:words", digest, nil),
        ("https://anywhere.example/x.js", other, ["run:/usr/bin/git"]),
        ("saved:slugify", other, ["run:/usr/bin/git"]),
    ]

    @Test(arguments: approvals)
    func `a rule approves exactly what it names`(
        id: String,
        digest: String,
        permissions: [String]?
    ) throws {
        let source: SourceScheme = id.hasPrefix("saved:") ? .saved : .https
        let content = try ContentDigest(
            parsing: digest.hasPrefix("sha256:") ? digest : "sha256:" + digest
        )
        let approved = try Self.policy().approves(id: ModuleID(source: source, id), digest: content)
        #expect(approved?.permissions.map(\.description) == permissions)
    }

    static let grants: [(program: String, permissions: [String])] = [
        ("/team/tools/report.js", ["network", "read:/team/data"]),
        ("/team/tools", ["network", "read:/team/data"]),
        ("/team/toolshed/report.js", []),
        ("/team/tools/../report.js", []),
        ("/srv/app/main.js", ["write:/srv/app/out"]),
        ("/srv/app/main.jsx", []),
        ("", []),
    ]

    @Test(arguments: grants)
    func `a grant reaches its program and no other`(program: String, permissions: [String]) throws {
        let granted = try Self.policy().grants(program: program)
        #expect(granted.permissions.map(\.description) == permissions)
    }

    @Test func `the empty policy approves and grants nothing`() throws {
        let content = try ContentDigest(parsing: Self.digest)
        let id = ModuleID(source: .https, "https://example.com/a.js")
        #expect(Policy.empty.approves(id: id, digest: content) == nil)
        #expect(Policy.empty.grants(program: "/a").isEmpty)
    }

    static func policy(_ text: String = text) throws -> Policy {
        try Policy(
            parsing: SourceText(name: "policy.toml", text: text),
            folder: try FilePath("/team")
        )
    }
}
