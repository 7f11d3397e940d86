// SPDX-License-Identifier: Apache-2.0

import TestSupport
import Testing

@testable import ModuleWorkspace

/// Ignore files mean what they mean to git, which is asked about every path.
@Suite struct IgnoreRulesTests {
    /// Files; each of their folders is tried too.
    static let paths = [
        "a.txt", "b.log", "lib/a.txt", "lib/deep/b.log", "lib/deep/er/c.js", "build/x/y.o",
        "build.js",
        "docs/build/index.html", "foo/bar/baz", "foo/x/bar", "foo/bar", "x/foo/bar", "#hash",
        "!bang",
        "sp ace.txt", "trail ", "back\\slash", "a[b].txt", "ab.txt", "ac.txt", "a-b", "Zed.TXT",
        "ü.txt",
        "a*b", "axxb", "a/b", "1.md", "x9.md", ".hidden/in.txt", ".env", "tests/a_test.js",
        "abc/def/ghi",
    ]

    static let files: [[String]] = [
        ["*.log"], ["/a.txt"], ["a.txt"], ["lib/"], ["/lib"], ["lib/*"], ["lib/**"], ["**/b.log"],
        ["lib/**/c.js"], ["build"], ["/build"], ["build/"], ["**/build"], ["**/build/"],
        ["foo/bar"],
        ["foo/**/bar"], ["**/foo/bar"], ["foo/*"], ["*"], ["**"], ["/**"], ["*/"], ["/*"],
        ["*.txt", "!a.txt"],
        ["lib/", "!lib/a.txt"], ["lib/*", "!lib/a.txt"], ["/*", "!/lib"],
        ["/*", "!/lib/", "/lib/*", "!/lib/a.txt"],
        ["\\#hash"], ["#hash"], ["\\!bang"], ["!bang"], ["sp ace.txt"], ["trail "], ["trail\\ "],
        ["trail\\  "],
        ["back\\\\slash"], ["a[b].txt"], ["a\\[b\\].txt"], ["a[bc].txt"], ["a[!b].txt"],
        ["a[^b].txt"],
        ["a[a-b].txt"], ["a[]b].txt"], ["a[b.txt"], ["[[:digit:]].md"], ["?[[:digit:]].md"],
        ["[[:alpha:]]*.md"],
        ["[[:upper:]]*"], ["a?b"], ["a??b"], ["a\\*b"], ["a*b"], ["ü.txt"], ["?.txt"], ["*.TXT"],
        ["zed.txt"],
        ["foo*"], ["foo**"], ["**foo"], ["foo/**bar"], ["foo**/bar"], ["a/**/b"], ["/"], ["//"],
        [""], [" "], ["!"],
        ["\\"], ["abc\\"], [".*"], [".env*"], ["*.js", "!tests/", "!tests/*.js"], ["abc/**/ghi"],
        ["abc/*/ghi"],
        ["abc/*"], ["abc/def/"], ["[]-a].txt"], ["a[b-].txt"], ["*.log\r"], ["***/b.log"],
        ["lib/***"], ["foo/b**"], ["foo/b**/baz"], ["lib/d*/**"], ["l?b/**/c.js"],
    ]

    @Test(arguments: files.indices)
    func `git agrees`(index: Int) async throws {
        let lines = Self.files[index]
        let folder = try TemporaryFolder()
        for path in Self.paths where !(path.hasPrefix("a/") || path == "foo/bar") {
            try folder.write("", to: "tree/" + path)
        }
        try folder.write(lines.joined(separator: "\n") + "\n", to: "tree/.gitignore")
        let all = Self.paths.filter { !($0.hasPrefix("a/") || $0 == "foo/bar") }
        let theirs = try await gitIgnores(all, in: folder)
        let rules = IgnoreRules().adding(Array(lines.joined(separator: "\n").utf8), in: "")
        for path in all {
            #expect(
                Self.isIgnored(path, by: rules) == theirs.contains(path),
                "\(lines) about `\(path)`"
            )
        }
    }

    @Test func `files of inner folders speak first`() async throws {
        let folder = try TemporaryFolder()
        for path in ["a.txt", "lib/a.txt", "lib/b.txt", "lib/in/a.txt"] {
            try folder.write("", to: "tree/" + path)
        }
        try folder.write("*.txt\n", to: "tree/.gitignore")
        try folder.write("!a.txt\n/b.txt\n", to: "tree/lib/.gitignore")
        let all = ["a.txt", "lib/a.txt", "lib/b.txt", "lib/in/a.txt"]
        let theirs = try await gitIgnores(all, in: folder)
        let outer = IgnoreRules().adding(Array("*.txt\n".utf8), in: "")
        let inner = outer.adding(Array("!a.txt\n/b.txt\n".utf8), in: "lib/")
        let ours = all.filter {
            ($0.hasPrefix("lib/") ? inner : outer).verdict(on: $0, isFolder: false) == true
        }
        #expect(Set(ours) == theirs)
    }

    @Test func `no pattern takes long`() {
        let pattern =
            String(repeating: "*a", count: 200) + "**/" + String(repeating: "?*", count: 200)
        let rules = IgnoreRules(lines: [pattern])
        #expect(rules.verdict(on: String(repeating: "a", count: 1_000), isFolder: false) == nil)
    }

    // MARK: Parts

    /// Whether a walk from the top would meet the file.
    private static func isIgnored(_ path: String, by rules: IgnoreRules) -> Bool {
        let parts = path.split(separator: "/")
        return parts.indices.contains { end in
            let prefix = parts[...end].joined(separator: "/")
            return rules.verdict(on: prefix, isFolder: end < parts.count - 1) == true
        }
    }

    /// Those of `paths` that git ignores.
    private func gitIgnores(_ paths: [String], in folder: TemporaryFolder) async throws -> Set<
        String
    > {
        let environment = [
            "PATH": "/usr/bin:/bin", "HOME": folder.path, "GIT_CONFIG_NOSYSTEM": "1",
            "GIT_CONFIG_GLOBAL": "/dev/null",
        ]
        let git = ChildProgram(
            "/usr/bin/git",
            environment: environment,
            currentDirectory: folder.path("tree")
        )
        _ = try await git.run(["init", "--quiet"])
        let input = paths.map { $0 + "\0" }.joined()
        let outcome = try await git.run(
            ["check-ignore", "--no-index", "-z", "--stdin"],
            input: Array(input.utf8)
        )
        return Set(outcome.output.split(separator: "\0").map(String.init))
    }
}
