// SPDX-License-Identifier: Apache-2.0

import Diagnostics
import ModuleModel
import Testing

@Suite struct PermissionTests {
    static let spellings: [(text: String, canonical: String)] = [
        ("read", "read"), ("read:/srv/data/", "read:/srv/data"),
        ("read:./data", "read:/home/app/data"),
        ("read:.", "read:/home/app"), ("write:../x", "write:/home/x"),
        ("read:/a//b/./../c", "read:/a/c"),
        ("read:/..", "read:/"), ("read:/a:b", "read:/a:b"), ("read:./~", "read:/home/app/~"),
        ("network", "network"), ("network:API.Example.com", "network:api.example.com"),
        ("network:api.example.com:443", "network:api.example.com:443"),
        ("network:localhost:8080", "network:localhost:8080"),
        ("network:[0:0::1]:80", "network:[::1]:80"),
        ("network:[::1]", "network:[::1]"), ("network:10.0.0.1", "network:10.0.0.1"),
        ("environment:HOME", "environment:HOME"), ("environment:_x1", "environment:_x1"),
        ("run:/usr/bin/git", "run:/usr/bin/git"), ("run:./tool", "run:/home/app/tool"),
        ("saved", "saved"), ("saved:read", "saved:read"), ("saved:write", "saved:write"),
        ("foreign:Tensor", "foreign:Tensor"),
    ]

    @Test(arguments: spellings)
    func `every spelling has one canonical form`(text: String, canonical: String) throws {
        let permission = try Permission(parsing: text, relativeTo: "/home/app")
        #expect(permission.description == canonical)
        #expect(try Permission(parsing: canonical) == permission)
    }

    @Test(arguments: [
        "", "reed", "Read", "read:", "read:data", "read:~/x", "read:/a\u{0}", "network:",
        "network:*",
        "network:*.example.com", "network:https://example.com", "network:10.0.0.0/8", "network:::1",
        "network:a b", "network:host:0", "network:127.1", "environment:A=B", "environment:1A",
        "environment:*", "run:git", "saved:all", "all",
    ])
    func `what is not a permission is refused`(text: String) {
        let error = #expect(throws: Permission.Malformed.self) { try Permission(parsing: text) }
        #expect(error?.diagnostic.code == "permission-malformed")
    }

    static let coverings: [(wide: String, narrow: String, isCovered: Bool)] = [
        ("read", "read:/a", true), ("read:/a", "read", false), ("read:/a", "read:/a/b", true),
        ("read:/a", "read:/ab", false), ("read:/a", "write:/a/b", false),
        ("read:/", "read:/a", true),
        ("network:h.com", "network:h.com:80", true), ("network:h.com:80", "network:h.com", false),
        ("network:h.com:80", "network:h.com:8080", false),
        ("network:h.com", "network:h.com.evil", false),
        ("network:[::1]", "network:[::1]:80", true), ("network:[::1]:8", "network:[::1]:80", false),
        ("run:/a", "run:/a/b", false), ("environment:A", "environment:AB", false),
        ("environment", "environment:A", true), ("saved:write", "saved:read", false),
    ]

    @Test(arguments: coverings)
    func `covering follows components`(wide: String, narrow: String, isCovered: Bool) throws {
        let (wide, narrow) = try (Permission(parsing: wide), Permission(parsing: narrow))
        #expect(wide.covers(narrow) == isCovered)
    }

    @Test func `canonical equivalents are two paths`() throws {
        let (composed, decomposed) = try (
            Permission.read("/caf\u{E9}"), Permission.read("/cafe\u{301}")
        )
        #expect(composed != decomposed)
        #expect(PermissionSet([composed, decomposed]).permissions.count == 2)
    }

    @Test func `factories build what parsing reads`() throws {
        #expect(try Permission.network("::1", port: 80).description == "network:[::1]:80")
        #expect(try Permission.network("Example.com").host == "example.com")
        #expect(try Permission.network("[::1]", port: 80).host == "::1")
        #expect(try Permission.network("a.com", port: 81).port == 81)
        #expect(try Permission.environment("HOME") == Permission(parsing: "environment:HOME"))
        #expect(Permission.savedRead.description == "saved:read")
        #expect(throws: Permission.Malformed.self) { try Permission.network("a.com:1", port: 2) }
        #expect(throws: Permission.Malformed.self) { try Permission.network("a.com", port: 0) }
    }
}
